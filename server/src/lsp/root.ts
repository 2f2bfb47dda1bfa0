// One folder that the client has open, or one file outside of every folder: its index, its findings, and what of both is not
// up to date. It computes when asked and never by itself; session.ts decides when.

import { Analysis } from '../analysis/analysis.ts';
import { countStamps } from '../analysis/review-quality.ts';
import { decodeText } from '../documents/decode.ts';
import { extractFactsFromText, formatOf } from '../documents/extract.ts';
import type { MarkdownParser } from '../documents/markdown-parser.ts';
import { atOnce } from '../documents/steps.ts';
import type { History } from '../history/history.ts';
import { isInUse, type SystemStatus, systemStatus } from '../language/status.ts';
import { type BaselineState, baselineOf, type SystemBaseline } from '../language/views/baseline.ts';
import { Checker, type CheckResult, checkSms, compareFindings, type Finding } from '../rules/check.ts';
import type { Rule } from '../rules/rule.ts';
import type { StandardLibrary } from '../workspace/builtin-standards.ts';
import { readDocument, type SmsDocument } from '../workspace/document.ts';
import { type FileSystem, isSameContent } from '../workspace/file-system.ts';
import { manifestName } from '../workspace/manifest.ts';
import { OverlayFileSystem } from '../workspace/overlay.ts';
import type { Sms } from '../workspace/sms.ts';
import { type Progress, Workspace, type WorkspaceSetup } from '../workspace/workspace.ts';
import type { Baselines } from './baselines.ts';
import { FindingStore } from './finding-store.ts';
import { FocusFileSystem } from './focus.ts';
import { type BaselineWish, RootBaseline } from './root-baseline.ts';
import { type Environment, RootHistory } from './root-history.ts';
import type { RuleSets } from './rule-sets.ts';
import { inSlices } from './slices.ts';
import { absolutePath, isVirtual, pathInside, uriOfPath } from './uris.ts';
import type { VirtualFolder } from './virtual-folder.ts';

/** How often a check in steps may be overtaken by edits before it goes through in one go. */
const attempts = 3;

/** How many files are taken in at once. */
const few = 50;

/** What all roots share. */
export interface RootTools {
  readonly parser: MarkdownParser;
  readonly standards: StandardLibrary;
  readonly rules: RuleSets;
  /** The files below an absolute path. */
  readonly disk: (folder: string) => FileSystem;
  /** A folder that is on no disk. */
  readonly virtual: (folder: string) => VirtualFolder;
  /** With it git is started; undefined where nothing may be. */
  readonly env?: Environment | undefined;
  /** Earlier states to compare with; undefined where git may not be started. */
  readonly baselines?: Baselines | undefined;
  /** Tells the user. */
  readonly tell: (message: string) => void;
  /** A rule that fails is told once and left out. */
  readonly report: (what: string, error: unknown) => void;
}

export class Root {
  /** Absolute path. */
  readonly folder: string;
  readonly isAlone: boolean;
  /** The client's folders in it, absolute. */
  readonly #shown = new Set<string>();
  readonly findings = new FindingStore();
  readonly #tools: RootTools;
  readonly #rules: readonly Rule[];
  /** The rules whose findings one document can tell. */
  readonly #documentRuleIds: ReadonlySet<string>;
  readonly #earlyRuleIds: ReadonlySet<string>;
  readonly #failed = new Set<string>();
  /** Where the files come from, if not from the disk. */
  readonly #virtual: VirtualFolder | undefined;
  readonly #overlay: OverlayFileSystem;
  readonly #workspace: Workspace;
  readonly #history: RootHistory;
  readonly #baseline: RootBaseline;
  readonly #touched = new Set<string>();
  /** Touched, and left to the next check. */
  readonly #postponed = new Set<string>();
  /** Touched while the folder is being read, which may have been too early to see the change. */
  readonly #toReadAgain = new Set<string>();
  readonly #checkers = new Map<Sms, Checker>();
  /** Counts what was touched, so that a check sees whether it was overtaken. */
  #version = 0;
  #results: readonly CheckResult[] = [];
  #isComplete = false;
  #isChecked = false;
  #isClosed = false;

