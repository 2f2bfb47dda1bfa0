// The command `clausetrace.matrix`: the traceability matrix as text, for an editor to show or to save.

import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { matrixOf } from '../reports/matrix.ts';
import { type MatrixFormat, matrixFormatNames, matrixFormats } from '../reports/matrix-formats.ts';
import type { Feature } from './feature.ts';
import type { Session } from './session.ts';
import { checkedSystems } from './systems.ts';
import { pathOfUri } from './uris.ts';

const matrixCommand = 'clausetrace.matrix';

export const matrixFeature: Feature = {
  capabilities: () => ({ executeCommandProvider: { commands: [matrixCommand] } }),

  listen(connection, ask) {
    connection.onExecuteCommand(
      ask((session, { command, arguments: values }) => {
        if (command === matrixCommand) return matrix(session, values?.[0]);
        throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${command}.`);
      }),
    );
  },
};

/** `{ root?: uri, format?: MatrixFormat }`; without a root, of every SMS. */
async function matrix(session: Session, value: unknown): Promise<{ content: string }> {
  const { root: uri, format = 'html' } = (value ?? {}) as { root?: unknown; format?: unknown };
  if (!isFormat(format)) {
    const problem = `There is no format ${JSON.stringify(format)}; there are ${matrixFormatNames.join(', ')}.`;
    throw new ResponseError(ErrorCodes.InvalidParams, problem);
  }
  const folder = uri === undefined || uri === null ? undefined : pathOfUri(uri);
  const isMeant = (path: string) => uri === undefined || uri === null || path === folder;
  const matrices = (await checkedSystems(session)).flatMap(({ root, result }) => {
    const { sms } = result.analysis;
    return isMeant(root.absolute(sms.root)) ? sms.catalogue.standards.map(standard => matrixOf(result, standard)) : [];
  });
  if (matrices.length === 0) {
    throw new ResponseError(ErrorCodes.InvalidParams, 'There is no service management system in this folder.');
  }
  // The text may be shown anywhere: it links to no file.
  return { content: matrixFormats[format](matrices, { toolVersion: session.version, folder: '', way: undefined }) };
}

function isFormat(format: unknown): format is MatrixFormat {
  return matrixFormatNames.some(name => name === format);
}
