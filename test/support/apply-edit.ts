// Applies what a rename gives to an SMS in memory, as an editor would do it.

import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { lineStartsOf } from '../../server/src/documents/text.ts';
import { applyEdits } from '../../server/src/documents/text-edits.ts';

export type Files = Readonly<Record<string, string>>;

const workspace = 'file:///workspace/';

/** The files with the edits made. Edits of other files, and edits that overlap, are an error. */
export function withEdit(files: Files, edit: WorkspaceEdit): Files {
  const changed = Object.entries(editsByUri(edit)).map(([uri, edits]) => {
    const path = uri.startsWith(workspace) ? uri.slice(workspace.length) : uri;
    const text = files[path];
    if (text === undefined) throw new Error(`an edit of ${uri}, which is not there`);
    return [path, withTextEdits(text, edits)];
  });
  return { ...files, ...Object.fromEntries(changed) };
}

function editsByUri({ changes, documentChanges }: WorkspaceEdit): Record<string, readonly TextEdit[]> {
  const inDocuments = (documentChanges ?? []).flatMap(change =>
    'textDocument' in change ? [[change.textDocument.uri, change.edits as TextEdit[]]] : [],
  );
  return { ...changes, ...Object.fromEntries(inDocuments) };
}

/** How many places are edited. */
export function countEdits(edit: WorkspaceEdit): number {
  return Object.values(editsByUri(edit)).reduce((count, edits) => count + edits.length, 0);
}

function withTextEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = lineStartsOf(text);
  const offset = ({ line, character }: TextEdit['range']['start']) => starts[line]! + character;
  const spans = edits.map(({ range, newText }) => ({
    span: { start: offset(range.start), end: offset(range.end) },
    newText,
  }));
  const ordered = [...spans].sort((a, b) => a.span.start - b.span.start);
  ordered.forEach(({ span }, i) => {
    const next = ordered[i + 1];
    if (next && next.span.start < span.end) throw new Error(`edits overlap at ${next.span.start}`);
  });
  return applyEdits(text, spans);
}

/** The files with some of them, or whole folders, under other paths. */
export function withMoves(files: Files, moves: readonly { readonly from: string; readonly to: string }[]): Files {
  const newPath = (path: string) => {
    const move = moves.find(({ from }) => path === from || path.startsWith(`${from}/`));
    return move ? move.to + path.slice(move.from.length) : path;
  };
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [newPath(path), text]));
}
