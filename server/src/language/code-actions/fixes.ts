// The mends that rules know: of one finding, of all findings of its rule in the file, of everything in the file.

import { spanOf } from '../../documents/text.ts';
import type { Finding, FindingFix } from '../../rules/check.ts';
import { fixesOf } from '../../rules/mending.ts';
import type { Source } from '../source.ts';
import { type Action, type Circumstances, type FileChange, kinds, type Proposer } from './action.ts';

export const fixes: Proposer = function* ({ source, findings }) {
  for (const finding of findings) {
    const { fix, alternatives = [] } = finding;
    if (fix) yield { ...quickFix(finding, fix, source), isPreferred: true };
    for (const one of alternatives) yield quickFix(finding, one, source);
  }
};

/** Offered beside the fix of one finding where the file has others of the same rule. */
export const fixesOfRule: Proposer = function* ({ source, findings, fileFindings }) {
  for (const rule of new Set(findings.filter(({ fix }) => fix).map(finding => finding.rule))) {
    const alike = fileFindings.filter(finding => finding.rule === rule && finding.fix);
    if (alike.length < 2) continue;
    const title = `Fix all ${alike.length} findings of ${rule} in this file`;
    yield { title, kind: kinds.quickFix, changes: () => fixAll(alike, source) };
  }
};

export const fixesOfFile: Proposer = function* ({ source, fileFindings }: Circumstances): Iterable<Action> {
  if (!fileFindings.some(({ fix }) => fix)) return;
  const title = 'Fix all that Clausetrace can fix by itself';
  yield { title, kind: kinds.fixAll, changes: () => fixAll(fileFindings, source) };
};

function quickFix(finding: Finding, fix: FindingFix, source: Source): Action {
  return { title: fix.title, kind: kinds.quickFix, finding, changes: () => changesOf(fix, source) };
}

/** A fix stays within its file: places in others cannot be told without their text. */
function changesOf({ edits }: FindingFix, { path, lineStarts }: Source): readonly FileChange[] | undefined {
  if (edits.some(edit => edit.path !== path)) return undefined;
  return edits.map(({ range, newText }) => ({ path, span: spanOf(lineStarts, range), newText }));
}

function fixAll(findings: readonly Finding[], { path, text }: Source): readonly FileChange[] {
  return fixesOf(path, text, findings)
    .flat()
    .map(edit => ({ path, ...edit }));
}
