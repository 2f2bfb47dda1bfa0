// What a command of the command line is. The program reads a table of these (program.ts), so a new command is one file in
// commands/ and one line in the table.

/** A stream that text goes to. Commands write here and never to `process`, so that tests can read along. */
export interface Output {
  write(text: string): void;
  /** Whether a person is looking at it. */
  readonly isTerminal: boolean;
  /** The stream itself, for a progress bar. */
  readonly stream?: NodeJS.WriteStream;
}

/** Everything outside the program that a command may depend on. */
export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Absolute path of the current folder. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** ISO 8601 date. */
  readonly today: () => string;
  readonly version: string;
}

export interface ArgumentSpec {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
}

export interface OptionSpec {
  /** `--as-of` */
  readonly flag: string;
  /** `DATE`; an option without one is a switch. */
  readonly value?: string;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly default?: string;
}

/** What the user gave: arguments by name, options by flag. */
export interface Input {
  /** Undefined where it was not given. */
  argument(name: string): string | undefined;
  option(flag: string): string | undefined;
  isSet(flag: string): boolean;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly arguments?: readonly ArgumentSpec[];
  readonly options?: readonly OptionSpec[];
  /** Lines for `--help`: a command line that works, and what comes of it. */
  readonly example: string;
  /** Resolves to the exit code. */
  readonly run: (input: Input, surroundings: Surroundings) => Promise<number>;
}

/** 0: nothing at or above `--fail-on`. 1: findings. 2: the tool could not do its work. */
export const exitCodes = { fine: 0, findings: 1, failure: 2 } as const;

/** The tool cannot do its work. The message is one line that names the thing and, where it can, the mend. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
