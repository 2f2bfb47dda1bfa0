// Runs the rules over one SMS, once or again and again as it changes. The command line and the editor show the same findings
// because both come from here.

import type { Analysis } from '../analysis/analysis.ts';
import type { Manifest } from '../workspace/manifest.ts';
import { judgeAlike } from '../workspace/manifest-difference.ts';
import { compareText } from '../workspace/paths.ts';
import { Readers } from '../workspace/readers.ts';
import { compareFindings, type Finding } from './finding.ts';
import type { Report, Rule, RuleContext } from './rule.ts';
import { Sieve, Sifted, Tally, type WaivedFinding } from './sieve.ts';

export { compareFindings, type Finding, type FindingFix } from './finding.ts';

export interface CheckResult {
  readonly analysis: Analysis;
  /** By path, place and rule. */
  readonly findings: readonly Finding[];
  /** The same by path. A list of which nothing has changed since the last check is the same object. */
  readonly byPath: ReadonlyMap<string, readonly Finding[]>;
  readonly waived: readonly WaivedFinding[];
  readonly suppressed: readonly Finding[];
}

/** Checks a whole SMS. */
export function checkSms(analysis: Analysis, rules: readonly Rule[], options?: CheckerOptions): CheckResult {
  const steps = new Checker(analysis, rules, options).check();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export interface CheckerOptions {
  /** Whether the SMS is going to change. Then the findings of each document are kept until they may differ. */
  readonly keepsUp?: boolean;
  /** A rule that fails says nothing of what it failed on; without this, the failure is thrown. */
  readonly onFailure?: (rule: Rule, error: unknown) => void;
}

/** Checks one SMS as of one day. */
export class Checker {
  readonly analysis: Analysis;
  readonly #all: readonly Rule[];
  /** Those that are not switched off. */
  #rules!: readonly Rule[];
  #sieve!: Sieve;
  #manifest!: Manifest;
  readonly #onFailure: CheckerOptions['onFailure'];
  readonly #readers: Readers | undefined;
  /** Documents that were never examined. */
  readonly #unexamined: Set<string>;
  readonly #stale = new Set<string>();
  /** What the rules about single documents say, by path, where they say anything. */
  readonly #sifted = new Map<string, Sifted>();
  #context: RuleContext | undefined;
  #revision = -1;

  constructor(analysis: Analysis, rules: readonly Rule[], { keepsUp = false, onFailure }: CheckerOptions = {}) {
    const { sms } = analysis;
    this.analysis = analysis;
    this.#all = rules;
    this.#onFailure = onFailure;
    this.#judgeBy(sms.manifest);
    this.#unexamined = new Set(sms.documents.map(({ path }) => path));
    if (!keepsUp) return;
    const readers = new Readers(reader => this.#tell(reader));
    this.#readers = readers;
    sms.serve(readers);
    analysis.isTold = true;
  }

  /** Lets go of the SMS. */
  close(): void {
    if (!this.#readers) return;
    this.analysis.sms.serve(undefined);
    this.analysis.isTold = false;
  }

  /** What a clause or a document has asked may have another answer now. */
  #tell(reader: string): void {
    const dependent = this.analysis.tell(reader);
    if (dependent !== undefined) this.#readers!.changed(dependent);
    else if (this.#readers!.has(reader)) this.#stale.add(reader);
    else this.#unexamined.add(reader);
  }

  /** Documents that were examined, and something changed since that their findings may depend on. */
  get stale(): ReadonlySet<string> {
    return this.#stale;
  }

  /** What the rules about single documents say of one; nothing where there is none. */
  examine(path: string): readonly Finding[] {
    this.#noticeManifest();
    const { sms } = this.analysis;
    this.#unexamined.delete(path);
    this.#stale.delete(path);
    this.#sifted.delete(path);
    const document = sms.document(path);
    if (!document) {
      for (const reader of [path, ...this.analysis.dismiss(path)]) this.#readers?.dismiss(reader);
      return [];
    }
    const sifted = new Sifted();
    sms.answer(path, () => {
      const context = this.#contextOfNow();
      for (const rule of this.#rules) this.#run(rule, () => rule.checkDocument?.(document, context), sifted);
    });
    sifted.findings.sort(compareFindings);
    if (!sifted.isEmpty) this.#sifted.set(path, sifted);
    return sifted.findings;
  }

  /** Examines what is stale, a document in every step. When the SMS changes meanwhile, what is stale by then is examined too. */
  *examineStale(): Generator<void, void> {
    this.#noticeManifest();
    for (const paths of [this.#stale, this.#unexamined]) {
      for (const path of paths) {
        this.examine(path);
        yield;
      }
    }
  }

  /**
   * Examines what is stale, and the SMS as a whole. When the SMS changes between two steps, what is told may be about both
   * of its states: whoever changes it has to check again, which costs no more than the change.
   */
  *check(): Generator<void, CheckResult> {
    yield* this.examineStale();
    const ofDocuments = new Map(this.#sifted);
    const whole = new Tally(
      this.#all.map(({ id }) => id),
      ofDocuments.values(),
    );
    for (const rule of this.#rules) {
      this.#run(rule, () => rule.checkSms?.(this.#contextOfNow()), whole);
      yield;
    }
    for (const rule of this.#rules) {
      this.#run(rule, () => rule.checkSilenced?.(whole, this.#contextOfNow()), whole);
    }
    return resultOf(this.analysis, ofDocuments, whole);
  }

  #judgeBy(manifest: Manifest): void {
    this.#manifest = manifest;
    this.#sieve = new Sieve(this.analysis.sms, this.analysis.asOf);
    this.#rules = this.#all.filter(rule => this.#sieve.lets(rule));
  }

  /** Another manifest may judge otherwise, and what it accepts it accepts anew. */
  #noticeManifest(): void {
    const { sms } = this.analysis;
    const { manifest } = sms;
    const before = this.#manifest;
    if (manifest === before) return;
    this.#judgeBy(manifest);
    if (judgeAlike(before, manifest)) {
      for (const [path, { waived }] of this.#sifted) if (waived.length > 0) this.#stale.add(path);
      return;
    }
    for (const { path } of sms.documents) this.#unexamined.add(path);
  }

  #run(rule: Rule, ask: () => Iterable<Report> | undefined, into: Sifted): void {
    if (!this.#onFailure) {
      this.#sieve.sift(rule, ask() ?? [], into);
      return;
    }
    try {
      this.#sieve.sift(rule, [...(ask() ?? [])], into);
    } catch (error) {
      this.#onFailure(rule, error);
    }
  }

  /** One context serves until the index changes: rules keep what they computed of the index by their context. */
  #contextOfNow(): RuleContext {
    const { sms, asOf } = this.analysis;
    if (!this.#context || this.#revision !== sms.revision) {
      this.#context = { sms, analysis: this.analysis, asOf };
      this.#revision = sms.revision;
    }
    return this.#context;
  }
}

/** Put in order when somebody wants it. */
function resultOf(analysis: Analysis, ofDocuments: ReadonlyMap<string, Sifted>, whole: Sifted): CheckResult {
  const all = () => [...ofDocuments.values(), whole];
  let byPath: ReadonlyMap<string, readonly Finding[]> | undefined;
  return {
    analysis,
    get byPath() {
      byPath ??= findingsByPath(ofDocuments, whole);
      return byPath;
    },
    get findings() {
      return [...this.byPath].sort(([a], [b]) => compareText(a, b)).flatMap(([, findings]) => findings);
    },
    get waived() {
      return all()
        .flatMap(({ waived }) => waived)
        .sort((a, b) => compareFindings(a.finding, b.finding));
    },
    get suppressed() {
      return all()
        .flatMap(({ suppressed }) => suppressed.map(({ finding }) => finding))
        .sort(compareFindings);
    },
  };
}

function findingsByPath(
  ofDocuments: ReadonlyMap<string, Sifted>,
  whole: Sifted,
): ReadonlyMap<string, readonly Finding[]> {
  const byPath = new Map<string, readonly Finding[]>();
  for (const [path, { findings }] of ofDocuments) if (findings.length > 0) byPath.set(path, findings);
  const more = new Map<string, Finding[]>();
  for (const finding of whole.findings) {
    const findings = more.get(finding.path) ?? [...(byPath.get(finding.path) ?? [])];
    findings.push(finding);
    more.set(finding.path, findings);
  }
  for (const [path, findings] of more) byPath.set(path, findings.sort(compareFindings));
  return byPath;
}
