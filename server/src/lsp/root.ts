// One folder that the client has open, or one file outside of every folder: its index, its findings, and what of both is not
// up to date. It computes when asked and never by itself; session.ts decides when.

import { Analysis } from '../analysis/analysis.ts';
import { decodeText } from '../documents/decode.ts';
import type { MarkdownParser } from '../documents/markdown-parser.ts';
import { type SystemStatus, systemStatus } from '../language/status.ts';
import { type CheckResult, checkDocument, checkSms, compareFindings, type Finding } from '../rules/check.ts';
import type { Rule } from '../rules/rule.ts';
import type { StandardLibrary } from '../workspace/builtin-standards.ts';
import { DiskFileSystem } from '../workspace/disk.ts';
import type { FileContent } from '../workspace/file-system.ts';
import { manifestName } from '../workspace/manifest.ts';
import { OverlayFileSystem } from '../workspace/overlay.ts';
import type { Sms } from '../workspace/sms.ts';
import { type Progress, Workspace, type WorkspaceSetup } from '../workspace/workspace.ts';
import { FindingStore } from './finding-store.ts';
import { FocusFileSystem } from './focus.ts';
import type { RuleSets } from './rule-sets.ts';
import { absolutePath, pathInside, uriOfPath } from './uris.ts';

/** How often a check in steps may be overtaken by edits before it goes through in one go. */
const attempts = 3;

/** How many files are taken in at once. */
const few = 50;

/** What all roots share. */
export interface RootTools {
  readonly parser: MarkdownParser;
  readonly standards: StandardLibrary;
  readonly rules: RuleSets;
  /** A rule that fails is told once and left out. */
  readonly report: (what: string, error: unknown) => void;
}

