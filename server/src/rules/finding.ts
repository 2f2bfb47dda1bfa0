// A finding: what a rule says about a place in a document, in the terms of editors and reports.

import { type Range, rangeOf } from '../documents/text.ts';
import { nameOf } from '../workspace/document.ts';
import type { Severity } from '../workspace/manifest.ts';
import { compareText } from '../workspace/paths.ts';
import type { Fix, Report } from './rule.ts';

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
  /** Mends of which the author has to choose one. */
  readonly alternatives?: readonly FindingFix[];
}

export interface FindingFix {
  readonly title: string;
  readonly edits: readonly { readonly path: string; readonly range: Range; readonly newText: string }[];
}

/** Turns places into ranges, and gives the report its weight. */
export function toFinding(rule: string, severity: Severity, report: Report): Finding {
  const { at, message, clause, document, related, fix, alternatives } = report;
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
    ...(fix && { fix: toFindingFix(fix) }),
    ...(alternatives && { alternatives: alternatives.map(toFindingFix) }),
  };
}

function toFindingFix({ title, edits }: Fix): FindingFix {
  return {
    title,
    edits: edits.map(({ at, newText }) => ({ path: at.path, range: rangeOf(at.lineStarts, at.span), newText })),
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
