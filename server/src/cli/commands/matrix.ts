// `clausetrace matrix`: the traceability matrix, for an auditor (HTML), a spreadsheet, a page beside the documents, or a program.

import { dirname, resolve } from 'node:path';
import { Analysis } from '../../analysis/analysis.ts';
import { type Matrix, matrixOf } from '../../reports/matrix.ts';
import { type MatrixFormat, matrixFormatNames, matrixFormats } from '../../reports/matrix-formats.ts';
import { checkSms } from '../../rules/check.ts';
import { rules } from '../../rules/registry.ts';
import { type Command, CommandFailure, exitCodes, type Input, type Surroundings } from '../command.ts';
import { wayBetween } from '../folder.ts';
import { noGitOption } from '../history.ts';
import { type Opened, openWorkspace, reportedSystems } from '../open.ts';
import {
  asOfFrom,
  asOfOption,
  folderArgument,
  outputOption,
  revOption,
  standardOf,
  standardOption,
  unknownStandard,
} from '../options.ts';
import { formatFrom } from '../report.ts';
import { replaceFile } from '../write.ts';

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
      choices: matrixFormatNames,
    },
    standardOption,
    {
      ...outputOption,
      description: `write to a file (default: the standard output; for html on a terminal, ${pageForTerminals})`,
    },
    asOfOption,
    revOption,
    noGitOption,
  ],
  example: 'clausetrace matrix samples/acme --output acme-matrix.html\nclausetrace matrix --format csv > matrix.csv',
  async run(input, surroundings) {
    const { cwd, stdout, stderr, version } = surroundings;
    const asOf = asOfFrom(input, surroundings);
    const format = formatFrom(input, matrixFormats, 'html');
    const output = outputFrom(input, format, surroundings);
    const opened = await openWorkspace(input.argument('DIR') ?? '.', surroundings, {
      rev: input.option('--rev'),
      withoutGit: input.isSet('--no-git'),
    });
    const matrices = matricesOf(opened, input.option('--standard'), asOf);
    const target = output === undefined ? cwd : dirname(output);
    const text = matrixFormats[format](matrices, {
      toolVersion: version,
      folder: opened.folder,
      // What is there now may not be what the matrix speaks of.
      way: opened.commit ? undefined : wayBetween(target, opened.root),
    });
    if (output === undefined) stdout.write(text);
    else {
      replaceFile(output, text);
      stderr.write(`wrote ${output}\n`);
    }
    return exitCodes.fine;
  },
};

function outputFrom(input: Input, format: MatrixFormat, { cwd, stdout }: Surroundings): string | undefined {
  const file = input.option('--output') ?? (format === 'html' && stdout.isTerminal ? pageForTerminals : undefined);
  if (file === '') throw new CommandFailure('--output needs the name of a file');
  return file === undefined ? undefined : resolve(cwd, file);
}

function matricesOf(opened: Opened, key: string | undefined, asOf: string): Matrix[] {
  const systems = reportedSystems(opened);
  const found = systems.flatMap(sms => {
    const standard = standardOf(sms, key);
    return standard ? [matrixOf(checkSms(new Analysis(sms, asOf, opened.history), rules), standard)] : [];
  });
  if (found.length > 0) return found;
  throw key === undefined
    ? new CommandFailure('the manifest names no standard that is known')
    : unknownStandard(key, systems);
}
