// `clausetrace serve`: the language server, for an editor to start.

import {
  createConnection,
  createServerPipeTransport,
  createServerSocketTransport,
  type MessageReader,
  type MessageWriter,
  ProposedFeatures,
} from 'vscode-languageserver/node';
import { loadMarkdownParser } from '../../documents/markdown-parser.ts';
import { startServer } from '../../lsp/server.ts';
import { rules } from '../../rules/registry.ts';
import { builtinStandards } from '../../workspace/builtin-standards.ts';
import { baselinesWith } from '../baselines.ts';
import { type Command, CommandFailure, exitCodes, type Input } from '../command.ts';

const transports = ['--stdio', '--node-ipc', '--socket', '--pipe'];

export const serve: Command = {
  name: 'serve',
  summary: 'run the language server',
  options: [
    { flag: '--stdio', description: 'speak over standard input and output' },
    { flag: '--node-ipc', description: 'speak over the channel to the Node.js process that started it' },
    { flag: '--socket', value: 'PORT', description: 'connect to a port of this machine' },
    { flag: '--pipe', value: 'NAME', description: 'connect to a named pipe or a Unix domain socket' },
    { flag: '--clientProcessId', value: 'PID', description: 'end when this process ends' },
  ],
  example: 'clausetrace serve --stdio\nSpeaks the Language Server Protocol with the editor that started it.',
  run,
};

/** Does not return: the protocol's `exit`, or the end of the client, ends the process (code 0 after `shutdown`, else 1). */
async function run(input: Input, { today, version, env }: Parameters<Command['run']>[1]): Promise<number> {
  if (transports.filter(flag => isGiven(input, flag)).length !== 1) {
    throw new CommandFailure(`say how to speak with the client: one of ${transports.join(', ')}`);
  }
  const parser = await loadMarkdownParser();
  const own = ownTransport(input);
  // The library finds the other transports, and `--clientProcessId`, on the command line itself, and watches the process.
  const connection = own ? createConnection(ProposedFeatures.all, ...own) : createConnection(ProposedFeatures.all);
  const server = startServer(connection, {
    version,
    parser,
    standards: builtinStandards(),
    rules,
    today,
    env,
    baselines: baselinesWith({ env, today, version }),
  });
  // Of a stream's end the library takes care.
  const end = () => process.exit(server.isShutDown ? exitCodes.fine : exitCodes.findings);
  own?.[0].onClose(end);
  process.on('disconnect', end);
  return new Promise(() => {});
}

/** Transports of which we have to know when they close. */
function ownTransport(input: Input): [MessageReader, MessageWriter] | undefined {
  const [port, pipe] = [input.option('--socket'), input.option('--pipe')];
  if (pipe !== undefined) return createServerPipeTransport(pipe);
  if (port === undefined) return undefined;
  if (!/^\d{1,5}$/.test(port)) throw new CommandFailure(`--socket needs the number of a port, not ${port}`);
  return createServerSocketTransport(Number(port));
}

function isGiven(input: Input, flag: string): boolean {
  return input.isSet(flag) || input.option(flag) !== undefined;
}
