// Open documents of a client that counts bytes: what it changes is at positions of its own kind.

import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lineStartsOf } from '../documents/text.ts';
import { type PositionEncoding, toUtf16 } from './positions.ts';

/** How a document is made and changed, for the library that keeps the open ones. */
export function documentsCountedIn(encoding: () => PositionEncoding) {
  return {
    create: TextDocument.create,
    update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument {
      if (encoding() === 'utf-16') return TextDocument.update(document, changes, version);
      // Each change is at a place of the text that the one before it has left.
      for (const change of changes) TextDocument.update(document, [inUtf16(change, document.getText())], version);
      return document;
    },
  };
}

function inUtf16(change: TextDocumentContentChangeEvent, text: string): TextDocumentContentChangeEvent {
  if (!('range' in change)) return change;
  const starts = lineStartsOf(text);
  const position = ({ line, character }: { line: number; character: number }) => {
    const start = starts[line];
    if (start === undefined) return { line, character };
    return { line, character: toUtf16(text.slice(start, starts[line + 1] ?? text.length), character) };
  };
  const { start, end } = change.range;
  return { text: change.text, range: { start: position(start), end: position(end) } };
}
