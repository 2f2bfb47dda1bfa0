// Findings as the protocol's diagnostics, within what the client understands.

import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type TextEdit } from 'vscode-languageserver';
import type { Finding, FindingFix } from '../rules/check.ts';
import type { Severity } from '../workspace/manifest.ts';

/** Where each rule has its page: `<base>/<group>/<name>.md`. */
const rulePages = 'https://github.com/clausetrace/clausetrace/blob/main/docs/rules';

const diagnosticSource = 'clausetrace';

/** The parts of a diagnostic that not every client can take. */
export interface DiagnosticSupport {
  readonly codeDescription: boolean;
  readonly relatedInformation: boolean;
  readonly tags: readonly DiagnosticTag[];
  readonly data: boolean;
}

/** What a diagnostic carries for the code action that mends it. */
interface DiagnosticData {
  readonly fix: {
    readonly title: string;
    readonly edits: readonly { readonly uri: string; readonly edit: TextEdit }[];
  };
}

/** Turns a path as findings have it into a URI as the client has it. */
export type UriOf = (path: string) => string;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Rules about something that could go (shown faded) or that should no longer be used (shown struck through). */
const tagsOfRules: ReadonlyMap<string, DiagnosticTag> = new Map([
  ['metadata/suppression-unused', DiagnosticTag.Unnecessary],
  ['manifest/waiver-unused', DiagnosticTag.Unnecessary],
  ['reference/retired-target', DiagnosticTag.Deprecated],
]);

export function diagnosticsOf(findings: readonly Finding[], support: DiagnosticSupport, uriOf: UriOf): Diagnostic[] {
  return findings.map(finding => diagnosticOf(finding, support, uriOf));
}

function diagnosticOf(finding: Finding, support: DiagnosticSupport, uriOf: UriOf): Diagnostic {
  const { rule, related, fix } = finding;
  const tag = tagsOfRules.get(rule);
  return {
    range: finding.range,
    severity: severities[finding.severity],
    code: rule,
    ...(support.codeDescription && { codeDescription: { href: rulePage(rule) } }),
    source: diagnosticSource,
    message: finding.message,
    ...(tag !== undefined && support.tags.includes(tag) && { tags: [tag] }),
    ...(support.relatedInformation &&
      related && {
        relatedInformation: related.map(({ path, range, message }) => ({
          location: { uri: uriOf(path), range },
          message,
        })),
      }),
    ...(support.data && fix && { data: dataOf(fix, uriOf) }),
  };
}

/** The documentation page of a rule. */
export function rulePage(rule: string): string {
  return `${rulePages}/${rule}.md`;
}

function dataOf({ title, edits }: FindingFix, uriOf: UriOf): DiagnosticData {
  return {
    fix: { title, edits: edits.map(({ path, range, newText }) => ({ uri: uriOf(path), edit: { range, newText } })) },
  };
}
