// Where the command line meets the process: streams, environment, clock and exit code. Nothing else reads them.

import { readFileSync, writeSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { exitCodes, type Output } from './command.ts';
import { run } from './program.ts';
import { reasonOf } from './write.ts';

function outputTo(stream: NodeJS.WriteStream): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads a pipe may stop reading (`| head`); there is nobody left to tell.
    if (error.code === 'EPIPE') process.exit();
    if (stream === process.stdout) tell(`the standard output cannot be written: ${reasonOf(error)}`);
    process.exit(exitCodes.failure);
  });
  return { write: text => void stream.write(text), isTerminal: stream.isTTY === true, stream };
}

/** At once, since the process is about to end. */
function tell(line: string): void {
  try {
    writeSync(process.stderr.fd, `clausetrace: ${line}\n`);
  } catch {
    // Then the exit code has to say it.
  }
}

/** Of the package: beside the bundle's folder, or two above this file in the sources. */
function versionOfPackage(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Record<
        string,
        string
      >;
      if (name === 'clausetrace' && version) return version;
    } catch {
      // Not there; the next one is.
    }
  }
  return '0.0.0';
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: outputTo(process.stdout),
  stderr: outputTo(process.stderr),
  cwd: process.cwd(),
  env: process.env,
  today: () => Temporal.Now.plainDateISO().toString(),
  version: versionOfPackage(),
});
