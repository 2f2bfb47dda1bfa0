// Links from a card to files of the workspace.

import type { DocumentRef } from '../../analysis/traceability.ts';
import type { Span } from '../../documents/text.ts';
import { positionAt } from '../../documents/text.ts';
import { nameOf, type SmsDocument } from '../../workspace/document.ts';
import type { Inline } from '../card.ts';
import type { Source } from '../source.ts';

/** The name of a document, leading to it. */
export function documentLink(
  { name, path }: Pick<DocumentRef, 'name' | 'path'>,
  { files }: Pick<Source, 'files'>,
): Inline {
  return { text: name, href: files.uri(path) };
}

export function linkTo(document: SmsDocument, source: Pick<Source, 'files'>): Inline {
  return documentLink({ name: nameOf(document), path: document.path }, source);
}

/** A place in a document, by its line. */
export function placeLink(
  name: string,
  document: SmsDocument,
  { start }: Span,
  { files }: Pick<Source, 'files'>,
): Inline {
  const { line } = positionAt(document.facts.lineStarts, start);
  return { text: name, href: `${files.uri(document.path)}#L${line + 1}` };
}
