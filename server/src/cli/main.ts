// Where the command line meets the process: streams, environment, clock and exit code. Nothing else reads them.

import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import type { Output } from './command.ts';
import { run } from './program.ts';

function outputTo(stream: NodeJS.WriteStream): Output {
  // Whoever reads a pipe may stop reading (`| head`); there is nobody left to tell.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return { write: text => void stream.write(text), isTerminal: stream.isTTY === true, stream };
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