export class Root {
  /** Absolute path. */
  readonly folder: string;
  readonly isAlone: boolean;
  readonly findings = new FindingStore();
  readonly #tools: RootTools;
  readonly #rules: readonly Rule[];
  /** The rules whose findings one document can tell. */
  readonly #documentRuleIds: ReadonlySet<string>;
  readonly #earlyRuleIds: ReadonlySet<string>;
  readonly #failed = new Set<Rule>();
  readonly #overlay: OverlayFileSystem;
  readonly #workspace: Workspace;
  readonly #touched = new Set<string>();
  /** Touched, and left to the next check. */
  readonly #postponed = new Set<string>();
  /** Touched while the folder is being read, which may have been too early to see the change. */
  readonly #toReadAgain = new Set<string>();
  readonly #analyses = new Map<Sms, Analysis>();
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
    this.#overlay = new OverlayFileSystem(new DiskFileSystem(folder));
    const fileSystem = alone === undefined ? this.#overlay : new FocusFileSystem(this.#overlay, alone);
    this.#workspace = new Workspace(this.#setup(fileSystem));
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
  }

  get isTouched(): boolean {
    return this.#touched.size > 0;
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
   * Takes in what was touched and examines those files and whatever refers to them. Returns the files whose findings
   * differ, and the files that refer to what changed, to be examined next. Manifests and the like, which make the index
   * anew, wait for the check, and so do the many files of a checkout but for those that are `urgent`.
   */
  takeIn(
    asOf: string,
    isUrgent: (path: string) => boolean,
  ): { readonly changed: readonly string[]; readonly dependents: readonly string[] } {
    if (!this.#isComplete) return { changed: this.#takeInEarly(asOf, isUrgent), dependents: [] };
    const isFew = this.#touched.size <= few;
    const touched = [...this.#touched];
    const structural = touched.filter(isStructural);
    const paths = touched.filter(path => !isStructural(path) && (isFew || isUrgent(path)));
    for (const path of touched) this.#postponed.add(path);
    this.#touched.clear();
    const before = this.#dependentsOf(paths);
    if (paths.length > 0) this.#update(paths);
    for (const path of paths) this.#postponed.delete(path);
    const dependents = new Set([...before, ...this.#dependentsOf(paths)]);
    for (const path of paths) dependents.delete(path);
    return {
      changed: [...this.examine(paths, asOf), ...this.#examineEarly(structural.filter(isUrgent), asOf)],
      dependents: [...dependents],
    };
  }

  /** Takes in everything that was touched: files of the index by and by, then at once what makes it search or begin anew. */
  *#takeInSteps(): Generator<void> {
    if (!this.#isComplete) return;
    for (const path of this.#touched) this.#postponed.add(path);
    this.#touched.clear();
    const isIndexed = (path: string) =>
      !isStructural(path) &&
      this.#overlay.kindOf(path) === 'file' &&
      this.#workspace.smsOf(path)?.document(path) !== undefined;
    const indexed = [...this.#postponed].filter(isIndexed);
    for (let i = 0; i < indexed.length; i += few) {
      this.#updatePostponed(indexed.slice(i, i + few));
      yield;
    }
    this.#updatePostponed([...this.#postponed]);
  }

  #updatePostponed(paths: readonly string[]): void {
    for (const path of paths) this.#postponed.delete(path);
    if (paths.length > 0) this.#update(paths);
  }

  #update(paths: readonly string[]): void {
    this.#analyses.clear();
    this.#workspace.update(paths);
  }

  /** One analysis of each SMS serves until the index changes: what it computed once it does not compute again. */
  analysisOf(sms: Sms, asOf: string): Analysis {
    const known = this.#analyses.get(sms);
    if (known?.asOf === asOf) return known;
    const analysis = new Analysis(sms, asOf);
    this.#analyses.set(sms, analysis);
    return analysis;
  }

  /** Examines single files by the rules about single documents; what other rules said of them stays until `check`. */
  examine(paths: readonly string[], asOf: string): string[] {
    return paths.filter(path => {
      const sms = this.#workspace.smsOf(path);
      const document = sms?.document(path);
      const fresh =
        sms && document
          ? this.#guarded(this.#rules, rules => checkDocument(document, this.analysisOf(sms, asOf), rules))
          : [];
      return this.#replace(path, fresh ?? [], this.#documentRuleIds);
    });
  }

  /** Checks everything; returns the files whose findings differ. */
  check(asOf: string): string[] {
    const steps = this.checkSteps(() => asOf);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /**
   * The same in steps, between which the root may change: then it begins again, and when it was overtaken too often it
   * goes through in one go.
   */
  *checkSteps(asOf: () => string): Generator<void, string[]> {
    for (let attempt = 1; ; attempt++) {
      const inSteps = attempt <= attempts;
      for (const _ of this.#takeInSteps()) if (inSteps) yield;
      const day = asOf();
      const version = this.#version;
      const isOvertaken = () => this.#version !== version || asOf() !== day;
      const results = yield* this.#resultsUnless(isOvertaken, day, inSteps);
      if (!results) continue;
      this.#results = results;
      this.#isChecked = true;
      return this.findings.setAll(results.flatMap(({ findings }) => findings));
    }
  }

  *#resultsUnless(
    isOvertaken: () => boolean,
    asOf: string,
    inSteps: boolean,
  ): Generator<void, CheckResult[] | undefined> {
    const results: CheckResult[] = [];
    for (const sms of this.#workspace.systems) {
      if (inSteps) yield;
      if (isOvertaken()) return undefined;
      const result = this.#guarded(this.#rules, rules => checkSms(this.analysisOf(sms, asOf), rules));
      if (result) results.push(result);
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
    return paths.filter(path => this.#replace(path, this.#earlyFindings(path, asOf), this.#earlyRuleIds));
  }

  #earlyFindings(path: string, asOf: string): readonly Finding[] {
    const workspace = new Workspace(
      this.#setup(new FocusFileSystem(this.#overlay, path, [manifestName, '.gitignore'])),
    );
    for (const _ of workspace.load());
    const sms = workspace.smsOf(path);
    if (!sms) return [];
    const result = this.#guarded(this.#tools.rules.early, rules => checkSms(new Analysis(sms, asOf), rules));
    return result?.findings.filter(finding => finding.path === path) ?? [];
  }

  /** Puts fresh findings of a file in the place of those of the rules that gave them. */
  #replace(path: string, fresh: readonly Finding[], ours: ReadonlySet<string>): boolean {
    const kept = this.findings.get(path).filter(({ rule }) => !ours.has(rule));
    const here = fresh.filter(finding => finding.path === path);
    return this.findings.set(path, [...here, ...kept].sort(compareFindings));
  }

  #dependentsOf(paths: readonly string[]): string[] {
    return paths.flatMap(path => {
      const sms = this.#workspace.smsOf(path);
      const document = sms?.document(path);
      if (!sms) return [];
      const references = document ? sms.referencesTo(document) : sms.referencesToPath(path);
      const id = document?.metadata.id?.value;
      const namesakes = id === undefined ? [] : sms.entities(id).map(entity => entity.document.path);
      return [...references.map(({ from }) => from.path), ...namesakes];
    });
  }

  /** When a check fails, the rules that make it fail are found, told, and left out: the others still speak. */
  #guarded<T>(rules: readonly Rule[], run: (rules: readonly Rule[]) => T): T | undefined {
    try {
      return run(rules);
    } catch {
      const sound = rules.filter(rule => this.#isSound(rule, run));
      try {
        return run(sound);
      } catch (error) {
        this.#tools.report(`The check of ${this.folder} failed`, error);
        return undefined;
      }
    }
  }

  #isSound(rule: Rule, run: (rules: readonly Rule[]) => unknown): boolean {
    try {
      run([rule]);
      return true;
    } catch (error) {
      // It will fail at every edit; once is enough to know.
      if (!this.#failed.has(rule)) this.#tools.report(`The rule ${rule.id} failed in ${this.folder}`, error);
      this.#failed.add(rule);
      return false;
    }
  }

  #setup(fileSystem: WorkspaceSetup['fileSystem']): WorkspaceSetup {
    const { parser, standards, rules } = this.#tools;
    return { fileSystem, parser, standards, ruleIds: rules.all.map(({ id }) => id) };
  }
}

function idsOf(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.map(({ id }) => id));
}

function isSameContent(a: FileContent, b: FileContent): boolean {
  return 'bytes' in a && 'bytes' in b && Buffer.compare(a.bytes, b.bytes) === 0;
}

/** Files that make the index anew when they change. */
function isStructural(path: string): boolean {
  const [name, folder] = path.split('/').reverse();
  return name === manifestName || name === '.gitignore' || (folder === 'standards' && /\.ya?ml$/i.test(name!));
}
