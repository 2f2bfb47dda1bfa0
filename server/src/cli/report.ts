// How commands with several formats choose one and bring the text to where it is wanted.

import { extname, resolve } from 'node:path';
import { type Palette, plainPalette } from '../reports/palette.ts';
import { paletteFor } from './colours.ts';
import { CommandFailure, type Input, type OptionSpec, type Surroundings } from './command.ts';
import { quoted } from './options.ts';
import { replaceFile } from './write.ts';

export type FormatTable<Data, Setup> = Readonly<Record<string, (data: Data, setup: Setup) => string>>;

export interface ReportSetup {
  readonly toolVersion: string;
  /** Plain where no person looks on. */
  readonly palette: Palette;
}

export function formatOption<D, S>(formats: FormatTable<D, S>, preset: string): OptionSpec {
  return {
    flag: '--format',
    value: 'FORMAT',
    description: `how to write it (default: by the name of the output file, else ${preset})`,
    choices: Object.keys(formats),
  };
}

/** Other endings that say what a file is. */
const otherEndings: Readonly<Record<string, string>> = { htm: 'html', markdown: 'md', txt: 'text' };

/** The one that is asked for, else what the ending of the output says. */
export function formatFrom<F extends string>(
  input: Input,
  formats: Readonly<Record<F, unknown>>,
  preset: NoInfer<F>,
): F {
  const given = input.option('--format');
  if (given !== undefined) return given as F;
  const file = input.option('--output') ?? '';
  const ending = extname(file).slice(1);
  if (ending === '') return preset;
  const name = ending.toLowerCase();
  const names = Object.keys(formats) as F[];
  const format = names.find(one => one === (otherEndings[name] ?? name));
  if (format) return format;
  const known = names.map(one => `.${one}`).join(' ');
  throw new CommandFailure(
    `--output ${quoted(file)} ends in .${ending}, which says no format (known: ${known}); add --format to keep the name`,
  );
}

/** Writes to the file that is asked for, or to the standard output. */
export function report(
  input: Input,
  { cwd, stdout, stderr, env, version }: Surroundings,
  textFor: (setup: ReportSetup) => string,
): void {
  const output = input.option('--output');
  if (output === '') throw new CommandFailure('--output needs the name of a file');
  const palette = output === undefined ? paletteFor(stdout, env) : plainPalette;
  const text = textFor({ toolVersion: version, palette });
  if (output === undefined) stdout.write(text);
  else {
    const file = resolve(cwd, output);
    replaceFile(file, text);
    stderr.write(`wrote ${file}\n`);
  }
}
