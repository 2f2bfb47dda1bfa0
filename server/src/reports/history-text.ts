// `history` for people at a terminal: a line for each point in time, with a bar of its coverage.

import { type ClauseStatus, clauseStatuses } from '../analysis/coverage.ts';
import { plainLine, statusWords } from '../analysis/words.ts';
import { type Paint, type Palette, plainPalette } from './palette.ts';
import { type Figure, figures, type Milestone, pointName, type Timeline } from './timeline.ts';

const barWidth = 20;
const bestFirst = [...clauseStatuses].reverse();

/** Different characters, so that a bar reads without colours too. */
const marks: Readonly<Record<ClauseStatus, string>> = {
  evidenced: '█',
  documented: '▓',
  partial: '▒',
  planned: '░',
  'not-covered': '·',
};

/** The bar tells of the clauses; these stand beside it. */
const shown = [
  'documents',
  'green %',
  'stale',
  'overdue',
  'never',
  'changed',
  'suspect',
  'errors',
  'warnings',
  'reviews',
  'unsupported',
];
const columns: readonly Figure[] = figures.filter(({ title }) => shown.includes(title));

export function historyText(timelines: readonly Timeline[], palette: Palette = plainPalette): string {
  return timelines.map(timeline => timelineText(timeline, palette)).join('\n');
}

function timelineText({ sms, standard, points }: Timeline, palette: Palette): string {
  const name = plainLine(sms.path === '.' ? sms.name : `${sms.name} (${sms.path})`);
  const names = points.map(point => plainLine(pointName(point)));
  const width = Math.max(4, ...names.map(({ length }) => length));
  const used = columns.filter(({ of }) => points.some(point => of(point) !== undefined));
  const cells = (texts: readonly string[]) => texts.map((text, i) => text.padStart(used[i]!.title.length)).join('  ');
  const lines = points.map((point, i) => {
    const values = used.map(({ of }) => String(of(point) ?? '–'));
    return `${names[i]!.padEnd(width)}  ${point.asOf}  ${bar(point, palette)}  ${cells(values)}`;
  });
  const legend = bestFirst.map(status => `${paintOf(status, palette)(marks[status])} ${statusWords[status]}`);
  return `${[
    palette.bold(`${name}, ${plainLine(standard.shortTitle)}`),
    palette.dim(
      `${''.padEnd(width)}  ${'as of'.padEnd(10)}  ${'coverage'.padEnd(barWidth)}  ${cells(used.map(({ title }) => title))}`,
    ),
    ...lines,
    `  ${legend.join('  ')}`,
  ].join('\n')}\n`;
}

/** Whoever has a clause has a cell; what is left over goes to the largest. */
function bar({ clauses, auditable }: Milestone, palette: Palette): string {
  const present = bestFirst.filter(status => clauses[status] > 0);
  if (present.length === 0) return ' '.repeat(barWidth);
  const cells = new Map(
    present.map(status => [status, Math.max(1, Math.floor((clauses[status] * barWidth) / auditable))]),
  );
  const largest = present.reduce((a, b) => (clauses[b] > clauses[a] ? b : a));
  const others = [...cells].reduce((sum, [status, count]) => (status === largest ? sum : sum + count), 0);
  cells.set(largest, barWidth - others);
  return present.map(status => paintOf(status, palette)(marks[status].repeat(cells.get(status)!))).join('');
}

function paintOf(status: ClauseStatus, { green, cyan, yellow, blue, red }: Palette): Paint {
  return { evidenced: green, documented: cyan, partial: yellow, planned: blue, 'not-covered': red }[status];
}
