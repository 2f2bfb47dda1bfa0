// Before files and folders are renamed: the edits that keep every link to them and in them. A client may have several folders
// open, and documents of one may link to files of another.

import type { FileRename, WorkspaceEdit } from 'vscode-languageserver';
import { fileRenameEdits } from '../language/file-rename/file-rename.ts';
import { textDocumentEdits, workspaceEditOf } from '../language/workspace-edit.ts';
import { relativePath } from '../workspace/paths.ts';
import { fileFilter } from './capabilities.ts';
import type { Feature } from './feature.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';
import { sourceFilesOf } from './sources.ts';
import { pathOfUri } from './uris.ts';

export const fileRenameFeature: Feature = {
  capabilities: support => {
    if (!support.willRenameFiles) return {};
    const filters = [fileFilter(support, 'file'), fileFilter(support, 'folder')];
    return { workspace: { fileOperations: { willRename: { filters } } } };
  },

  listen(connection, ask) {
    connection.workspace.onWillRenameFiles(ask((session, { files }) => renameFiles(session, files)));
  },
};

async function renameFiles(session: Session, files: readonly FileRename[]): Promise<WorkspaceEdit | null> {
  const moves = files.flatMap(({ oldUri, newUri }) => {
    const [from, to] = [pathOfUri(oldUri), pathOfUri(newUri)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  if (moves.length === 0) return null;
  const roots = await session.wholeRoots();
  const edits = roots.flatMap(root => editsIn(root, moves, session));
  return edits.length === 0 ? null : workspaceEditOf(edits, session.support.workspaceEdit);
}

/** Folders may lie in each other: each file is edited by the root that speaks for it. */
function editsIn(root: Root, moves: readonly { readonly from: string; readonly to: string }[], session: Session) {
  const inRoot = (path: string) => relativePath(root.folder, path);
  const files = sourceFilesOf(session, root);
  const edits = fileRenameEdits(
    moves.map(({ from, to }) => ({ from: inRoot(from), to: inRoot(to) })),
    { folder: root.folder, systems: root.systems, textOf: files.textOf },
  );
  return textDocumentEdits(
    edits.filter(({ path }) => session.placeOf(files.uri(path))?.root === root),
    files,
  );
}
