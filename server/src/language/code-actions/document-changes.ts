// What is to be changed, as the protocol's edits: files that are made, then texts that are edited.

import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { withInsertionsJoined } from '../../documents/text-edits.ts';
import type { SourceFiles } from '../source.ts';
import { type FileEdit, textDocumentEdits, type WorkspaceEditSupport, workspaceEditOf } from '../workspace-edit.ts';
import type { FileChange, NewFile } from './action.ts';

type DocumentChange = CreateFile | TextDocumentEdit;

export function documentChangesOf(changes: readonly FileChange[], files: SourceFiles): DocumentChange[] {
  const made = changes.filter(isNewFile).flatMap(file => creation(file, files));
  return [...made, ...textDocumentEdits(joined(changes.filter(change => 'span' in change)), files)];
}

/** Only clients that take `documentChanges` can make files. */
export function editOfChanges(changes: readonly DocumentChange[], support: WorkspaceEditSupport): WorkspaceEdit {
  const edits = changes.filter((change): change is TextDocumentEdit => 'textDocument' in change);
  return edits.length === changes.length ? workspaceEditOf(edits, support) : { documentChanges: [...changes] };
}

/** Insertions at one place, which are several to those who proposed them. */
function joined(edits: readonly FileEdit[]): FileEdit[] {
  const paths = [...new Set(edits.map(({ path }) => path))];
  return paths.flatMap(path =>
    withInsertionsJoined(edits.filter(edit => edit.path === path)).map(edit => ({ path, ...edit })),
  );
}

function isNewFile(change: FileChange): change is NewFile {
  return 'text' in change;
}

function creation({ path, text }: NewFile, files: SourceFiles): DocumentChange[] {
  const uri = files.uri(path);
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ];
}
