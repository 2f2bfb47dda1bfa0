// The command line as a whole: builds the program from the table of commands, and turns whatever goes wrong into one line and
// an exit code. Everything outside comes in from outside, so that tests run it in their own process.

import { CommanderError, Option, Command as Program } from 'commander';
import { plainLine } from '../analysis/words.ts';
import { nearestTo } from '../documents/similar.ts';
import { type Command, CommandFailure, exitCodes, type Input, type OptionSpec, type Surroundings } from './command.ts';
import { check } from './commands/check.ts';
import { diff } from './commands/diff.ts';
import { explain } from './commands/explain.ts';
import { history } from './commands/history.ts';
import { impact } from './commands/impact.ts';
import { init } from './commands/init.ts';
import { matrix } from './commands/matrix.ts';
import { newDocument } from './commands/new.ts';
import { reviews } from './commands/reviews.ts';
import { serve } from './commands/serve.ts';
import { status } from './commands/status.ts';
import { unknownName } from './options.ts';

/** In the order of the help. */
export const commands: readonly Command[] = [
  check,
  matrix,
  status,
  reviews,
  diff,
  impact,
  history,
  explain,
  newDocument,
  init,
  serve,
];

/** Resolves to the exit code; never rejects. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stderr } = surroundings;
  let code: number = exitCodes.fine;
  const program = buildProgram(surroundings, exitCode => {
    code = exitCode;
  });
  try {
    requireKnownHelp(args);
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    const line = lineFor(error, surroundings);
    if (line === undefined) return exitCodes.fine;
    stderr.write(`clausetrace: ${plainLine(line)}\n`);
    return exitCodes.failure;
  }
}

/** Commander shows its help for `help chek` and says nothing of `chek`. */
function requireKnownHelp([first, name]: readonly string[]): void {
  if (first !== 'help' || name === undefined || name === 'help' || name.startsWith('-')) return;
  if (commands.some(command => command.name === name)) return;
  throw new CommandFailure(withNearCommand(`unknown command '${name}'`, name));
}

function buildProgram(surroundings: Surroundings, finish: (exitCode: number) => void): Program {
  const { stdout, stderr, version } = surroundings;
  const program = new Program('clausetrace')
    .description(
      'Compiles a service management system written as Markdown and YAML: coverage, references, reviews, traceability.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [COMMAND]', 'show help for a command')
    .showSuggestionAfterError()
    .exitOverride()
    // Errors are told in one line, by `run`.
    .configureOutput({
      writeOut: text => stdout.write(text),
      writeErr: text => stderr.write(text),
      outputError: () => {},
    })
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing at or above --fail-on, 1 findings, 2 the tool could not do its work.\n\nExample:\n  clausetrace check samples/acme',
    );
  for (const command of commands) addCommand(program, command, surroundings, finish);
  return program;
}

function addCommand(
  program: Program,
  command: Command,
  surroundings: Surroundings,
  finish: (exitCode: number) => void,
): void {
  const specs = command.arguments ?? [];
  const options = command.options ?? [];
  const sub = program.command(command.name).description(command.summary).helpOption('-h, --help', 'show help');
  for (const { name, description, required } of specs) sub.argument(required ? `<${name}>` : `[${name}]`, description);
  for (const option of options) sub.addOption(optionFor(option));
  sub.addHelpText('after', `\nExample:\n${command.example.replace(/^/gm, '  ')}`);
  sub.action(async () => {
    const input = inputFrom(sub, command);
    for (const option of options) checkChoice(option, input.option(option.flag));
    finish(await command.run(input, surroundings));
  });
}

function optionFor({ flag, value, description, choices, default: preset }: OptionSpec): Option {
  const details = [choices?.join(', '), preset !== undefined && `default: ${preset}`].filter(Boolean);
  const text = details.length > 0 ? `${description} (${details.join('; ')})` : description;
  return new Option(value === undefined ? flag : `${flag} <${value}>`, text);
}

function inputFrom(sub: Program, command: Command): Input {
  const values = sub.opts<Record<string, string | boolean | undefined>>();
  const defaults = new Map((command.options ?? []).map(option => [option.flag, option.default]));
  const given = (flag: string) => values[attributeOf(flag)];
  return {
    argument: name =>
      sub.processedArgs[(command.arguments ?? []).findIndex(spec => spec.name === name)] as string | undefined,
    option: flag => {
      const value = given(flag);
      return typeof value === 'string' ? value : defaults.get(flag);
    },
    // Of a switch that begins with `--no-` Commander says whether the thing stays on.
    isSet: flag => (flag.startsWith('--no-') ? given(flag) === false : given(flag) !== undefined),
  };
}

/** Commander's name for `--fail-on` is `failOn`. */
function attributeOf(flag: string): string {
  return new Option(flag).attributeName();
}

function checkChoice({ flag, choices }: OptionSpec, value: string | undefined): void {
  if (choices && value !== undefined && !choices.includes(value))
    throw unknownName(flag.replace(/^--/, ''), value, choices);
}

/** Undefined where nothing is wrong: help and version are asked for. */
function lineFor(error: unknown, { env }: Surroundings): string | undefined {
  if (error instanceof CommandFailure) return error.message;
  if (error instanceof CommanderError) return error.exitCode === 0 ? undefined : commanderLine(error);
  const { message, stack } = error as Error;
  return `internal error: ${env.CLAUSETRACE_DEBUG ? (stack ?? message) : message} (please report it; CLAUSETRACE_DEBUG=1 shows more)`;
}

function commanderLine({ code, message }: CommanderError): string {
  // Called without a command; commander has printed the help.
  if (code === 'commander.help') return `which command? (known: ${commands.map(command => command.name).join(', ')})`;
  const line = message.replace(/^error: /, '').replace(/\n\(Did you mean (.*)\?\)$/, '; did you mean $1?');
  const unknown = /^unknown command '(.*)'$/.exec(line)?.[1];
  return unknown === undefined ? line : withNearCommand(line, unknown);
}

function withNearCommand(line: string, name: string): string {
  const near = nearestTo(
    name,
    commands.map(command => command.name),
  );
  return near ? `${line}; did you mean ${near}?` : line;
}
