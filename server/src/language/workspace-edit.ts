// Edits of several files as the protocol wants them: per document with its version where the client can take that, so that it
// refuses edits of a text that has changed meanwhile; otherwise plainly by URI.

import type { TextEdit as ProtocolEdit, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { lineStartsOf, rangeOf } from '../documents/text.ts';
import type { TextEdit } from '../documents/text-edits.ts';
import type { SourceFiles } from './source.ts';

/** An edit of a file of the workspace. */
export interface FileEdit extends TextEdit {
  readonly path: string;
}

export interface WorkspaceEditSupport {
  readonly documentChanges: boolean;
}

/** Edits of files that cannot be read are left out. */
export function workspaceEdit(
  edits: readonly FileEdit[],
  files: SourceFiles,
  support: WorkspaceEditSupport,
): WorkspaceEdit {
  return workspaceEditOf(textDocumentEdits(edits, files), support);
}

/** What is edited in each file, by path. */
export function textDocumentEdits(edits: readonly FileEdit[], files: SourceFiles): TextDocumentEdit[] {
  return [...editsByPath(edits)].flatMap(([path, own]) => {
    const text = files.textOf(path);
    if (text === undefined) return [];
    const lineStarts = lineStartsOf(text);
    const protocolEdits = own.map(({ span, newText }): ProtocolEdit => ({ range: rangeOf(lineStarts, span), newText }));
    return [{ textDocument: { uri: files.uri(path), version: files.version(path) }, edits: protocolEdits }];
  });
}

export function workspaceEditOf(
  documentChanges: TextDocumentEdit[],
  { documentChanges: canTakeVersions }: WorkspaceEditSupport,
): WorkspaceEdit {
  if (canTakeVersions) return { documentChanges };
  return {
    changes: Object.fromEntries(
      documentChanges.map(({ textDocument, edits }) => [textDocument.uri, edits as ProtocolEdit[]]),
    ),
  };
}

/** The edits of each file in the order of the text, each place once. */
function editsByPath(edits: readonly FileEdit[]): Map<string, FileEdit[]> {
  const byPath = new Map<string, Map<string, FileEdit>>();
  for (const edit of edits) {
    let own = byPath.get(edit.path);
    if (!own) {
      own = new Map();
      byPath.set(edit.path, own);
    }
    own.set(`${edit.span.start}-${edit.span.end}`, edit);
  }
  const inOrder = (own: Map<string, FileEdit>) => [...own.values()].sort((a, b) => a.span.start - b.span.start);
  return new Map([...byPath].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, own]) => [path, inOrder(own)]));
}
