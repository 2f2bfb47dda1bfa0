// `clausetrace diff`: what changed between two revisions in coverage, documents, reviews, waivers and findings.

import type { Diff } from '../../reports/diff.ts';
import { diffHtml } from '../../reports/diff-html.ts';
import { diffJson } from '../../reports/diff-json.ts';
import { diffMarkdown } from '../../reports/diff-md.ts';
import { diffText } from '../../reports/diff-text.ts';
import { type Command, exitCodes } from '../command.ts';
import { compareStates, pointsFrom } from '../comparing.ts';
import { dateFrom, dirOption, outputOption } from '../options.ts';
import { type FormatTable, formatFrom, formatOption, type ReportSetup, report } from '../report.ts';
import { openRepository } from '../revision.ts';

const formats: FormatTable<Diff, ReportSetup> = {
  text: (diff, { palette }) => diffText(diff, palette),
  md: diffMarkdown,
  json: diffJson,
  html: diffHtml,
};

export const diff: Command = {
  name: 'diff',
  summary: 'show what changed in coverage, documents, reviews and findings between two revisions',
  arguments: [
    { name: 'REV1', description: 'the earlier revision: a tag, a branch, HEAD~3, or REV1..REV2', required: true },
    { name: 'REV2', description: 'the later one (default: the files as they are)' },
  ],
  options: [
    formatOption(formats, 'text'),
    outputOption,
    dirOption,
    {
      flag: '--as-of',
      value: 'DATE',
      description: 'the day that counts as today on both sides (default: of each commit its own day)',
    },
  ],
  example:
    'clausetrace diff v1.0\nclausetrace diff v1.0 v2.0 --format html --output since-last-audit.html\nclausetrace diff main...HEAD --format md',
  async run(input, surroundings) {
    const asOf = dateFrom(input, '--as-of');
    const format = formatFrom(input, formats, 'text');
    const repository = await openRepository(input.option('--dir') ?? '.', surroundings);
    const points = await pointsFrom(input.argument('REV1')!, input.argument('REV2'), repository);
    const { systems, ...states } = await compareStates(points, repository, { asOf, each: true }, surroundings);
    const data: Diff = { ...states, systems: systems.map(({ comparison }) => comparison) };
    report(input, surroundings, setup => formats[format]!(data, setup));
    return exitCodes.fine;
  },
};