  /** `alone`: the one file of the folder that is served. */
  constructor(folder: string, tools: RootTools, alone?: string) {
    this.folder = folder;
    this.isAlone = alone !== undefined;
    this.#tools = tools;
    this.#rules = this.isAlone ? tools.rules.alone : tools.rules.all;
    this.#documentRuleIds = idsOf(this.#rules.filter(rule => rule.checkDocument));
    this.#earlyRuleIds = idsOf(tools.rules.early);
    this.#virtual = isVirtual(folder) ? tools.virtual(folder) : undefined;
    this.#overlay = new OverlayFileSystem(this.#virtual?.files ?? tools.disk(folder));
    const fileSystem = alone === undefined ? this.#overlay : new FocusFileSystem(this.#overlay, alone);
    this.#workspace = new Workspace(this.#setup(fileSystem));
    this.#history = new RootHistory({
      folder,
      fileSystem,
      isOpen: path => this.#overlay.has(path),
      systems: () => this.systems,
      use: history => this.#use(history),
      env: this.isAlone || this.#virtual ? undefined : tools.env,
    });
    this.#baseline = new RootBaseline({
      folder,
      baselines: this.isAlone || this.#virtual ? undefined : tools.baselines,
      drive: inSlices,
      tell: tools.tell,
    });
  }

  /** All of it is read. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** The client has let go of it. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  get systems(): readonly Sms[] {
    return this.#workspace.systems;
  }

  smsOf(path: string): Sms | undefined {
    return this.#workspace.smsOf(path);
  }

  /** The text of a file: that of its editor where one is open, else what is saved. */
  textOf(path: string): string | undefined {
    const content = this.#overlay.read(path);
    return 'bytes' in content ? decodeText(content.bytes).text : undefined;
  }

  /** A file as it would be with another text. */
  reread(path: string, text: string): SmsDocument | undefined {
    const format = formatOf(path);
    const manifest = this.smsOf(path)?.manifest;
    return format && manifest && readDocument(path, extractFactsFromText(format, text, this.#tools.parser), manifest);
  }

  /** What the last check of each SMS gave. */
  get results(): readonly CheckResult[] {
    return this.#results;
  }

  /** The path as findings have it; undefined for what lies elsewhere. */
  local(path: string): string | undefined {
    return pathInside(this.folder, path);
  }

  absolute(path: string): string {
    return absolutePath(this.folder, path);
  }

  close(): void {
    this.#isClosed = true;
    this.#history.close();
    this.#baseline.close();
    this.#virtual?.close();
  }

  /** Asks git where there may be news; resolves to whether findings may differ. Then the root is to be checked. */
  async learnHistory(): Promise<boolean> {
    return this.#isComplete && (await this.#history.learn()) && !this.#isClosed;
  }

  /** Checks that go on meanwhile may tell of before; the next one does not. */
  async #use(history: History): Promise<void> {
    for (const { analysis } of this.#checkers.values()) {
      await inSlices(analysis.useHistorySteps(history));
      // Views ask for it, and do not wait.
      await inSlices(countStamps(analysis.history, analysis.sms.manifest));
    }
  }

  /** Reads the baseline where there may be another one; resolves to whether there is. */
  async learnBaseline(wish: BaselineWish): Promise<boolean> {
    return this.#isComplete && (await this.#baseline.learn(wish)) && !this.#isClosed;
  }

  /** What it is held against; undefined where there is no baseline, or none is read yet. */
  get baseline(): BaselineState | undefined {
    return this.#baseline.current;
  }

  /** What one of its SMSs is held against. */
  baselineOf(sms: Sms): SystemBaseline | undefined {
    const state = this.#baseline.current;
    return state && baselineOf(state, sms.root, this.systems.filter(isInUse).length === 1);
  }

  /** What git knows so far. */
  get history(): History {
    return this.#history.current;
  }

  /** The text of a version that git has; undefined where it has not. */
  async textOfVersion(blob: string): Promise<string | undefined> {
    return this.#history.text(blob);
  }

  /** The client has opened a folder in it. */
  show(folder: string): void {
    this.#shown.add(folder);
  }

  hide(folder: string): void {
    this.#shown.delete(folder);
  }

  /** Whether findings of a file are shown when it is not open: the SMS may reach beyond what the client has opened. */
  shows(path: string): boolean {
    if (this.isAlone || this.#shown.has(this.folder)) return true;
    const absolute = this.absolute(path);
    return [...this.#shown].some(folder => pathInside(folder, absolute) !== undefined);
  }

  /** Whether it reaches beyond what the client has opened, and watches. */
  get isWider(): boolean {
    return !this.isAlone && !this.#shown.has(this.folder);
  }

  /** The text of an open editor wins over the disk. */
  setText(path: string, text: string): void {
    this.#overlay.set(path, text);
    this.touch(path);
  }

  /** An editor is opened with a text. Mostly it is what was read from the disk already, and then nothing is to be done. */
  openText(path: string, text: string): void {
    const isRead = this.#isChecked && this.#workspace.smsOf(path)?.document(path)?.facts.length === text.length;
    const before = isRead ? this.#overlay.read(path) : undefined;
    this.#overlay.set(path, text);
    if (!before || !isSameContent(before, this.#overlay.read(path))) this.touch(path);
  }

  /** An editor is closed: what is saved counts again. */
  closeText(path: string): void {
    const before = this.#overlay.read(path);
    this.#overlay.delete(path);
    if (!isSameContent(before, this.#overlay.read(path))) this.touch(path);
  }

  /** What is at a path may have changed. */
  touch(path: string): void {
    this.#version++;
    this.#touched.add(path);
    this.#history.touch(path);
  }

  get isTouched(): boolean {
    return this.#touched.size > 0;
  }

  /** Whether it is on no disk. */
  get isVirtual(): boolean {
    return this.#virtual !== undefined;
  }

  /** Has what is on no disk brought here, before it is read. `onPart`: how much of it is there, from 0 to 1. Never rejects. */
  async fetch(onPart: (part: number) => void): Promise<void> {
    await this.#virtual?.fetch(onPart);
  }

  /** Looks at what changed, where that takes a while. Resolves to whether anything was touched. Never rejects. */
  async refresh(paths: readonly string[]): Promise<boolean> {
    const changed = (await this.#virtual?.refresh(paths)) ?? [];
    for (const path of changed) this.touch(path);
    return changed.length > 0;
  }

  /** Reads all of it, step by step. */
  *load(): Generator<Progress> {
    for (const progress of this.#workspace.load()) {
      yield progress;
      if (this.#isClosed) return;
    }
    for (const path of this.#toReadAgain) this.touch(path);
    this.#toReadAgain.clear();
    this.#isComplete = true;
  }

  /** Whether a change at a path can make no difference: git's own files, and those of packages. */
  static isIdle(path: string): boolean {
    return /(^|\/)(\.git|node_modules)\//.test(path);
  }

  /**
   * Takes in what was touched and examines those files. Returns the files whose findings differ, and the files that depend
   * on what changed, to be examined next. What makes the index search or begin anew waits for the check, unless it is
   * `urgent`; so do the many files of a checkout.
   */
  takeIn(
    asOf: string,
    isUrgent: (path: string) => boolean,
  ): { readonly changed: readonly string[]; readonly dependents: readonly string[] } {
    if (!this.#isComplete) return { changed: this.#takeInEarly(asOf, isUrgent), dependents: [] };
    const touched = [...this.#touched];
    const isFew = touched.length <= few;
    for (const path of touched) this.#postponed.add(path);
    this.#touched.clear();
    const structural = touched.filter(isStructural);
    const paths = touched.filter(
      path => !isStructural(path) && (isUrgent(path) || (isFew && this.#workspace.isOfText(path))),
    );
    if (paths.length > 0) this.#workspace.update(paths);
    this.#tookIn(paths);
    return {
      changed: [...this.examine(paths, asOf), ...this.#examineEarly(structural.filter(isUrgent), asOf)],
      dependents: this.systems.flatMap(sms => [...this.#checkerOf(sms, asOf).stale]),
    };
  }

  /** The index of now, with nothing left for later: for what must not miss a file. Findings wait for the check. */
  takeInAll(): void {
    for (const _ of this.#takeInSteps());
  }

  /** Takes in everything that was touched: known files by and by, then what makes the index search or begin anew. */
  *#takeInSteps(): Generator<void> {
    if (!this.#isComplete) return;
    for (const path of this.#touched) this.#postponed.add(path);
    this.#touched.clear();
    const known = [...this.#postponed].filter(path => this.#workspace.isOfText(path));
    for (let i = 0; i < known.length; i += few) {
      const paths = known.slice(i, i + few);
      this.#workspace.update(paths);
      this.#tookIn(paths);
      yield;
    }
    // Until the last step nothing is taken in, and an edit may put an end to the steps.
    const others = [...this.#postponed];
    if (others.length > 0) yield* this.#workspace.updateSteps(others);
    this.#tookIn(others);
  }

  #tookIn(paths: readonly string[]): void {
    for (const path of paths) this.#postponed.delete(path);
    const systems = new Set(this.systems);
    for (const sms of this.#checkers.keys()) if (!systems.has(sms)) this.#checkers.delete(sms);
  }

  analysisOf(sms: Sms, asOf: string): Analysis {
    return this.#checkerOf(sms, asOf).analysis;
  }

  /** One for each SMS and day, which keeps up with the index. */
  #checkerOf(sms: Sms, asOf: string): Checker {
    const known = this.#checkers.get(sms);
    if (known?.analysis.asOf === asOf) return known;
    known?.close();
    const checker = new Checker(new Analysis(sms, asOf, this.#history.current), this.#rules, {
      keepsUp: true,
      onFailure: this.#onFailure,
    });
    this.#checkers.set(sms, checker);
    return checker;
  }

  /** Examines single files by the rules about single documents; what other rules said of them stays until `check`. */
  examine(paths: readonly string[], asOf: string): string[] {
    return paths.filter(path => {
      const sms = this.#workspace.smsOf(path);
      return this.#replace(path, sms ? this.#checkerOf(sms, asOf).examine(path) : [], this.#documentRuleIds);
    });
  }

  /** Checks everything; returns the files whose findings differ. */
  check(asOf: string): string[] {
    return atOnce(this.checkSteps(() => asOf));
  }

  /**
   * The same in steps, between which the root may change: then it begins again, and when it was overtaken too often it
   * goes through in one go. That is seldom much: documents that were examined stay so, and are no reason to begin again.
   */
  *checkSteps(asOf: () => string): Generator<void, string[]> {
    for (let attempt = 1; ; attempt++) {
      const inSteps = attempt <= attempts;
      if (inSteps) yield* this.#examineSteps(asOf);
      for (const _ of this.#takeInSteps()) if (inSteps) yield;
      const day = asOf();
      const version = this.#version;
      const isOvertaken = () => inSteps && (this.#version !== version || this.isTouched || asOf() !== day);
      const results = yield* this.#resultsUnless(isOvertaken, day, inSteps);
      if (!results) continue;
      const news = this.findings.differing(results.map(({ byPath }) => byPath));
      const differing = inSteps ? yield* news : atOnce(news);
      if (isOvertaken()) continue;
      this.#results = results;
      this.#isChecked = true;
      for (const [path, findings] of differing) this.findings.set(path, findings);
      return [...differing.keys()];
    }
  }

  /** Takes in what was touched, and examines what is stale, until an edit more makes no difference to how long the rest takes. */
  *#examineSteps(asOf: () => string): Generator<void> {
    const day = asOf();
    yield* this.#takeInSteps();
    for (const sms of this.#workspace.systems) {
      for (const _ of this.#checkerOf(sms, day).examineStale()) {
        yield;
        if (asOf() !== day) return;
      }
    }
  }

  *#resultsUnless(
    isOvertaken: () => boolean,
    asOf: string,
    inSteps: boolean,
  ): Generator<void, CheckResult[] | undefined> {
    const results: CheckResult[] = [];
    for (const sms of this.#workspace.systems) {
      const steps = this.#checkerOf(sms, asOf).check();
      let step = steps.next();
      for (; !step.done; step = steps.next()) {
        if (inSteps) yield;
        if (isOvertaken()) return undefined;
      }
      results.push(step.value);
    }
    return results;
  }

  statuses(): SystemStatus[] {
    if (this.isAlone) return [];
    return this.#results.flatMap(result => systemStatus(result, path => uriOfPath(this.absolute(path))) ?? []);
  }

  /** While the index is not complete, only what needs nothing of it is said. */
  #takeInEarly(asOf: string, isUrgent: (path: string) => boolean): string[] {
    const paths = [...this.#touched];
    this.#touched.clear();
    for (const path of paths) this.#toReadAgain.add(path);
    return this.#examineEarly(paths.filter(isUrgent), asOf);
  }

  #examineEarly(paths: readonly string[], asOf: string): string[] {
    // Without its manifest a document may seem to be wrong.
    if (this.#virtual && !this.#virtual.isFetched) return [];
    return paths.filter(path => this.#replace(path, this.#earlyFindings(path, asOf), this.#earlyRuleIds));
  }

  #earlyFindings(path: string, asOf: string): readonly Finding[] {
    const workspace = new Workspace(
      this.#setup(new FocusFileSystem(this.#overlay, path, [manifestName, '.gitignore'])),
    );
    for (const _ of workspace.load());
    const sms = workspace.smsOf(path);
    if (!sms) return [];
    const { findings } = checkSms(new Analysis(sms, asOf), this.#tools.rules.early, { onFailure: this.#onFailure });
    return findings.filter(finding => finding.path === path);
  }

  /** Puts fresh findings of a file in the place of those of the rules that gave them. */
  #replace(path: string, fresh: readonly Finding[], ours: ReadonlySet<string>): boolean {
    const kept = this.findings.get(path).filter(({ rule }) => !ours.has(rule));
    const here = fresh.filter(finding => finding.path === path);
    return this.findings.set(path, [...here, ...kept].sort(compareFindings));
  }

  /** It will fail at every edit; once is enough to know. */
  readonly #onFailure = ({ id }: Rule, error: unknown): void => {
    if (!this.#failed.has(id)) this.#tools.report(`The rule ${id} failed in ${this.folder}`, error);
    this.#failed.add(id);
  };

  #setup(fileSystem: WorkspaceSetup['fileSystem']): WorkspaceSetup {
    const { parser, standards, rules } = this.#tools;
    return { fileSystem, parser, standards, ruleIds: rules.all.map(({ id }) => id) };
  }
}

function idsOf(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.map(({ id }) => id));
}

/** Files that make the index anew when they change. */
function isStructural(path: string): boolean {
  const [name, folder] = path.split('/').reverse();
  return name === manifestName || name === '.gitignore' || (folder === 'standards' && /\.ya?ml$/i.test(name!));
}
