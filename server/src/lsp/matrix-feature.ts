// The command `clausetrace.matrix`: the traceability matrix as text, for an editor to show or to save.

import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { isInUse } from '../language/status.ts';
import { type Matrix, matrixOf } from '../reports/matrix.ts';
import { matrixCsv } from '../reports/matrix-csv.ts';
import { matrixHtml } from '../reports/matrix-html.ts';
import { matrixJson } from '../reports/matrix-json.ts';
import { matrixMarkdown } from '../reports/matrix-md.ts';
import type { Feature } from './feature.ts';
import type { Session } from './session.ts';
import { pathOfUri } from './uris.ts';

const matrixCommand = 'clausetrace.matrix';

/** The page may be shown anywhere: it links to no file. */
const way = undefined;

const writers: Readonly<Record<string, (matrices: readonly Matrix[], toolVersion: string) => string>> = {
  html: (matrices, toolVersion) => matrixHtml(matrices, { toolVersion, way }),
  csv: matrices => matrixCsv(matrices),
  md: (matrices, toolVersion) => matrixMarkdown(matrices, { toolVersion, way }),
  json: (matrices, toolVersion) => matrixJson(matrices, { toolVersion, folder: '' }),
};

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

/** `{ root?: uri, format?: 'html' | 'csv' | 'md' | 'json' }`; without a root, of every SMS. */
async function matrix(session: Session, value: unknown): Promise<{ content: string }> {
  const { root: uri, format = 'html' } = (value ?? {}) as { root?: unknown; format?: unknown };
  const write = typeof format === 'string' && Object.hasOwn(writers, format) ? writers[format] : undefined;
  if (!write) {
    const formats = Object.keys(writers).join(', ');
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      `There is no format ${JSON.stringify(format)}; there are ${formats}.`,
    );
  }
  const results = await session.results();
  const folder = uri === undefined || uri === null ? undefined : pathOfUri(uri);
  const isMeant = (path: string) => uri === undefined || uri === null || path === folder;
  const matrices = results.flatMap(({ root, result }) => {
    const { sms } = result.analysis;
    if (!isInUse(sms) || !isMeant(root.absolute(sms.root))) return [];
    return sms.catalogue.standards.map(standard => matrixOf(result, standard));
  });
  if (matrices.length === 0) {
    throw new ResponseError(ErrorCodes.InvalidParams, 'There is no service management system in this folder.');
  }
  return { content: write(matrices, session.version) };
}
