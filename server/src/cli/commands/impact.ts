// `clausetrace impact`: the clauses, documents and reviews downstream of a change, for whoever reviews it.

import { impactOf } from '../../analysis/impact.ts';
import type { ImpactReport } from '../../reports/impact.ts';
import { impactJson } from '../../reports/impact-json.ts';
import { impactMarkdown } from '../../reports/impact-md.ts';
import { impactText } from '../../reports/impact-text.ts';
import { type Command, exitCodes } from '../command.ts';
import { compareStates, forkPoint, now, type Point, pointOf, pointsFrom, type RevisionPoint } from '../comparing.ts';
import { asOfOption, dateFrom, dirOption, outputOption } from '../options.ts';
import { type FormatTable, formatFrom, formatOption, type ReportSetup, report } from '../report.ts';
import { type OpenRepository, openRepository } from '../revision.ts';

const formats: FormatTable<ImpactReport, ReportSetup> = {
  text: (impact, { palette }) => impactText(impact, palette),
  md: impactMarkdown,
  json: impactJson,
};

export const impact: Command = {
  name: 'impact',
  summary: 'show the clauses, documents and reviews downstream of a change',
  arguments: [
    {
      name: 'REV',
      description: 'what changed since the branch left REV, or from REV1..REV2 (default: HEAD, what is not committed)',
    },
  ],
  options: [formatOption(formats, 'text'), outputOption, dirOption, asOfOption],
  example: 'clausetrace impact\nclausetrace impact origin/main --format md > comment.md\nclausetrace impact v1.0..v2.0',
  async run(input, surroundings) {
    const asOf = dateFrom(input, '--as-of');
    const format = formatFrom(input, formats, 'text');
    const repository = await openRepository(input.option('--dir') ?? '.', surroundings);
    const points = await ends(input.argument('REV') ?? 'HEAD', repository);
    const { before, after, systems } = await compareStates(points, repository, { asOf, each: false }, surroundings);
    const data: ImpactReport = { before, after, systems: systems.map(impactOf) };
    report(input, surroundings, setup => formats[format]!(data, setup));
    return exitCodes.fine;
  },
};

/** What others did meanwhile on the line that a branch left is none of its changes. */
async function ends(revision: string, repository: OpenRepository): Promise<readonly [RevisionPoint, Point]> {
  if (revision.includes('..')) return pointsFrom(revision, undefined, repository);
  return [await forkPoint(await pointOf(revision, repository), now, repository), now];
}
