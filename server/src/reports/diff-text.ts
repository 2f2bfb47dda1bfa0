// `diff` for people at a terminal: what got worse first, and only what is different.

import type { ComparedFinding, Comparison, StandardChange } from '../analysis/comparison.ts';
import type { DocumentChange } from '../analysis/document-changes.ts';
import type { DocumentRef } from '../analysis/traceability.ts';
import { plainLine } from '../analysis/words.ts';
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
  settingPhrase,
  signed,
  waiverPhrase,
} from './diff-words.ts';
import { type Paint, type Palette, plainPalette } from './palette.ts';
import { stateText } from './states.ts';

export function diffText({ before, after, systems, added, removed }: Diff, palette: Palette = plainPalette): string {
  const title = `${stateText(before)} → ${stateText(after)}`;
  const lines = [
    palette.bold(plainLine(title)),
    ...systems.flatMap(one => ['', ...systemLines(one, palette)]),
    ...added.map(({ name, path }) => `\n${palette.green('+')} ${plainLine(`${name} (${path}): a new SMS`)}`),
    ...removed.map(({ name, path }) => `\n${palette.red('-')} ${plainLine(`${name} (${path}): this SMS is gone`)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function systemLines(comparison: Comparison, palette: Palette): string[] {
  const { sms, standards, manifest, documents, reviews, waivers, findings } = comparison;
  const name = plainLine(sms.path === '.' ? sms.name : `${sms.name} (${sms.path})`);
  if (isEmpty(comparison)) return [palette.bold(name), 'Nothing has changed.'];
  return [
    palette.bold(name),
    ...standards.flatMap(one => standardLines(one, palette)),
    ...(manifest.length > 0 ? [palette.bold('Manifest')] : []),
    ...manifest.map(one => `  ${plainLine(one.key)}  ${palette.dim(plainLine(settingPhrase(one)))}`),
    `${palette.bold('Documents')}: ${documentsPhrase(documents)}`,
    ...documents.map(one => documentLine(one, palette)),
    `${palette.bold('Reviews')}: ${reviewsPhrase(reviews)}`,
    ...reviews.map(one => {
      const paint = one.event === 'done' ? palette.green : palette.yellow;
      return `  ${paint(reviewEventWords[one.event])}  ${nameText(one.document)}  ${palette.dim(reviewChangePhrase(one))}`;
    }),
    ...(waivers.length > 0 ? [palette.bold('Waivers')] : []),
    ...waivers.map(one => `  ${plainLine(`${one.rule} ${one.where}`)}  ${palette.dim(plainLine(waiverPhrase(one)))}`),
    `${palette.bold('Findings')}: ${findingsPhrase(findings)}`,
    ...findings.fresh.map(one => findingLine('+', one, palette)),
    ...findings.gone.map(one => findingLine('-', one, palette)),
  ];
}

function standardLines({ shortTitle, before, after, clauses, items }: StandardChange, palette: Palette): string[] {
  const difference = after.green - before.green;
  const paint = difference < 0 ? palette.red : difference > 0 ? palette.green : palette.dim;
  return [
    `${palette.bold('Coverage')} of ${plainLine(shortTitle)}: ${before.green} → ${after.green} of ${after.auditable} clauses green ${paint(`(${signed(difference)})`)}`,
    ...clauses.map(clause => {
      const tone = { regressed: palette.red, removed: palette.red, improved: palette.green }[
        clause.direction as string
      ];
      const word = directionWords[clause.direction].padEnd(9);
      return `  ${(tone ?? palette.dim)(word)}  ${plainLine(`${clause.id} ${clause.title ?? ''}`.trim())}  ${clausePhrase(clause)}`;
    }),
    ...(items.length > 0 ? [palette.bold('Documented information')] : []),
    ...items.map(
      item =>
        `  ${plainLine(`${item.title} (${item.mandatory ? 'mandatory' : 'expected'}, ${item.clause})`)}  ${itemPhrase(item)}`,
    ),
  ];
}

function documentLine(change: DocumentChange, palette: Palette): string {
  const [mark, paint]: readonly [string, Paint] = {
    added: ['+', palette.green] as const,
    removed: ['-', palette.red] as const,
    changed: ['~', change.content ? palette.yellow : palette.dim] as const,
  }[change.kind];
  return `  ${paint(mark)} ${nameText(change.document)}  ${palette.dim(plainLine(documentPhrases(change).join('; ')))}`;
}

function nameText({ name, title }: DocumentRef): string {
  return plainLine(name === title ? name : `${name} ${title}`);
}

function findingLine(
  mark: '+' | '-',
  { path, line, severity, rule, message }: ComparedFinding,
  palette: Palette,
): string {
  const paint = mark === '+' ? palette.red : palette.green;
  return `  ${paint(mark)} ${plainLine(`${path}:${line}`)} ${severity} ${palette.dim(rule)} ${plainLine(message)}`;
}
