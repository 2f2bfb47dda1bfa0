// The server between `initialized` and `shutdown`: open documents, roots, and when what is computed. An edit is answered in
// three steps: the edited document at once, the documents that refer to it in the next turns, and all else when the user pauses.

import { basename } from 'node:path';
import { type Connection, type Diagnostic, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticsOf } from '../language/diagnostics.ts';
import type { StatusParams } from '../language/status.ts';
import type { CheckResult, Finding } from '../rules/check.ts';
import type { Sms } from '../workspace/sms.ts';
import type { Baselines } from './baselines.ts';
import type { ClientSupport } from './capabilities.ts';
import { noFindings } from './finding-store.ts';
import { Indexing } from './indexing.ts';
import { PositionCodec } from './positions.ts';
import { PullPresenter } from './pull.ts';
import { PushPresenter } from './push.ts';
import { Refresher } from './refresh.ts';
import { Root, type RootTools } from './root.ts';
import { type Placed, Roots } from './roots.ts';
import { SavedFiles } from './saved-files.ts';
import type { Settings, SwitchableFeature } from './settings.ts';
import { inSlices } from './slices.ts';
import { isVirtual, pathOfUri, uriOfPath } from './uris.ts';
import type { OpenDocument, Presenter, View } from './view.ts';

/** The pause after an edit before everything is checked, in milliseconds; longer where a check takes long. */
const pause = 150;
const longestPause = 2000;

/** Milliseconds. */
const headStart = 3;

/** How long dependents are examined before messages are looked at again, in milliseconds. */
const slice = 3;

export interface SessionSetup {
  /** Of the tool. */
  readonly version: string;
  readonly connection: Connection;
  readonly support: ClientSupport;
  readonly tools: Omit<RootTools, 'report'>;
  /** The clock's day, ISO 8601. */
  readonly today: () => string;
  readonly settings: Settings;
  /** Folders are not read before it: the client's settings may still come. */
  readonly ready: Promise<unknown>;
  readonly report: (what: string, error: unknown) => void;
}

interface Dependent {
  readonly root: Root;
  readonly path: string;
}

export class Session implements View {
  /** Undefined where the client counts characters as we do. */
  readonly codec: PositionCodec | undefined;
  readonly #setup: SessionSetup;
  readonly #roots: Roots;
  readonly #presenter: Presenter;
  readonly #pull: PullPresenter | undefined;
  readonly #refresher: Refresher;
  readonly #indexing: Indexing;
  readonly #savedFiles = new SavedFiles();
  readonly #open = new Map<string, TextDocument>();
  /** Documents that the user opened, changed or closed since the last turn. */
  readonly #edited = new Set<string>();
  /** Roots that were not checked since something in them changed. */
  readonly #stale = new Set<Root>();
  #dependents: Dependent[] = [];
  #settings: Settings;
  #asOf: string;
  /** While findings are made anew for another day. */
  #turnOfDay: Promise<void> | undefined;
  #isStarted = false;
  #isStopped = false;
  #turn: NodeJS.Immediate | undefined;
  #examination: NodeJS.Timeout | NodeJS.Immediate | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** The check of stale roots while it goes on. */
  #check: Generator<void> | undefined;
  /** Somebody waits for a check of all that is stale. */
  #checking: Promise<void> | undefined;
  /** Files whose findings differ since they were last shown; a check that is put off leaves some. */
  readonly #unshown = new Set<string>();
  /** Milliseconds. */
  #lastCheck = 0;

