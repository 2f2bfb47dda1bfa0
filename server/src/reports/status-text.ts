// `status`: coverage and reviews of one SMS at a glance, and what to do next.

import { type ClauseStatus, clauseStatuses, isGreen } from '../analysis/coverage.ts';
import { type ClauseTrace, partyText } from '../analysis/traceability.ts';
import { counted, percent, plainLine, reviewPhrase, reviewWords, statusWords } from '../analysis/words.ts';
import { auditableIn, type CalendarEntry, type Chapter, chaptersOf, type Matrix } from './matrix.ts';
import { type Paint, type Palette, plainPalette } from './palette.ts';

const barWidth = 24;
const nameWidth = 44;
const bestFirst = [...clauseStatuses].reverse();

/** In which something is to be done about a review. */
const lateStates: readonly CalendarEntry['state'][] = ['overdue', 'never-reviewed', 'changed-since-review', 'suspect'];

/** Different characters, so that a bar reads without colours too. */
const marks: Readonly<Record<ClauseStatus, string>> = {
  evidenced: '█',
  documented: '▓',
  partial: '▒',
  planned: '░',
  'not-covered': '·',
};

/** One matrix for each standard of the SMS. */
export function statusText(matrices: readonly Matrix[], palette: Palette = plainPalette): string {
  const [first] = matrices;
  if (!first) return 'no standard\n';
  const lines = [
    palette.bold(plainLine(first.sms.name)),
    palette.dim(`as of ${first.asOf}, ${counted(first.figures.documents, 'document')}`),
    ...matrices.flatMap(matrix => ['', ...coverageLines(matrix, palette)]),
    '',
    ...reviewLines(first, palette),
    '',
    ...findingLines(first, palette),
    ...nextSteps(matrices, palette),
  ];
  return `${lines.join('\n')}\n`;
}

function coverageLines(matrix: Matrix, palette: Palette): string[] {
  const { figures, standard } = matrix;
  const { green, auditable, clauses, stale } = figures;
  const legend = bestFirst.map(
    status => `${paintOf(status, palette)(marks[status])} ${clauses[status]} ${statusWords[status]}`,
  );
  return [
    `${palette.bold('Coverage')} of ${standard.shortTitle}: ${green} of ${auditable} clauses green (${percent(green, auditable)} %)${stale > 0 ? `, ${stale} stale` : ''}`,
    ...chaptersOf(matrix).map(chapter => chapterLine(chapter, palette)),
    `  ${legend.join('  ')}`,
  ];
}

function chapterLine({ id, title, clauses }: Chapter, palette: Palette): string {
  const name = plainLine(`${id} ${title ?? ''}`.trim());
  const short = name.length > nameWidth ? `${name.slice(0, nameWidth - 1)}…` : name.padEnd(nameWidth);
  const green = clauses.filter(({ status }) => isGreen(status)).length;
  return `  ${short} ${bar(clauses, palette)} ${String(green).padStart(3)} of ${clauses.length}`;
}

/** Cells go to the statuses by largest remainder, and whoever has a clause has a cell. */
function bar(clauses: readonly ClauseTrace[], palette: Palette): string {
  const counts = bestFirst.map(status => ({
    status,
    count: clauses.filter(clause => clause.status === status).length,
  }));
  const present = counts.filter(({ count }) => count > 0);
  const cells = present.map(({ status, count }) => ({
    status,
    cells: Math.max(1, Math.floor((count * barWidth) / clauses.length)),
    rest: (count * barWidth) / clauses.length,
  }));
  let left = barWidth - cells.reduce((sum, one) => sum + one.cells, 0);
  while (left !== 0) {
    const step = Math.sign(left);
    const candidates = cells.filter(one => step > 0 || one.cells > 1);
    const worst = candidates.reduce((a, b) => ((b.rest - b.cells) * step > (a.rest - a.cells) * step ? b : a));
    worst.cells += step;
    left -= step;
  }
  return cells.map(one => paintOf(one.status, palette)(marks[one.status].repeat(one.cells))).join('');
}

function reviewLines({ figures, calendar }: Matrix, palette: Palette): string[] {
  const { reviews } = figures;
  const late = calendar.filter(({ kind, state }) => kind === 'review' && lateStates.includes(state));
  // What is due first comes first; what was never reviewed has no date to order it by.
  const shown = [...late.filter(one => one.due), ...late.filter(one => !one.due)].slice(0, 5);
  const doubted = (['changed-since-review', 'suspect'] as const).flatMap(state =>
    reviews[state] > 0 ? [`${reviews[state]} ${reviewWords[state]}, `] : [],
  );
  return [
    `${palette.bold('Reviews')}: ${reviews.overdue} overdue, ${reviews['never-reviewed']} never reviewed, ${doubted.join('')}${reviews['due-soon']} due soon, ${reviews.current} current, ${reviews.exempt} exempt`,
    ...shown.map(({ document, owner, state, days }) => {
      const who = owner ? `, ${partyText(owner)}` : '';
      const phrase = state === 'outdated' ? state : reviewPhrase({ state, days });
      return `  ${palette.red(phrase)}  ${plainLine(`${document.name} ${document.title}${who}`)}`;
    }),
    ...(late.length > shown.length ? [palette.dim(`  and ${late.length - shown.length} more`)] : []),
  ];
}

function findingLines({ figures }: Matrix, palette: Palette): string[] {
  const { information, evidence, findings } = figures;
  return [
    `${palette.bold('Mandatory documented information')}: ${information.provided} of ${information.mandatory} provided`,
    `${palette.bold('Evidence')}: ${evidence.current} current, ${evidence.outdated} outdated`,
    `${palette.bold('Findings')}: ${counted(findings.error, 'error')}, ${counted(findings.warning, 'warning')}, ${counted(findings.info, 'info')}`,
  ];
}

function nextSteps(matrices: readonly Matrix[], palette: Palette): string[] {
  const [first] = matrices;
  const errors = first?.figures.findings.error ?? 0;
  const worst = matrices
    .flatMap(auditableIn)
    .sort((a, b) => clauseStatuses.indexOf(a.status) - clauseStatuses.indexOf(b.status));
  const steps = [
    ...(errors > 0 ? [`Mend ${counted(errors, 'error')}, which clausetrace check lists.`] : []),
    ...worst.flatMap(clause => clause.toGreen.slice(0, 1)),
  ];
  const shown = [...new Set(steps)].slice(0, 5);
  if (shown.length === 0) return [];
  return ['', palette.bold('Next steps'), ...shown.map((step, i) => `  ${i + 1}. ${plainLine(step)}`)];
}

function paintOf(status: ClauseStatus, { green, cyan, yellow, blue, red }: Palette): Paint {
  return { evidenced: green, documented: cyan, partial: yellow, planned: blue, 'not-covered': red }[status];
}
