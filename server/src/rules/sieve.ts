// Sorts what rules report into findings, suppressed and waived ones, with the severities that the manifest gives.

import { compareDates } from '../documents/dates.ts';
import type { Suppression } from '../documents/facts.ts';
import { lookUpClause } from '../standards/lookup.ts';
import { globSet } from '../workspace/globs.ts';
import type { Severity, Waiver } from '../workspace/manifest.ts';
import { relativePath } from '../workspace/paths.ts';
import type { Sms } from '../workspace/sms.ts';
import { type Finding, toFinding } from './finding.ts';
import type { Report, Rule, Silenced } from './rule.ts';

export interface WaivedFinding {
  readonly finding: Finding;
  readonly waiver: Waiver;
}

export interface SuppressedFinding {
  readonly finding: Finding;
  readonly suppression: Suppression;
}

/** Findings, sorted. */
export class Sifted {
  readonly findings: Finding[] = [];
  readonly waived: WaivedFinding[] = [];
  readonly suppressed: SuppressedFinding[] = [];

  waive(one: WaivedFinding): void {
    this.waived.push(one);
  }

  suppress(one: SuppressedFinding): void {
    this.suppressed.push(one);
  }

  get isEmpty(): boolean {
    return this.findings.length === 0 && this.waived.length === 0 && this.suppressed.length === 0;
  }
}

/** Counts what each suppression and waiver has silenced, here and among others. */
export class Tally extends Sifted implements Silenced {
  readonly ruleIds: readonly string[];
  readonly #counts = new Map<Suppression | Waiver, number>();

  constructor(ruleIds: readonly string[], others: Iterable<Sifted>) {
    super();
    this.ruleIds = ruleIds;
    for (const { waived, suppressed } of others) {
      for (const { waiver } of waived) this.#count(waiver);
      for (const { suppression } of suppressed) this.#count(suppression);
    }
  }

  override waive(one: WaivedFinding): void {
    super.waive(one);
    this.#count(one.waiver);
  }

  override suppress(one: SuppressedFinding): void {
    super.suppress(one);
    this.#count(one.suppression);
  }

  bySuppression(suppression: Suppression): number {
    return this.#counts.get(suppression) ?? 0;
  }

  byWaiver(waiver: Waiver): number {
    return this.#counts.get(waiver) ?? 0;
  }

  #count(silencer: Suppression | Waiver): void {
    this.#counts.set(silencer, (this.#counts.get(silencer) ?? 0) + 1);
  }
}

export class Sieve {
  readonly #sms: Sms;
  readonly #severities = new Map<string, Severity | 'off' | undefined>();
  readonly #waivers: readonly { readonly waiver: Waiver; readonly matches: (finding: Finding) => boolean }[];

  constructor(sms: Sms, asOf: string) {
    this.#sms = sms;
    this.#waivers = sms.manifest.waivers
      .filter(waiver => !isExpired(waiver, asOf))
      .map(waiver => ({ waiver, matches: waiverMatcher(waiver, sms) }));
  }

  /** Whether a rule is not switched off. */
  lets({ id, severity }: Rule): boolean {
    return (this.#severityOf(id) ?? severity) !== 'off';
  }

  sift(rule: Rule, reports: Iterable<Report>, into: Sifted): void {
    const own = this.#severityOf(rule.id);
    for (const report of reports) {
      // A severity in the manifest is what the user wants for the rule as a whole, its lesser reports included.
      const severity = own === undefined || own === 'off' ? (report.severity ?? rule.severity) : own;
      this.#sort(toFinding(rule.id, severity, report), into);
    }
  }

  #sort(finding: Finding, into: Sifted): void {
    const suppression = this.#suppressionsIn(finding.path).find(
      one => one.rule === finding.rule && one.line === finding.range.start.line,
    );
    const waiver = suppression ? undefined : this.#waivers.find(({ matches }) => matches(finding))?.waiver;
    if (suppression) into.suppress({ finding, suppression });
    else if (waiver) into.waive({ finding, waiver });
    else into.findings.push(finding);
  }

  /** What the manifest makes of a rule: its own entry, else its group's. */
  #severityOf(rule: string): Severity | 'off' | undefined {
    if (!this.#severities.has(rule)) {
      const { rules } = this.#sms.manifest;
      this.#severities.set(rule, rules.get(rule) ?? rules.get(`${rule.split('/')[0]}/*`));
    }
    return this.#severities.get(rule);
  }

  #suppressionsIn(path: string): readonly Suppression[] {
    const { manifest } = this.#sms;
    if (path === manifest.path) return manifest.suppressions;
    return this.#sms.document(path)?.facts.suppressions ?? [];
  }
}

/** A waiver holds up to and including its last day. */
export function isExpired({ expires }: Waiver, asOf: string): boolean {
  return expires !== undefined && compareDates(expires.value, asOf) < 0;
}

function waiverMatcher(waiver: Waiver, sms: Sms): (finding: Finding) => boolean {
  const where = waiver.where.value;
  const found = lookUpClause(sms.catalogue, where);
  const clause = 'clause' in found ? found.clause.key : undefined;
  const glob = globSet([where]);
  return finding =>
    finding.rule === waiver.rule.value &&
    (clause !== undefined
      ? finding.clause === clause
      : finding.document === where || glob.matches(relativePath(sms.root, finding.path)));
}
