// A history whose versions do not go up, a document that is behind its own history, or a text that changed under its version,
// by git: nobody can tell which text was in force when.

import type { Analysis } from '../../analysis/analysis.ts';
import { changeSinceApproval, changeUnderVersion } from '../../analysis/approvals.ts';
import { changePhrase } from '../../analysis/change-words.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import type { Field, HistoryEntry } from '../../workspace/metadata.ts';
import { placeIn, type Report, type Rule } from '../rule.ts';
import { compareVersions, isControlled, oldestFirst } from '../versions.ts';
import { quote } from '../wording.ts';

export const versionNotIncreased: Rule = {
  id: 'metadata/version-not-increased',
  severity: 'warning',
  summary: 'The versions of a document do not increase with time, or its text changed under the same version, by git.',
  *checkDocument(document, { analysis }) {
    if (document.kind !== 'document') return;
    const versions = versionsOf(oldestFirst(document.metadata.history));
    for (const [i, version] of versions.entries()) {
      const before = versions[i - 1];
      if (before && isAtMost(version, before)) yield reportRow(document, version, before);
    }
    const { version } = document.metadata;
    const newest = versions.at(-1);
    if (version && newest && (compareVersions(version.value, newest.value) ?? 0) < 0) {
      yield reportDocument(document, version, newest);
    } else if (version) yield* reportKept(document, version, analysis);
  },
};

/** The dotted versions; other schemes are left alone. */
function versionsOf(history: readonly HistoryEntry[]): Field<string>[] {
  return history.flatMap(({ version }) =>
    version && compareVersions(version.value, version.value) === 0 ? [version] : [],
  );
}

function isAtMost(version: Field<string>, other: Field<string>): boolean {
  return (compareVersions(version.value, other.value) ?? 1) <= 0;
}

function reportRow(document: SmsDocument, version: Field<string>, before: Field<string>): Report {
  return {
    at: placeIn(document, version.span),
    document,
    message: `The history goes from version ${quote(before.value)} to ${quote(version.value)}, which is not higher. Correct the version or the date of the row.`,
    related: [{ at: placeIn(document, before.span), message: 'The version before it.' }],
  };
}

function reportDocument(document: SmsDocument, version: Field<string>, newest: Field<string>): Report {
  return {
    at: placeIn(document, version.span),
    document,
    message: `The document has version ${quote(version.value)}, but its history goes up to ${quote(newest.value)}. Correct the one that is wrong.`,
    related: [{ at: placeIn(document, newest.span), message: 'The newest row of the history.' }],
  };
}

/** A change that has to be reviewed or approved is told there: what is left is what was, without becoming a version. */
function* reportKept(document: SmsDocument, version: Field<string>, analysis: Analysis): Iterable<Report> {
  if (!isControlled(document) || analysis.review(document).state === 'changed-since-review') return;
  const change = changeUnderVersion(document, analysis);
  if (!change || changeSinceApproval(document, analysis)) return;
  yield {
    at: placeIn(document, version.span),
    document,
    message: `The text changed since it was first approved as version ${quote(version.value)} on ${change.since.commit.day}: ${changePhrase(change)}. Give it a higher version, with a row in its \`history\`.`,
  };
}
