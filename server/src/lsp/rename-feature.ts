// Rename. What cannot be renamed is answered with an error, whose message editors show to the user.

import {
  ErrorCodes,
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { isRefusal, prepareRename, rename } from '../language/rename/rename.ts';
import { offsetAt, rangeIn } from '../language/source.ts';
import type { Feature } from './feature.ts';
import type { Session } from './session.ts';
import { sourceOf } from './sources.ts';

export const renameFeature: Feature = {
  capabilities: ({ prepareRename: canPrepare }) => ({ renameProvider: canPrepare ? { prepareProvider: true } : true }),

  listen(connection, ask) {
    connection.onPrepareRename(ask(prepare));
    connection.onRenameRequest(ask(renameAt));
  },
};

async function prepare(
  session: Session,
  { textDocument, position }: PrepareRenameParams,
): Promise<PrepareRenameResult | null> {
  await session.wholeRoots();
  const source = sourceOf(session, textDocument.uri);
  const found = source && prepareRename(source, offsetAt(source, position));
  if (!source || !found) return null;
  if (isRefusal(found)) throw refused(found.refused);
  return { range: rangeIn(source, found.span), placeholder: found.placeholder };
}

async function renameAt(
  session: Session,
  { textDocument, position, newName }: RenameParams,
): Promise<WorkspaceEdit | null> {
  if (typeof newName !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'There is no new name.');
  await session.wholeRoots();
  const source = sourceOf(session, textDocument.uri);
  const edit = source && rename(source, offsetAt(source, position), newName, session.support.workspaceEdit);
  if (isRefusal(edit)) throw refused(edit.refused);
  return edit ?? null;
}

function refused(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
