// `history` as Markdown, with a table for each SMS: for the minutes of a management review.

import { plain, tableOf } from './markdown.ts';
import { figures, pointName, type Timeline } from './timeline.ts';

export function historyMarkdown(timelines: readonly Timeline[]): string {
  return `${timelines.map(timelineMarkdown).join('\n\n')}\n`;
}

function timelineMarkdown({ sms, standard, points }: Timeline): string {
  const used = figures.filter(({ of }) => points.some(point => of(point) !== undefined));
  const rows = points.map(point => [
    plain(pointName(point)),
    point.asOf,
    ...used.map(({ of }) => String(of(point) ?? '')),
  ]);
  const heads = ['Revision', 'As of', ...used.map(({ longTitle }) => longTitle)];
  return `# ${plain(sms.name)}: ${plain(standard.shortTitle)} over time\n\n${tableOf(heads, rows)}`;
}
