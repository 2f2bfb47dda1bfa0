// Names inside of a text, replaced in the way the author wrote them: the path and the fragment of a link keep its angle brackets,
// quotes and percent signs, a YAML value keeps its quotes. Each gives the edit, or undefined where the text is not what the
// facts say of it, or cannot hold the new name: an edit made blindly would spoil it.

import type { Link } from '../documents/facts.ts';
import { spanOf, unescapedText } from '../documents/mapped-text.ts';
import { decodePercent } from '../documents/target.ts';
import type { Span } from '../documents/text.ts';
import type { TextEdit } from '../documents/text-edits.ts';
import { quotedText, scalarText } from '../documents/yaml-values.ts';
import type { ReferenceForm } from '../workspace/symbols.ts';

/** Writes another path into a link; query and fragment stay. */
export function pathEdit(text: string, link: Link, path: string): TextEdit | undefined {
  const span = writtenPath(text, link);
  if (!span) return undefined;
  const style = styleOf(text, link.targetSpan, link.kind, text.slice(span.start, span.end));
  const written = text.slice(span.start, span.end).split('/');
  const decoded = link.path.split('/');
  // What stays of the path stays as it is written.
  const known = new Map(written.length === decoded.length ? decoded.map((segment, i) => [segment, written[i]!]) : []);
  const newText = path
    .split('/')
    .map(segment => known.get(segment) ?? encodeName(segment, style))
    .join('/');
  // A first segment with a colon would be read as a scheme.
  return { span, newText: /^[^/]*:/.test(newText) ? `./${newText}` : newText };
}

/** The place of the path alone; undefined where another text stands there. */
function writtenPath(text: string, { kind, targetSpan, path }: Link): Span | undefined {
  const target = unescapedText(text, targetSpan, kind === 'html' ? 'html' : 'markdown');
  const end = target.text.search(/[?#]/);
  const locator = end < 0 ? target.text : target.text.slice(0, end);
  if (decodePercent(locator).trim() !== path) return undefined;
  const start = locator.length - locator.trimStart().length;
  return spanOf(target, start, Math.max(start, locator.trimEnd().length));
}

/** Writes another fragment, without its `#`, into a link or a link by id. */
export function fragmentEdit(
  text: string,
  span: Span,
  form: ReferenceForm,
  fragment: string,
  newFragment: string,
): TextEdit | undefined {
  const written = text.slice(span.start, span.end);
  if (form === 'wikilink') return written === fragment ? wikilinkFragmentEdit(span, newFragment) : undefined;
  if (form === 'implements') return written === fragment ? yamlFragmentEdit(span, newFragment) : undefined;
  const decoded = decodePercent(unescapedText(text, span, form === 'html' ? 'html' : 'markdown').text).trimEnd();
  if (decoded !== fragment) return undefined;
  return { span, newText: encodeName(newFragment, { ...styleOf(text, span, form, written), keepsSpaces: false }) };
}

/** Nothing is decoded there. */
function wikilinkFragmentEdit(span: Span, fragment: string): TextEdit | undefined {
  return /[[\]|\r\n\\`<>&*]/.test(fragment) ? undefined : { span, newText: fragment };
}

/** What would end a plain or quoted scalar of YAML cannot be written. */
function yamlFragmentEdit(span: Span, fragment: string): TextEdit | undefined {
  return /[\s,[\]{}'"\\#:]/.test(fragment) ? undefined : { span, newText: fragment };
}

/** How an author writes the names in a link. */
interface Style {
  readonly isHtml: boolean;
  /** Spaces stand as they are, between angle brackets or quotes. */
  readonly keepsSpaces: boolean;
  /** Letters beyond ASCII are percent-encoded. */
  readonly encodesLetters: boolean;
}

function styleOf(text: string, target: Span, form: ReferenceForm, written: string): Style {
  const isInBrackets = form !== 'html' && text[target.start - 1] === '<';
  return {
    isHtml: form === 'html',
    keepsSpaces: written.includes(' ') || (isInBrackets && !written.includes('%')),
    encodesLetters: /%[89A-Fa-f][0-9A-Fa-f]/.test(written),
  };
}

/** What would end a target, or be read as something else in it, whatever kind of link it is. */
const unsafeInMarkdown = /[\s\p{Cc}()<>%#?:"'\\&`{}|[\]]/gu;
/** Commas part the images of a `srcset`, and without quotes `=` ends nothing but looks as if it did. */
const unsafeInHtml = /[\s\p{Cc}()<>%#?:"'\\&`{}|[\],=]/gu;

/** A segment of a path, or a fragment. Spaces at the ends would be trimmed. */
function encodeName(name: string, { isHtml, keepsSpaces, encodesLetters }: Style): string {
  const encoded = name.replace(isHtml ? unsafeInHtml : unsafeInMarkdown, (character, index: number) =>
    character === ' ' && keepsSpaces && index > 0 && index < name.length - 1 ? ' ' : percentEncoded(character),
  );
  return encodesLetters ? encoded.replace(/[^\p{ASCII}\p{Surrogate}]/gu, percentEncoded) : encoded;
}

/** `encodeURIComponent` leaves some signs of ASCII as they are. */
function percentEncoded(character: string): string {
  const code = character.codePointAt(0)!;
  return code < 128 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(character);
}

/** Writes another value of a YAML scalar. */
export function yamlTextEdit(text: string, span: Span, value: string, newValue: string): TextEdit | undefined {
  const written = text.slice(span.start, span.end);
  if (written === value) return { span, newText: yamlTextIn(quoteAround(text, span), newValue) };
  // With escapes in it, the whole value is the place. An alias, or text over several lines, is left alone.
  return /^["'].*["']$/.test(written) ? { span, newText: quotedText(newValue) } : undefined;
}

/** Writes another place into a claim's `section`, with or without `#` as it was. */
export function sectionEdit(text: string, span: Span, section: string, newSection: string): TextEdit | undefined {
  const written = text.slice(span.start, span.end);
  const isHashed = text[span.start - 1] === '#';
  if (written === section && !isHashed) return yamlTextEdit(text, span, section, newSection);
  if (written === section) {
    const quote = quoteAround(text, { start: span.start - 1, end: span.end });
    return { span, newText: yamlTextIn(quote, newSection) };
  }
  return yamlTextEdit(text, span, section, `#${newSection}`);
}

function quoteAround(text: string, { start, end }: Span): string | undefined {
  const quote = text[start - 1];
  return (quote === '"' || quote === "'") && text[end] === quote ? quote : undefined;
}

function yamlTextIn(quote: string | undefined, value: string): string {
  if (quote === '"') return quotedText(value).slice(1, -1);
  return quote === "'" ? value.replaceAll("'", "''") : scalarText(value);
}
