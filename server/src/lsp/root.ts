// One folder that the client has open, or one file outside of every folder: its index, its findings, and what of both is not
// up to date. It computes when asked and never by itself; session.ts decides when.

import { Analysis } from '../analysis/analysis.ts';
import type { MarkdownParser } from '../documents/markdown-parser.ts';
import { type SystemStatus, systemStatus } from '../language/status.ts';
import { type CheckResult, checkDocument, checkSms, compareFindings, type Finding } from '../rules/check.ts';
import type { Rule } from '../rules/rule.ts';
import type { StandardLibrary } from '../workspace/builtin-standards.ts';
import { DiskFileSystem } from '../workspace/disk.ts';
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
  readonly #overlay: OverlayFileSystem;
  readonly #workspace: Workspace;
  readonly #touched = new Set<string>();
  /** Touched while the folder is being read, which may have been too early to see the change. */
  readonly #toReadAgain = new Set<string>();
  /** Counts what was touched, so that a check sees whether it was overtaken. */
  #version = 0;
  #results: readonly CheckResult[] = [];
  #isComplete = false;
  #isClosed = false;

  /** `alone`: the one file of the folder that is served. */
  constructor(folder: string, tools: RootTools, alone?: string) {
    this.folder = folder;
    this.isAlone = alone !== undefined;
    this.#tools = tools;
    this.#rules = this.isAlone ? tools.rules.alone : tools.rules.all;
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

  /** The text of an open editor wins over the disk; undefined when it is closed. */
  setText(path: string, text: string | undefined): void {
    if (text === undefined) this.#overlay.delete(path);
    else this.#overlay.set(path, text);
    this.touch(path);
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

  /**
   * Takes in what was touched and examines those files and whatever refers to them. Returns the files whose findings
   * differ, and the files that refer to what changed, to be examined next. Manifests and the like, which make the index
   * anew, wait for `takeInAll`.
   */
  takeIn(asOf: string): { readonly changed: readonly string[]; readonly dependents: readonly string[] } {
    if (!this.#isComplete) return { changed: this.#takeInEarly(asOf), dependents: [] };
    const structural = [...this.#touched].filter(isStructural);
    const paths = [...this.#touched].filter(path => !isStructural(path));
    const before = this.#dependentsOf(paths);
    if (paths.length > 0) this.#workspace.update(paths);
    for (const path of paths) this.#touched.delete(path);
    const dependents = new Set([...before, ...this.#dependentsOf(paths)]);
    for (const path of paths) dependents.delete(path);
    return {
      changed: [...this.examine(paths, asOf), ...this.#examineEarly(structural, asOf)],
      dependents: [...dependents],
    };
  }

  /** Takes in everything that was touched, whatever it costs. */
  takeInAll(): void {
    if (!this.#isComplete || this.#touched.size === 0) return;
    const paths = [...this.#touched];
    this.#touched.clear();
    this.#workspace.update(paths);
  }

  /** Examines single files by the rules about single documents; what other rules said of them stays until `check`. */
  examine(paths: readonly string[], asOf: string): string[] {
    return paths.filter(path => {
      const sms = this.#workspace.smsOf(path);
      const document = sms?.document(path);
      const fresh =
        sms && document
          ? this.#guarded(this.#rules, rules => checkDocument(document, new Analysis(sms, asOf), rules))
          : [];
      return this.#replace(path, fresh ?? [], rule => rule.checkDocument !== undefined);
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
      this.takeInAll();
      const day = asOf();
      const version = this.#version;
      const isOvertaken = () => this.#version !== version || asOf() !== day;
      const results = yield* this.#resultsUnless(isOvertaken, day, attempt <= attempts);
      if (!results) continue;
      this.#results = results;
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
      const result = this.#guarded(this.#rules, rules => checkSms(new Analysis(sms, asOf), rules));
      if (result) results.push(result);
    }
    return results;
  }

  statuses(): SystemStatus[] {
    if (this.isAlone) return [];
    return this.#results.flatMap(result => systemStatus(result, path => uriOfPath(this.absolute(path))) ?? []);
  }

  /** While the index is not complete, only what needs nothing of it is said. */
  #takeInEarly(asOf: string): string[] {
    const paths = [...this.#touched];
    this.#touched.clear();
    for (const path of paths) this.#toReadAgain.add(path);
    return this.#examineEarly(paths, asOf);
  }

  #examineEarly(paths: readonly string[], asOf: string): string[] {
    const { early } = this.#tools.rules;
    return paths.filter(path => this.#replace(path, this.#earlyFindings(path, asOf), rule => early.includes(rule)));
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
  #replace(path: string, fresh: readonly Finding[], isOurs: (rule: Rule) => boolean): boolean {
    const ours = new Set(this.#rules.filter(isOurs).map(({ id }) => id));
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
      this.#tools.report(`The rule ${rule.id} failed in ${this.folder}`, error);
      return false;
    }
  }

  #setup(fileSystem: WorkspaceSetup['fileSystem']): WorkspaceSetup {
    const { parser, standards, rules } = this.#tools;
    return { fileSystem, parser, standards, ruleIds: rules.all.map(({ id }) => id) };
  }
}

/** Files that make the index anew when they change. */
function isStructural(path: string): boolean {
  const [name, folder] = path.split('/').reverse();
  return name === manifestName || name === '.gitignore' || (folder === 'standards' && /\.ya?ml$/i.test(name!));
}
