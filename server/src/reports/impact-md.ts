// `impact` as a comment on a merge request: a few lines that everybody reads, and tables folded below for whoever reviews. The
// first line is a mark by which a script finds the comment again to replace it.

import type { Impact } from '../analysis/impact.ts';
import { counted, reviewWords } from '../analysis/words.ts';
import { documentPhrases, few } from './diff-words.ts';
import { type ImpactReport, impactPhrases, isUntouched, openDependants, openReviews } from './impact.ts';
import { statusStep, touchText } from './impact-text.ts';
import { documentText, folded, plain, settingRows, tableOf } from './markdown.ts';
import { stateText } from './states.ts';

const mark = '<!-- clausetrace impact -->';

export function impactMarkdown({ before, after, systems }: ImpactReport): string {
  const parts = [
    `${mark}\n### What this change touches`,
    ...systems.flatMap(impact => systemParts(impact, systems.length > 1)),
    `<sub>${plain(stateText(before))} → ${plain(stateText(after))}, by Clausetrace</sub>`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function systemParts(impact: Impact, isOneOfSeveral: boolean): string[] {
  const { sms, manifest, changed, clauses, dependants, references, findings } = impact;
  const title = isOneOfSeveral ? [`#### ${plain(sms.name)}`] : [];
  if (isUntouched(impact)) {
    return [...title, 'No document of the SMS has changed.'];
  }
  return [
    ...title,
    impactPhrases(impact)
      .map(phrase => `- ${plain(phrase)}`)
      .join('\n'),
    ...worse(impact),
    ...table(
      `${counted(manifest.changes.length, 'setting')} of the manifest changed`,
      ['Setting', 'Change'],
      settingRows(manifest.changes),
    ),
    ...table(
      `${counted(changed.length, 'document')} changed`,
      ['Document', 'Change'],
      changed.map(one => [
        documentText(one.document),
        [one.kind === 'changed' ? '' : one.kind, ...documentPhrases(one)].filter(Boolean).map(plain).join('; '),
      ]),
    ),
    ...table(
      `${counted(clauses.length, 'clause')} touched`,
      ['Clause', 'Status', 'Through'],
      clauses.map(one => [
        `**${plain(one.id)}** ${plain(one.title ?? '')}`.trim(),
        one.before === one.after ? statusStep(one) : `**${statusStep(one)}**`,
        one.through.map(touch => plain(touchText(touch))).join('<br>') || 'the manifest',
      ]),
    ),
    ...table(
      `${counted(openReviews(impact).length, 'review')} to do again`,
      ['Document', 'Last review'],
      openReviews(impact).map(one => [documentText(one.document), one.reviewed ?? reviewWords['never-reviewed']]),
    ),
    ...table(
      `${counted(dependants.length, 'document')} that implement${dependants.length === 1 ? 's' : ''} what changed`,
      ['Document', 'Implements', 'Last review'],
      dependants.map(one => [
        documentText(one.document),
        one.upstream.map(({ name }) => plain(name)).join(', '),
        `${one.reviewed ?? ''}${one.isReviewedAgain ? ' (with this change)' : ''}`,
      ]),
    ),
    ...table(
      `${counted(references.length, 'reference')} to what changed`,
      ['Document', 'Refers to', 'Sections'],
      references.map(one => [documentText(one.document), plain(one.target.name), plain(few(one.sections))]),
    ),
    ...table(
      `${counted(findings.fresh.length, 'new finding')}`,
      ['Severity', 'Rule', 'Place', 'Message'],
      findings.fresh.map(one => [one.severity, plain(one.rule), plain(`${one.path}:${one.line}`), plain(one.message)]),
    ),
  ];
}

/** What a reviewer must not miss, unfolded. */
function worse(impact: Impact): string[] {
  const lines = [
    ...impact.clauses
      .filter(({ before, after }) => before !== after)
      .map(one => `- Clause **${plain(one.id)}** ${plain(one.title ?? '')}: ${statusStep(one)}`),
    ...impact.findings.fresh
      .filter(({ severity }) => severity === 'error')
      .slice(0, 5)
      .map(one => `- New error in ${plain(`${one.path}:${one.line}`)}: ${plain(one.message)}`),
    ...(openDependants(impact).length > 0
      ? [
          `- To look at again: ${plain(
            few(
              openDependants(impact).map(({ document }) => document.name),
              10,
            ),
          )}`,
        ]
      : []),
  ];
  return lines.length > 0 ? [`**To look at**\n\n${lines.join('\n')}`] : [];
}

function table(summary: string, heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length > 0 ? [folded(summary, tableOf(heads, rows))] : [];
}
