// `diff` as Markdown with GitHub's tables: for a release, a merge request or the minutes of a management review.

import type { ComparedFinding, Comparison, StandardChange } from '../analysis/comparison.ts';
import type { DocumentChange } from '../analysis/document-changes.ts';
import { counted } from '../analysis/words.ts';
import { type Diff, isEmpty } from './diff.ts';
import {
  clausePhrase,
  directionWords,
  documentPhrases,
  documentsPhrase,
  findingsPhrase,
  itemPhrase,
  reviewChangePhrase,
  reviewEventWords,
  reviewsPhrase,
  signed,
  waiverPhrase,
} from './diff-words.ts';
import { documentText, folded, plain, settingRows, tableOf } from './markdown.ts';
import { stateText } from './states.ts';

export function diffMarkdown({ before, after, systems, added, removed }: Diff): string {
  const parts = [
    `# ${plain(stateText(before))} → ${plain(stateText(after))}`,
    ...systems.flatMap(one => systemParts(one, systems.length > 1)),
    ...added.map(({ name, path }) => `**${plain(name)}** (${plain(path)}) is a new SMS.`),
    ...removed.map(({ name, path }) => `**${plain(name)}** (${plain(path)}) is gone.`),
  ];
  return `${parts.join('\n\n')}\n`;
}

function systemParts(comparison: Comparison, isOneOfSeveral: boolean): string[] {
  const { sms, standards, manifest, documents, reviews, waivers, findings } = comparison;
  const title = isOneOfSeveral ? [`## ${plain(sms.name)}`] : [];
  if (isEmpty(comparison)) return [...title, 'Nothing has changed.'];
  return [
    ...title,
    [
      ...standards.map(
        ({ shortTitle, before, after }) =>
          `- **Coverage of ${plain(shortTitle)}:** ${before.green} → ${after.green} of ${after.auditable} clauses documented or evidenced (${signed(after.green - before.green)})`,
      ),
      ...(manifest.length > 0 ? [`- **Manifest:** ${counted(manifest.length, 'setting')} changed`] : []),
      `- **Documents:** ${documentsPhrase(documents)}`,
      `- **Reviews:** ${reviewsPhrase(reviews)}`,
      ...(waivers.length > 0 ? [`- **Waivers:** ${waivers.map(({ kind }) => kind).join(', ')}`] : []),
      `- **Findings:** ${findingsPhrase(findings)}`,
    ].join('\n'),
    ...standards.flatMap(standardParts),
    ...section('Manifest', ['Setting', 'Change'], settingRows(manifest)),
    ...section('Documents', ['Document', 'Change'], documents.map(documentCells)),
    ...section(
      'Reviews',
      ['Review', 'Document', 'Dates'],
      reviews.map(one => [reviewEventWords[one.event], documentText(one.document), plain(reviewChangePhrase(one))]),
    ),
    ...section(
      'Waivers',
      ['Rule', 'Where', 'What', 'Reason'],
      waivers.map(one => [one.rule, one.where, waiverPhrase(one), one.reason ?? ''].map(plain)),
    ),
    ...findingParts('New findings', findings.fresh),
    ...findingParts('Findings that are gone', findings.gone),
  ];
}

function standardParts({ shortTitle, clauses, items }: StandardChange): string[] {
  return [
    ...section(
      `Clauses of ${plain(shortTitle)}`,
      ['Clause', '', 'Coverage'],
      clauses.map(one => [
        `**${plain(one.id)}** ${plain(one.title ?? '')}`.trim(),
        directionWords[one.direction],
        clausePhrase(one),
      ]),
    ),
    ...section(
      'Documented information',
      ['Clause', 'Item', 'State'],
      items.map(one => [
        plain(one.clause),
        `${plain(one.title)}${one.mandatory ? '' : ' (expected)'}`,
        itemPhrase(one),
      ]),
    ),
  ];
}

function documentCells(change: DocumentChange): string[] {
  const word = change.kind === 'changed' ? [] : [change.kind];
  return [documentText(change.document), [...word, ...documentPhrases(change).map(plain)].join('; ')];
}

function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length > 0 ? [`### ${title}`, tableOf(heads, rows)] : [];
}

/** `folded` above a length that nobody reads on the way to something else. */
function findingParts(title: string, findings: readonly ComparedFinding[]): string[] {
  if (findings.length === 0) return [];
  const rows = findings.map(({ severity, rule, path, line, message }) => [
    severity,
    plain(rule),
    plain(`${path}:${line}`),
    plain(message),
  ]);
  return [folded(`${title}: ${findings.length}`, tableOf(['Severity', 'Rule', 'Place', 'Message'], rows))];
}
