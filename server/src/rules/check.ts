// Runs the rules over one SMS and turns their reports into findings: severities from the manifest, suppressions and waivers
// applied, in a fixed order. The command line and the editor show the same findings because both come from here.

import type { Analysis } from '../analysis/analysis.ts';
import { compareDates } from '../documents/dates.ts';
import type { Suppression } from '../documents/facts.ts';
import { type Range, rangeOf } from '../documents/text.ts';
import { lookUpClause } from '../standards/lookup.ts';
import { nameOf, type SmsDocument } from '../workspace/document.ts';
import { globSet } from '../workspace/globs.ts';
import type { Manifest, Severity, Waiver } from '../workspace/manifest.ts';
import { compareText, relativePath } from '../workspace/paths.ts';
import type { Report, Rule, RuleContext, Silenced } from './rule.ts';

/** What a rule says about a place in a document. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Relative to the workspace, `/`-separated. */
  readonly path: string;
  readonly range: Range;
  readonly message: string;
  /** Key of the clause it is about: `iso20000-1:8.6.1`. */
  readonly clause?: string;
  /** Id (or path) of the document it is about. */
  readonly document?: string;
  readonly related?: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
  readonly fix?: FindingFix;
}

export interface FindingFix {
  readonly title: string;
  readonly edits: readonly { readonly path: string; readonly range: Range; readonly newText: string }[];
}

export interface WaivedFinding {
  readonly finding: Finding;
  readonly waiver: Waiver;
}

export interface CheckResult {
  readonly analysis: Analysis;
  /** By path, place and rule. */
  readonly findings: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
  readonly suppressed: readonly Finding[];
}

/** Checks a whole SMS. */
export function checkSms(analysis: Analysis, rules: readonly Rule[]): CheckResult {
  const { sms } = analysis;
  const context: RuleContext = { sms, analysis, asOf: analysis.asOf };
  const sieve = new Sieve(context, rules);
  const active = rules.filter(rule => severityOf(rule, sms.manifest) !== 'off');
  for (const rule of active) {
    if (rule.checkDocument) {
      for (const document of sms.documents) sieve.take(rule, rule.checkDocument(document, context));
    }
    if (rule.checkSms) sieve.take(rule, rule.checkSms(context));
  }
  for (const rule of active) if (rule.checkSilenced) sieve.take(rule, rule.checkSilenced(sieve, context));
  return { analysis, ...sieve.result() };
}

/** Findings about one document alone, while the rest of the workspace is still being read. */
export function checkDocument(document: SmsDocument, analysis: Analysis, rules: readonly Rule[]): readonly Finding[] {
  const context: RuleContext = { sms: analysis.sms, analysis, asOf: analysis.asOf };
  const sieve = new Sieve(context, rules);
  for (const rule of rules) {
    if (rule.checkDocument && severityOf(rule, analysis.sms.manifest) !== 'off') {
      sieve.take(rule, rule.checkDocument(document, context));
    }
  }
  return sieve.result().findings;
}

/** What the manifest makes of a rule: its own entry, else its group's, else the rule's default. */
function severityOf(rule: Rule, { rules }: Manifest): Severity | 'off' {
  return rules.get(rule.id) ?? rules.get(`${rule.id.split('/')[0]}/*`) ?? rule.severity;
}

/** Sorts reports into findings, waived and suppressed ones, and counts what each suppression and waiver silenced. */
class Sieve implements Silenced {
  readonly ruleIds: readonly string[];
  readonly #context: RuleContext;
  readonly #findings: Finding[] = [];
  readonly #waived: WaivedFinding[] = [];
  readonly #suppressed: Finding[] = [];
  readonly #counts = new Map<Suppression | Waiver, number>();
  readonly #waivers: readonly { readonly waiver: Waiver; readonly matches: (finding: Finding) => boolean }[];

  constructor(context: RuleContext, rules: readonly Rule[]) {
    this.#context = context;
    this.ruleIds = rules.map(rule => rule.id);
    this.#waivers = context.sms.manifest.waivers
      .filter(waiver => !isExpired(waiver, context.asOf))
      .map(waiver => ({ waiver, matches: waiverMatcher(waiver, context) }));
  }

  take(rule: Rule, reports: Iterable<Report>): void {
    const { manifest } = this.#context.sms;
    const own = manifest.rules.get(rule.id) ?? manifest.rules.get(`${rule.id.split('/')[0]}/*`);
    for (const report of reports) {
      // A severity in the manifest is what the user wants for the rule as a whole, its lesser reports included.
      const severity = own === undefined || own === 'off' ? (report.severity ?? rule.severity) : own;
      this.#sift(toFinding(rule.id, severity, report));
    }
  }

  bySuppression(suppression: Suppression): number {
    return this.#counts.get(suppression) ?? 0;
  }

  byWaiver(waiver: Waiver): number {
    return this.#counts.get(waiver) ?? 0;
  }

  result(): Pick<CheckResult, 'findings' | 'waived' | 'suppressed'> {
    return {
      findings: this.#findings.sort(compareFindings),
      waived: this.#waived.sort((a, b) => compareFindings(a.finding, b.finding)),
      suppressed: this.#suppressed.sort(compareFindings),
    };
  }

  #sift(finding: Finding): void {
    const { sms } = this.#context;
    const suppressions =
      finding.path === sms.manifest.path ? sms.manifest.suppressions : sms.document(finding.path)?.facts.suppressions;
    const suppression = suppressions?.find(one => one.rule === finding.rule && one.line === finding.range.start.line);
    if (suppression) {
      this.#count(suppression);
      this.#suppressed.push(finding);
      return;
    }
    const match = this.#waivers.find(({ matches }) => matches(finding));
    if (match) {
      this.#count(match.waiver);
      this.#waived.push({ finding, waiver: match.waiver });
      return;
    }
    this.#findings.push(finding);
  }

  #count(silencer: Suppression | Waiver): void {
    this.#counts.set(silencer, (this.#counts.get(silencer) ?? 0) + 1);
  }
}

/** A waiver holds up to and including its last day. */
export function isExpired({ expires }: Waiver, asOf: string): boolean {
  return expires !== undefined && compareDates(expires.value, asOf) < 0;
}

function waiverMatcher(waiver: Waiver, { sms }: RuleContext): (finding: Finding) => boolean {
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

function toFinding(rule: string, severity: Severity, report: Report): Finding {
  const { at, message, clause, document, related, fix } = report;
  return {
    rule,
    severity,
    path: at.path,
    range: rangeOf(at.lineStarts, at.span),
    message,
    ...(clause && { clause: clause.key }),
    ...(document && { document: nameOf(document) }),
    ...(related &&
      related.length > 0 && {
        related: related.map(one => ({
          path: one.at.path,
          range: rangeOf(one.at.lineStarts, one.at.span),
          message: one.message,
        })),
      }),
    ...(fix && {
      fix: {
        title: fix.title,
        edits: fix.edits.map(({ at: place, newText }) => ({
          path: place.path,
          range: rangeOf(place.lineStarts, place.span),
          newText,
        })),
      },
    }),
  };
}

/** By file, place and rule. What is equal in all of them keeps the order in which its rule tells it, clauses in that of their standard. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.path, b.path) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    a.range.end.line - b.range.end.line ||
    a.range.end.character - b.range.end.character ||
    compareText(a.rule, b.rule)
  );
}
