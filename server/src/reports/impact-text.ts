// `impact` for people at a terminal.

import type { ClauseImpact, ClauseTouch, Impact } from '../analysis/impact.ts';
import { plainLine, reviewWords, statusWords } from '../analysis/words.ts';
import { documentPhrases, few, settingPhrase } from './diff-words.ts';
import { type ImpactReport, impactPhrases, isUntouched, openReviews } from './impact.ts';
import { type Palette, plainPalette } from './palette.ts';
import { stateText } from './states.ts';

export function impactText({ before, after, systems }: ImpactReport, palette: Palette = plainPalette): string {
  const lines = [
    palette.bold(plainLine(`${stateText(before)} → ${stateText(after)}`)),
    ...systems.flatMap(impact => ['', ...systemLines(impact, palette)]),
  ];
  return `${lines.join('\n')}\n`;
}

function systemLines(impact: Impact, palette: Palette): string[] {
  const { sms, manifest, changed, clauses, dependants, references, findings } = impact;
  const name = plainLine(sms.path === '.' ? sms.name : `${sms.name} (${sms.path})`);
  if (isUntouched(impact)) {
    return [palette.bold(name), 'No document has changed.'];
  }
  const mark = { added: palette.green('+'), removed: palette.red('-'), changed: palette.yellow('~') };
  return [
    palette.bold(name),
    ...impactPhrases(impact).map(phrase => `  ${phrase}`),
    ...list('Manifest', manifest.changes, palette, one => [plainLine(one.key), settingPhrase(one)]),
    ...list('Changed', changed, palette, one => [
      `${mark[one.kind]} ${nameText(one.document)}`,
      documentPhrases(one).join('; '),
    ]),
    ...list('Clauses touched', clauses, palette, one => [
      plainLine(`${one.id} ${one.title ?? ''}`.trim()),
      `${statusStep(one)}; ${throughText(one)}`,
    ]),
    ...list('Reviews that no longer hold', openReviews(impact), palette, one => [
      nameText(one.document),
      one.reviewed === undefined ? reviewWords['never-reviewed'] : `reviewed ${one.reviewed}`,
    ]),
    ...list('Documents that implement what changed', dependants, palette, one => [
      nameText(one.document),
      `implements ${few(one.upstream.map(({ name: id }) => id))}${one.isReviewedAgain ? ', reviewed with it' : ''}`,
    ]),
    ...list('Documents that refer to it', references, palette, one => [
      nameText(one.document),
      `to ${one.target.name}${one.sections.length > 0 ? ` (${few(one.sections)})` : ''}`,
    ]),
    ...list('New findings', findings.fresh, palette, one => [
      plainLine(`${one.path}:${one.line} ${one.severity} ${one.rule}`),
      one.message,
    ]),
  ];
}

function list<T>(
  title: string,
  rows: readonly T[],
  palette: Palette,
  lineFor: (row: T) => readonly [head: string, rest: string],
): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(row => {
    const [head, rest] = lineFor(row);
    return `  ${head}${rest === '' ? '' : `  ${palette.dim(plainLine(rest))}`}`;
  });
  return [palette.bold(title), ...lines];
}

/** `documented → partial`; one word where the status is as before. */
export function statusStep({ before, after }: Pick<ClauseImpact, 'before' | 'after'>): string {
  const [was, is] = [before, after].map(status => (status === undefined ? 'not there' : statusWords[status]));
  return was === is ? is! : `${was} → ${is}`;
}

const touchWords: Readonly<Record<ClauseTouch['as'], string>> = {
  claim: '',
  evidence: ' as evidence',
  information: ' provides',
};

/** What a clause is touched through: documents, or else what governs all of them. */
function throughText({ through }: ClauseImpact): string {
  return through.length > 0 ? few(through.map(touchText)) : 'the manifest';
}

/** `PRC-INC § Major incidents`, `REC-INC as evidence` */
export function touchText({ document, as, section }: ClauseTouch): string {
  return `${document.name}${section === undefined ? '' : ` § ${section}`}${touchWords[as]}`;
}

function nameText({ name, title }: { readonly name: string; readonly title: string }): string {
  return plainLine(name === title ? name : `${name} ${title}`);
}
