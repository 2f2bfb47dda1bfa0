// `clausetrace matrix`: the traceability matrix, for an auditor (HTML), a spreadsheet, a page beside the documents, or a program.

import { dirname, extname, resolve } from 'node:path';
import { Analysis } from '../../analysis/analysis.ts';
import { type Matrix, matrixOf } from '../../reports/matrix.ts';
import { matrixCsv } from '../../reports/matrix-csv.ts';
import { matrixHtml } from '../../reports/matrix-html.ts';
import { matrixJson } from '../../reports/matrix-json.ts';
import { matrixMarkdown } from '../../reports/matrix-md.ts';
import { checkSms } from '../../rules/check.ts';
import { rules } from '../../rules/registry.ts';
import { type Command, CommandFailure, exitCodes, type Input, type Surroundings } from '../command.ts';
import { wayBetween } from '../folder.ts';
import { type Opened, openWorkspace, reportedSystems } from '../open.ts';
import {
  asOfFrom,
  asOfOption,
  folderArgument,
  outputOption,
  quoted,
  standardOf,
  standardOption,
  unknownStandard,
} from '../options.ts';
import { replaceFile } from '../write.ts';

interface Setup {
  readonly toolVersion: string;
  readonly folder: string;
  /** From the folder of the report to the workspace. */
  readonly way: string | undefined;
}

const formats = {
  html: matrixHtml,
  csv: matrixCsv,
  md: matrixMarkdown,
  json: matrixJson,
} satisfies Record<string, (matrices: readonly Matrix[], setup: Setup) => string>;

type Format = keyof typeof formats;

const formatNames = Object.keys(formats) as Format[];

/** Nobody wants a page of HTML in a terminal. */
const pageForTerminals = 'clausetrace-matrix.html';

export const matrix: Command = {
  name: 'matrix',
  summary: 'write the traceability matrix',
  arguments: [folderArgument],
  options: [
    {
      flag: '--format',
      value: 'FORMAT',
      description: 'how to write it (default: by the name of the output file, else html)',
      choices: formatNames,
    },
    standardOption,
    {
      ...outputOption,
      description: `write to a file (default: the standard output; for html on a terminal, ${pageForTerminals})`,
    },
    asOfOption,
  ],
  example: 'clausetrace matrix samples/acme --output acme-matrix.html\nclausetrace matrix --format csv > matrix.csv',
  async run(input, surroundings) {
    const { cwd, stdout, stderr, version } = surroundings;
    const asOf = asOfFrom(input, surroundings);
    const format = formatFrom(input);
    const output = outputFrom(input, format, surroundings);
    const opened = await openWorkspace(input.argument('DIR') ?? '.', surroundings);
    const matrices = matricesOf(opened, input.option('--standard'), asOf);
    const target = output === undefined ? cwd : dirname(output);
    const text = formats[format](matrices, {
      toolVersion: version,
      folder: opened.folder,
      way: wayBetween(target, opened.root),
    });
    if (output === undefined) stdout.write(text);
    else {
      replaceFile(output, text);
      stderr.write(`wrote ${output}\n`);
    }
    return exitCodes.fine;
  },
};

/** Other endings that say what a file is. */
const otherEndings: ReadonlyMap<string, Format> = new Map([
  ['htm', 'html'],
  ['markdown', 'md'],
]);

function formatFrom(input: Input): Format {
  const given = input.option('--format');
  if (given !== undefined) return given as Format;
  const file = input.option('--output') ?? '';
  const ending = extname(file).slice(1);
  if (ending === '') return 'html';
  const name = ending.toLowerCase();
  const format = otherEndings.get(name) ?? formatNames.find(one => one === name);
  if (format) return format;
  const known = formatNames.map(one => `.${one}`).join(' ');
  throw new CommandFailure(
    `--output ${quoted(file)} ends in .${ending}, which says no format (known: ${known}); add --format to keep the name`,
  );
}

function outputFrom(input: Input, format: Format, { cwd, stdout }: Surroundings): string | undefined {
  const file = input.option('--output') ?? (format === 'html' && stdout.isTerminal ? pageForTerminals : undefined);
  if (file === '') throw new CommandFailure('--output needs the name of a file');
  return file === undefined ? undefined : resolve(cwd, file);
}

function matricesOf(opened: Opened, key: string | undefined, asOf: string): Matrix[] {
  const systems = reportedSystems(opened);
  const found = systems.flatMap(sms => {
    const standard = standardOf(sms, key);
    return standard ? [matrixOf(checkSms(new Analysis(sms, asOf), rules), standard)] : [];
  });
  if (found.length > 0) return found;
  throw key === undefined
    ? new CommandFailure('the manifest names no standard that is known')
    : unknownStandard(key, systems);
}
