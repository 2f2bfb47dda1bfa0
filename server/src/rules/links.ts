// Links as rules see them: which of them a reader follows, and how their targets are rewritten as their authors wrote them.

import type { Link } from '../documents/facts.ts';
import type { Span } from '../documents/text.ts';
import type { SmsDocument } from '../workspace/document.ts';
import { directoryOf, relativePath } from '../workspace/paths.ts';
import type { Sms } from '../workspace/sms.ts';
import type { PathTarget, Reference } from '../workspace/symbols.ts';
import { type Fix, placeIn } from './rule.ts';
import { quote } from './wording.ts';

export type LinkReference = Reference & { readonly target: PathTarget };

/** The links of a document by path. A definition that nothing uses is none: no reader meets it. */
export function linksFrom(document: SmsDocument, sms: Sms): readonly LinkReference[] {
  return sms.referencesFrom(document).filter(isFollowed);
}

function isFollowed(reference: Reference): reference is LinkReference {
  return reference.target.kind === 'path' && reference.target.link.uses?.length !== 0;
}

/** The path that leads from a document to a file, with `./` where the link has it. */
export function pathTo(file: string, { link }: PathTarget, document: SmsDocument): string {
  const path = relativePath(directoryOf(document.path), file);
  return link.path.startsWith('./') && !path.startsWith('../') ? `./${path}` : path;
}

/** Writes another path into a link and leaves its query and fragment. Undefined where the source cannot be told from the facts. */
export function replacePath(link: Link, path: string, document: SmsDocument): Fix | undefined {
  const span = pathSpanOf(link);
  const written = span.end - span.start;
  const isRaw = written === link.path.length;
  if (!isRaw && written !== encodePath(link.path).length && written !== encodeURI(link.path).length) return undefined;
  const newText = isRaw && /\s/.test(link.path) ? encodeSome(path) : encodePath(path);
  return { title: `Change to ${quote(path)}`, edits: [{ at: placeIn(document, span), newText }] };
}

/** The part of the target before `#`; it includes a query. */
export function pathSpanOf({ targetSpan, fragmentSpan }: Link): Span {
  return { start: targetSpan.start, end: fragmentSpan ? fragmentSpan.start - 1 : targetSpan.end };
}

/** What stands as it is in any kind of link. */
export function encodePath(path: string): string {
  return path.replace(/[\s()<>%#?:"'\\&]/g, encodeCharacter);
}

/** What stands as it is between angle brackets or quotes, as the author wrote it. */
function encodeSome(path: string): string {
  return path.replace(/[\r\n<>%#?"'\\&]/g, encodeCharacter);
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
