// `history` for spreadsheets, a line for each point in time (RFC 4180).

import { csvTable } from './matrix-csv.ts';
import { figures, pointName, type Timeline } from './timeline.ts';

const header = ['SMS', 'Standard', 'Revision', 'Commit', 'As of', ...figures.map(({ longTitle }) => longTitle)];

export function historyCsv(timelines: readonly Timeline[]): string {
  const rows = timelines.flatMap(({ sms, standard, points }) =>
    points.map(point => [
      ...[sms.name, standard.id, pointName(point), point.commit ?? '', point.asOf],
      ...figures.map(({ of }) => String(of(point) ?? '')),
    ]),
  );
  return csvTable([header, ...rows]);
}
