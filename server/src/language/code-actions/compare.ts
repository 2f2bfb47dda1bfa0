// Shows an earlier version of a document beside what it says now: the one that was reviewed, approved, or followed.

import { changeSinceApproval, changeUnderVersion } from '../../analysis/approvals.ts';
import type { Version } from '../../history/history.ts';
import { nameOf, type SmsDocument } from '../../workspace/document.ts';
import { revisionUri } from '../revision-uri.ts';
import type { Source } from '../source.ts';
import { type Action, kinds, type Proposer } from './action.ts';

/** The command of the client that opens its editor for differences: see docs/protocol.md. */
const compareCommand = 'clausetrace.compare';

interface Comparison {
  /** `the version of the review` */
  readonly with: string;
  readonly document: SmsDocument;
  readonly since: Version;
}

type Comparing = (document: SmsDocument, source: Source) => readonly Comparison[];

/** By the rule whose finding leads there. */
const comparisons: Readonly<Record<string, Comparing>> = {
  'review/changed-since-review': (document, { analysis }) => {
    const since = analysis.review(document).witness?.seen;
    return since ? [{ with: 'the version of the review', document, since }] : [];
  },
  'review/suspect': (document, { analysis }) =>
    (analysis.review(document).witness?.suspicions ?? []).map(({ upstream, since }) => ({
      with: 'what it was at the review',
      document: upstream,
      since,
    })),
  'review/edited-after-approval': (document, { analysis }) => {
    const since = changeSinceApproval(document, analysis)?.since;
    return since ? [{ with: 'the version that was approved', document, since }] : [];
  },
  'metadata/version-not-increased': (document, { analysis }) => {
    const since = changeUnderVersion(document, analysis)?.since;
    return since ? [{ with: 'the text that was first approved', document, since }] : [];
  },
};

export const compare: Proposer = function* ({ source, findings }) {
  const { document } = source;
  if (!document) return;
  for (const finding of findings) {
    if (!Object.hasOwn(comparisons, finding.rule)) continue;
    for (const one of comparisons[finding.rule]!(document, source)) yield { finding, ...actionFor(one, source) };
  }
};

function actionFor({ with: what, document, since }: Comparison, { files }: Source): Action {
  const { commit } = since;
  const name = nameOf(document);
  const left = revisionUri({ root: files.uri(''), commit: commit.id, path: document.path });
  return {
    title: `Compare ${name} with ${what}`,
    kind: kinds.quickFix,
    command: {
      title: `Compare ${name} with ${what}`,
      command: compareCommand,
      arguments: [left, files.uri(document.path), `${name} (${commit.day} ↔ now)`],
    },
  };
}