  constructor(setup: SessionSetup) {
    const { connection, support, report, tools } = setup;
    this.#setup = setup;
    this.#settings = setup.settings;
    this.#asOf = this.#today();
    this.#roots = new Roots({ ...tools, report });
    this.#pull = support.pull ? new PullPresenter(connection, this, support.diagnosticRefresh) : undefined;
    this.codec = support.positionEncoding === 'utf-16' ? undefined : new PositionCodec(uri => this.#textAt(uri));
    this.#presenter = this.#pull ?? new PushPresenter(connection, this, this.codec);
    this.#refresher = new Refresher(connection, support.refresh);
    this.#indexing = new Indexing({
      connection,
      canShowProgress: support.workDoneProgress,
      ready: setup.ready,
      onRead: root => this.#read(root),
      onEnd: () => this.#guarded('Showing the workspace', () => this.#completed()),
      report,
    });
  }

  // What presenters and features see.

  get isComplete(): boolean {
    return this.#isStarted && !this.#indexing.isRunning;
  }

  /** Findings that fit the text as it is now: what was edited is checked first. That may make the index anew. */
  async currentFindings(uri: string): Promise<readonly Finding[]> {
    await this.#checked();
    const placed = this.placeOf(uri);
    return placed?.root.findings.get(placed.local) ?? noFindings;
  }

  /** Whether the user has left a feature on. */
  isOn(feature: SwitchableFeature): boolean {
    return !this.#settings.turnedOff.has(feature);
  }

  /** The day that counts as today, ISO 8601. */
  get asOf(): string {
    return this.#asOf;
  }

  findings(path: string): readonly Finding[] {
    const placed = this.#shownPlace(path);
    return placed?.root.findings.get(placed.local) ?? noFindings;
  }

  diagnostics(path: string): Diagnostic[] {
    const placed = this.#shownPlace(path);
    if (!placed) return [];
    const { root, local } = placed;
    return diagnosticsOf(root.findings.get(local), this.#setup.support.diagnostics, one =>
      this.uri(root.absolute(one)),
    );
  }

  openDocument(path: string): OpenDocument | undefined {
    return this.#open.get(path);
  }

  uri(path: string): string {
    return this.#open.get(path)?.uri ?? uriOfPath(path);
  }

  /** URIs of open documents that the client writes otherwise than we would. */
  peculiarUris(): string[] {
    return [...this.#open].flatMap(([path, { uri }]) => (uri === uriOfPath(path) ? [] : uri)).sort();
  }

  paths(): string[] {
    return this.#roots
      .all()
      .flatMap(root =>
        [...root.findings.paths()]
          .map(path => root.absolute(path))
          .filter(path => this.#shownPlace(path)?.root === root),
      );
  }

  /** Whoever answers requests for diagnostics: only clients that said they would ask may. */
  get pulled(): PullPresenter {
    if (this.#pull) return this.#pull;
    throw new ResponseError(
      ErrorCodes.InvalidRequest,
      'This client did not say that it asks for diagnostics: they are published.',
    );
  }

  get support(): ClientSupport {
    return this.#setup.support;
  }

  get version(): string {
    return this.#setup.version;
  }

  get baselines(): Baselines | undefined {
    return this.#setup.tools.baselines;
  }

  /** The revision of the setting, in the syntax of git; undefined: none. */
  get baseline(): string | undefined {
    return this.#settings.baseline;
  }

  /** What a check of each SMS gives now, with the folder it lies in. */
  async results(): Promise<{ readonly root: Root; readonly result: CheckResult }[]> {
    await this.#indexing.finished;
    await this.#checked();
    return this.#roots.all().flatMap(root => (root.isAlone ? [] : root.results.map(result => ({ root, result }))));
  }

  /** Every root, read to its end, with everything that was edited taken in: for edits that must not miss a file. */
  async wholeRoots(): Promise<readonly Root[]> {
    await this.#indexing.finished;
    this.settle();
    const roots = this.#roots.all();
    for (const root of roots) root.takeInAll();
    return roots;
  }

  /** Every SMS, with the folder it lies in. */
  systems(): { readonly root: Root; readonly sms: Sms }[] {
    return this.#roots.all().flatMap(root => root.systems.map(sms => ({ root, sms })));
  }

  /** For answers that a client will not ask for again when there is more to tell. */
  async whenRead(): Promise<void> {
    if (this.isComplete) return;
    await this.#indexing.finished;
    this.settle();
  }

  /** The root that speaks for a file, with the file's path in it. */
  placeOf(uri: string): Placed | undefined {
    const path = pathOfUri(uri);
    return path === undefined ? undefined : this.#roots.owner(path);
  }

  // What the client says.

  /** Begins to read the folders. */
  start(folders: readonly string[]): void {
    this.#isStarted = true;
    this.changeFolders(folders, []);
    if (!this.#indexing.isRunning) this.#completed();
  }

  changeFolders(added: readonly string[], removed: readonly string[]): void {
    for (const folder of removed) this.#forget(this.#roots.removeFolder(folder));
    const roots = added.filter(folder => this.#isServed(folder)).flatMap(folder => this.#roots.addFolder(folder) ?? []);
    for (const root of roots) {
      for (const [path, document] of this.#open) {
        const local = root.local(path);
        if (local !== undefined) root.openText(local, document.getText());
      }
      this.#indexing.add(root);
    }
    this.#settleLoneFiles();
    this.#presenter.reconsider();
    this.#settleSoon();
    this.#sendStatus();
  }

  /** Opened or changed. */
  documentChanged(document: TextDocument): void {
    const path = pathOfUri(document.uri);
    if (path === undefined || !this.#isServed(path)) return;
    const isOpen = this.#open.has(path);
    this.#open.set(path, document);
    if (this.#isStarted) this.#settleLoneFiles();
    for (const { root, local } of this.#roots.around(path)) {
      if (isOpen) root.setText(local, document.getText());
      else root.openText(local, document.getText());
    }
    this.#edit(path);
  }

  documentClosed(document: TextDocument): void {
    const path = pathOfUri(document.uri);
    if (path === undefined) return;
    this.#open.delete(path);
    this.#settleLoneFiles();
    for (const { root, local } of this.#roots.around(path)) root.closeText(local);
    this.#edit(path);
  }

  /** Clients that do not watch files tell at least of those that they save; others may have changed with them. */
  documentSaved(uri: string): void {
    this.#learnFromGit();
    if (this.placeOf(uri)?.root.isVirtual) this.filesChanged([uri]);
    const unwatched = this.#roots.all().filter(root => root.isComplete && !this.#isWatched(root));
    for (const root of unwatched) this.#savedFiles.lookAgain(root);
    if (unwatched.length > 0) this.#settleSoon();
  }

  /** Clients watch what they have open, and nobody watches a single file. What is on no disk only a client can watch. */
  #isWatched(root: Root): boolean {
    return root.isAlone || root.isVirtual || (this.#setup.support.registerWatchers && !root.isWider);
  }

  /** What is on no disk is served where the client can be asked for it. */
  #isServed(path: string): boolean {
    return this.#setup.support.virtualFolders || !isVirtual(path);
  }

  /** Files or folders appeared, changed or vanished on the disk. */
  filesChanged(uris: readonly unknown[]): void {
    let isOfGit = false;
    const toFetch = new Map<Root, Set<string>>();
    for (const uri of uris) {
      const path = pathOfUri(uri);
      if (path === undefined) continue;
      isOfGit ||= path.includes('/.git/');
      for (const { root, local } of this.#roots.around(path)) {
        if (Root.isIdle(local)) continue;
        if (root.isVirtual) toFetch.set(root, (toFetch.get(root) ?? new Set()).add(local));
        else root.touch(local);
      }
    }
    for (const [root, paths] of toFetch)
      void root.refresh([...paths]).then(isTouched => isTouched && this.#settleSoon());
    if (isOfGit) this.#learnFromGit();
    this.#settleSoon();
  }

  changeSettings(settings: Settings): void {
    this.#settings = settings;
    this.noticeDay();
    this.#learnBaselines();
    if (this.isComplete) this.#refresher.everything();
  }

  /** A new day, or another as-of date, changes findings everywhere. */
  noticeDay(): void {
    const asOf = this.#today();
    if (asOf === this.#asOf) return;
    this.#asOf = asOf;
    const roots = this.#roots.all().filter(root => root.isComplete);
    if (roots.length === 0) return;
    for (const root of roots) this.#stale.add(root);
    this.#learnBaselines();
    const turn = this.#checked()
      .then(() => this.#refresher.everything())
      .catch(error => this.#setup.report('Checking the workspace failed', error))
      .finally(() => {
        if (this.#turnOfDay === turn) this.#turnOfDay = undefined;
      });
    this.#turnOfDay = turn;
  }

  /** Calls when the findings are those of the day that counts as today: at once, unless it has just begun. */
  ofToday<T>(tell: () => T | Promise<T>): T | Promise<T> {
    return this.#turnOfDay ? this.#turnOfDay.then(tell) : tell();
  }

  stop(): void {
    this.#isStopped = true;
    clearImmediate(this.#turn);
    this.#dependents = [];
    clearTimeout(this.#timer);
    this.#check = undefined;
    for (const root of this.#roots.all()) root.close();
    this.#presenter.stop();
  }

  /** Makes the findings of edited documents up to date. Requests begin with it. */
  settle(): void {
    clearImmediate(this.#turn);
    this.#turn = undefined;
    if (!this.#isStarted || this.#isStopped) return;
    const changed: string[] = [];
    const dependents: Dependent[] = [];
    let isAnythingNew = false;
    for (const root of this.#roots.all()) {
      if (!root.isTouched) continue;
      const step = root.takeIn(this.#asOf, path => this.#open.has(root.absolute(path)));
      changed.push(...step.changed.map(path => root.absolute(path)));
      dependents.push(...step.dependents.map(path => ({ root, path })));
      if (root.isComplete) this.#stale.add(root);
      isAnythingNew = true;
    }
    const edited = [...this.#edited];
    this.#edited.clear();
    this.#presenter.edited(edited);
    this.#refresher.edited(edited);
    this.#presenter.changed(changed.filter(path => !edited.includes(path)));
    if (dependents.length > 0) this.#examineSoon(dependents);
    if (isAnythingNew && this.#stale.size > 0) this.#checkLater();
  }

  // How it goes on.

  /** A document as the client has it, else as it is saved. */
  #textAt(uri: string): string | undefined {
    const path = pathOfUri(uri);
    if (path === undefined) return undefined;
    const placed = this.#roots.owner(path);
    return this.#open.get(path)?.getText() ?? placed?.root.textOf(placed.local);
  }

  /** The root that speaks for a file, where its findings are shown. */
  #shownPlace(path: string): Placed | undefined {
    const placed = this.#roots.owner(path);
    return placed && (placed.root.shows(placed.local) || this.#open.has(path)) ? placed : undefined;
  }

  #edit(path: string): void {
    this.#edited.add(path);
    this.#settleSoon();
  }

  #settleSoon(): void {
    this.#turn ??= setImmediate(() => this.#guarded('Examining a document', () => this.settle()));
  }

  /** Each once, those that the user sees first. */
  #examineSoon(dependents: readonly Dependent[]): void {
    const each = new Map([...this.#dependents, ...dependents].map(one => [one.root.absolute(one.path), one]));
    const isOpen = ([path]: readonly [string, Dependent]) => Number(this.#open.has(path));
    this.#dependents = [...each].sort((a, b) => isOpen(b) - isOpen(a)).map(([, dependent]) => dependent);
    // The findings of the edited document itself are on their way and go first.
    this.#examination ??= setTimeout(() => this.#examineDependents(), headStart);
  }

  #examineDependents(): void {
    this.#examination = undefined;
    this.#guarded('Examining dependents', () => {
      const changed: string[] = [];
      const start = performance.now();
      while (this.#dependents.length > 0 && performance.now() - start < slice) {
        const { root, path } = this.#dependents.shift()!;
        if (root.examine([path], this.#asOf).length > 0) changed.push(root.absolute(path));
      }
      this.#presenter.changed(changed);
    });
    if (this.#dependents.length > 0) this.#examination = setImmediate(() => this.#examineDependents());
  }

  #checkLater(): void {
    clearTimeout(this.#timer);
    this.#check = undefined;
    const wait = Math.min(Math.max(pause, 2 * this.#lastCheck), longestPause);
    this.#timer = setTimeout(() => {
      this.#check = this.#checkStale();
      this.#continueCheck();
    }, wait);
  }

  /** Goes on with the check in this turn and the next ones. An edit puts it off: see `#checkLater`. */
  #continueCheck(): void {
    const start = performance.now();
    this.#guarded('Checking the workspace', () => {
      while (this.#check && performance.now() - start < slice) if (this.#check.next().done) this.#check = undefined;
    });
    this.#lastCheck += performance.now() - start;
    if (this.#check) this.#timer = setTimeout(() => this.#continueCheck(), 0);
  }

  /** When nothing is stale: for those who wait, and once for all of them. Others are answered in between. */
  #checked(): Promise<void> {
    this.#checking ??= this.#checkInSlices().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async #checkInSlices(): Promise<void> {
    for (this.settle(); this.#stale.size > 0 && !this.#isStopped; this.settle()) {
      clearTimeout(this.#timer);
      this.#check = undefined;
      await inSlices(this.#checkStale());
    }
  }

  *#checkStale(): Generator<void> {
    this.#lastCheck = 0;
    if (this.#isStopped || (this.#stale.size === 0 && this.#unshown.size === 0)) return;
    for (const root of this.#stale) {
      const changed = root.isClosed ? [] : yield* root.checkSteps(() => this.#asOf);
      this.#stale.delete(root);
      this.#dependents = this.#dependents.filter(dependent => dependent.root !== root);
      for (const path of changed) this.#unshown.add(root.absolute(path));
    }
    const paths = [...this.#unshown];
    yield* this.#presenter.changedSteps(paths);
    for (const path of paths) this.#unshown.delete(path);
    this.#refresher.checked(this.#open.keys());
    yield;
    this.#sendStatus();
  }

  /** A folder is read. */
  *#read(root: Root): Generator<void> {
    const changed = yield* root.checkSteps(() => this.#asOf);
    this.#stale.delete(root);
    if (!this.#isWatched(root)) this.#savedFiles.look(root);
    yield* this.#presenter.changedSteps(changed.map(path => root.absolute(path)));
    this.#presenter.reconsider();
    yield;
  }

  #completed(): void {
    if (this.#isStopped) return;
    this.#learnFromGit();
    this.#presenter.completed();
    this.#refresher.everything();
    this.#sendStatus();
  }

  /** In the background: what is known without git is told first. It costs next to nothing where its head has not moved. */
  #learnFromGit(): void {
    this.#learnHistory();
    this.#learnBaselines();
  }

  #learnBaselines(): void {
    const wish = { revision: this.#settings.baseline, asOf: this.#asOf };
    for (const root of this.#roots.all()) {
      root
        .learnBaseline(wish)
        .then(isNews => isNews && !this.#isStopped && this.#sendStatus())
        .catch(error => this.#setup.report('Reading the baseline', error));
    }
  }

  #learnHistory(): void {
    for (const root of this.#roots.all()) {
      root
        .learnHistory()
        .then(isNews => {
          if (!isNews || this.#isStopped) return;
          this.#stale.add(root);
          this.#checkLater();
        })
        .catch(error => this.#setup.report('Asking git', error));
    }
  }

  /** Open files outside of every folder get a root of their own, and lose it when they have another or are closed. */
  #settleLoneFiles(): void {
    for (const path of this.#roots.alone()) {
      if (!this.#open.has(path) || this.#roots.isInFolder(path)) {
        this.#roots.removeAlone(path);
        this.#edit(path);
      }
    }
    for (const [path, document] of this.#open) {
      if (this.#roots.owner(path) || basename(path) === '' || isVirtual(path)) continue;
      const root = this.#roots.addAlone(path);
      root.setText(root.local(path)!, document.getText());
      for (const _ of root.load());
      this.#edit(path);
    }
  }

  #forget(root: Root | undefined): void {
    if (!root) return;
    this.#stale.delete(root);
    this.#dependents = this.#dependents.filter(dependent => dependent.root !== root);
  }

  #today(): string {
    return this.#settings.asOf ?? this.#setup.today();
  }

  #sendStatus(): void {
    const statuses = this.#roots.all().flatMap(root => root.statuses());
    // Folders may lie in each other: then both have the same SMS.
    const systems = [...new Map(statuses.map(status => [status.root, status])).values()];
    const params: StatusParams = { indexing: !this.isComplete, systems };
    void this.#setup.connection.sendNotification('clausetrace/status', params);
  }

  #guarded(what: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#setup.report(`${what} failed`, error);
    }
  }
}
