// `clausetrace reviews`: what is overdue, what falls due until a day and what the next audits would find, for people, calendars
// and spreadsheets.

import { resolve } from 'node:path';
import { Analysis } from '../../analysis/analysis.ts';
import { compareDates } from '../../documents/dates.ts';
import type { Palette } from '../../reports/palette.ts';
import { defaultUntil, type ReviewCalendar, reviewCalendarOf } from '../../reports/reviews.ts';
import { reviewsCsv } from '../../reports/reviews-csv.ts';
import { reviewsIcs } from '../../reports/reviews-ics.ts';
import { reviewsJson } from '../../reports/reviews-json.ts';
import { reviewsText } from '../../reports/reviews-text.ts';
import { paletteFor } from '../colours.ts';
import { type Command, CommandFailure, exitCodes, type Input } from '../command.ts';
import { noGitOption } from '../history.ts';
import { openWorkspace, reportedSystems } from '../open.ts';
import { asOfFrom, asOfOption, dateFrom, folderArgument, outputOption, revOption } from '../options.ts';
import { replaceFile } from '../write.ts';

interface Setup {
  readonly toolVersion: string;
  readonly folder: string;
  readonly palette: Palette;
}

const formats = {
  text: (calendars, { palette }) => reviewsText(calendars, palette),
  ics: (calendars, { toolVersion }) => reviewsIcs(calendars, toolVersion),
  csv: calendars => reviewsCsv(calendars),
  json: reviewsJson,
} satisfies Record<string, (calendars: readonly ReviewCalendar[], setup: Setup) => string>;

export const reviews: Command = {
  name: 'reviews',
  summary: 'show which reviews are overdue and which fall due until the next audits',
  arguments: [folderArgument],
  options: [
    {
      flag: '--until',
      value: 'DATE',
      description: 'the last day to look at (default: one year from the as-of date)',
    },
    {
      flag: '--format',
      value: 'FORMAT',
      description: 'how to write it; ics is for calendars',
      choices: Object.keys(formats),
      default: 'text',
    },
    outputOption,
    asOfOption,
    revOption,
    noGitOption,
  ],
  example: 'clausetrace reviews samples/acme --until 2027-03-31\nclausetrace reviews --format ics --output reviews.ics',
  async run(input, surroundings) {
    const { cwd, stdout, stderr, env, version } = surroundings;
    const asOf = asOfFrom(input, surroundings);
    const until = untilFrom(input, asOf);
    const output = input.option('--output');
    if (output === '') throw new CommandFailure('--output needs the name of a file');
    const opened = await openWorkspace(input.argument('DIR') ?? '.', surroundings, {
      rev: input.option('--rev'),
      withoutGit: input.isSet('--no-git'),
      forFigures: true,
    });
    const calendars = reportedSystems(opened).map(sms =>
      reviewCalendarOf(new Analysis(sms, asOf, opened.history), until),
    );
    const palette = paletteFor(output === undefined ? stdout : { ...stdout, isTerminal: false }, env);
    const format = formats[input.option('--format') as keyof typeof formats];
    const text = format(calendars, { toolVersion: version, folder: opened.folder, palette });
    if (output === undefined) stdout.write(text);
    else {
      replaceFile(resolve(cwd, output), text);
      stderr.write(`wrote ${resolve(cwd, output)}\n`);
    }
    return exitCodes.fine;
  },
};

function untilFrom(input: Input, asOf: string): string {
  const until = dateFrom(input, '--until') ?? defaultUntil(asOf);
  if (compareDates(until, asOf) < 0) throw new CommandFailure(`--until ${until} lies before the as-of date ${asOf}`);
  return until;
}
