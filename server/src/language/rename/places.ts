// Renames headings and explicit anchors, with every fragment that leads to them. The document is read anew with the new name, so
// that slugs are what they will be in the dialect of the SMS: a renamed heading may also shift the `-1` of later ones.

import type { DocumentFacts, Heading } from '../../documents/facts.ts';
import type { Span } from '../../documents/text.ts';
import { applyEdits, type TextEdit } from '../../documents/text-edits.ts';
import { quote } from '../../rules/wording.ts';
import { type Fragment, fragmentsOf, type SmsDocument } from '../../workspace/document.ts';
import { directoryOf } from '../../workspace/paths.ts';
import { placeOf, type Sms } from '../../workspace/sms.ts';
import { fragmentsInto } from '../occurrences.ts';
import type { Source } from '../source.ts';
import type { FragmentAt } from '../symbol.ts';
import type { FileEdit } from '../workspace-edit.ts';
import { fragmentEdit, sectionEdit } from '../written-names.ts';
import { isRefusal, placeWords, type Refusal, type Renamable, refusal, refusalOfTornFile } from './renamable.ts';

/** `span`: what the editor marks, where it is not the heading itself. */
export function renamableHeading(
  document: SmsDocument,
  heading: Heading,
  source: Source,
  span?: Span,
): Renamable | Refusal {
  const text = source.files.textOf(document.path);
  if (text === undefined) return refusal(`${quote(document.path)} cannot be read.`);
  const title = titleSpan(document, heading, text);
  const written = text.slice(title.start, title.end);
  return {
    span: span ?? title,
    name: /[\r\n]/.test(written) ? heading.text.replace(/\s+/g, ' ') : written,
    edits: newName => {
      const trimmed = newName.trim();
      if (/[\r\n]/.test(trimmed)) return refusal('A heading stands on one line.');
      return placeEdits({ document, text, edits: [{ span: title, newText: trimmed }], newNames: new Map() }, source);
    },
  };
}

export function renamableAnchor(document: SmsDocument, name: string, source: Source, span: Span): Renamable | Refusal {
  const text = source.files.textOf(document.path);
  if (text === undefined) return refusal(`${quote(document.path)} cannot be read.`);
  const anchors = document.facts.anchors.filter(anchor => anchor.name === name);
  return {
    span,
    name,
    edits: newName => {
      if (!/^[^\s#.{}"'<>=`&%]+$/u.test(newName)) {
        return refusal(`${quote(newName)} cannot be an anchor: it is one word without quotes, brackets, "#" and ".".`);
      }
      const taken = document.fragments.get(newName);
      if (taken) return refusal(`The anchor ${quote(newName)} is there already, in ${wordsFor(document, taken.span)}.`);
      // `<a id="x" name="x">` is one anchor under one name.
      const edits = anchors.map(anchor => ({ span: anchor.span, newText: newName }));
      return placeEdits({ document, text, edits, newNames: new Map([[name, newName]]) }, source);
    },
  };
}

/** The id that an author has given to a heading (`{#id}`), where fragments lead to the heading by it. */
export function idOfHeading(document: SmsDocument, heading: Heading, text: string): string | undefined {
  const braced = bracedAnchor(document, heading, text);
  return braced && document.fragments.get(braced.name)?.heading === heading ? braced.name : undefined;
}

function bracedAnchor({ facts }: SmsDocument, { textSpan }: Heading, text: string) {
  return facts.anchors.find(
    ({ span }) => isWithin(span, textSpan) && text[span.start - 1] === '#' && text[textSpan.end - 1] === '}',
  );
}

/** The text of a heading without the `{#id}` behind it, which stays. */
function titleSpan(document: SmsDocument, heading: Heading, text: string): Span {
  const { start, end } = heading.textSpan;
  const braced = bracedAnchor(document, heading, text);
  const brace = braced ? text.lastIndexOf('{', braced.span.start) : end;
  return { start, end: start + text.slice(start, Math.max(start, brace)).trimEnd().length };
}

/** A document whose places get other names. */
interface RenamedPlaces {
  readonly document: SmsDocument;
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** Of explicit anchors. */
  readonly newNames: ReadonlyMap<string, string>;
}

function placeEdits(renamed: RenamedPlaces, source: Source): FileEdit[] | Refusal {
  const { document, text, edits, newNames } = renamed;
  const after = source.files.reread(document.path, applyEdits(text, edits));
  if (!after || !hasSameOutline(document, after, edits)) {
    return refusal(
      `${quote(edits[0]!.newText)} cannot stand in ${wordsFor(document, edits[0]!.span)}: the text would be read otherwise.`,
    );
  }
  const all: FileEdit[] = edits.map(edit => ({ path: document.path, ...edit }));
  for (const sms of source.files.systems) {
    const [before, then] = [document, after].map(one => asReadIn(sms, one, source)) as [SmsDocument, SmsDocument];
    const places = new PlacesAfter(before, then, newNames);
    for (const named of sms === source.sms ? namesInside(document, sms) : namesOutside(before, sms)) {
      // What stands in the renamed heading itself, the user has just written.
      if (named.path === document.path && edits.some(({ span }) => isWithin(named.span, span))) continue;
      const edit = editOf(named, places, source);
      if (isRefusal(edit)) return edit;
      if (edit) all.push({ path: named.path, ...edit });
    }
  }
  return (
    refusalOfTornFile(
      all.map(({ path }) => path),
      source.files.systems,
    ) ?? all
  );
}

/** A fragment that leads to a document, in whichever file. */
type NamedPlace = Pick<FragmentAt, 'form' | 'fragment' | 'span' | 'place'> & { readonly path: string };

function* namesInside(document: SmsDocument, sms: Sms): Iterable<NamedPlace> {
  for (const { path, symbol } of fragmentsInto(document, sms)) yield { path, ...symbol };
}

/** In the documents of another SMS: to them it is a file among others. */
function* namesOutside(document: SmsDocument, sms: Sms): Iterable<NamedPlace> {
  const { path } = document;
  for (const { from, form, target } of [...sms.referencesToPath(path), ...sms.referencesToPath(directoryOf(path))]) {
    if (target.kind !== 'path' || !target.fragment || !target.link.fragmentSpan) continue;
    const resolution = sms.resolve(target);
    if (resolution.kind !== 'file' || resolution.path !== path) continue;
    const { fragment, link } = target;
    yield { path: from.path, form, fragment, span: link.fragmentSpan!, place: placeOf(document, fragment) };
  }
}

/** A document with the fragments that it has in the dialect of an SMS. */
function asReadIn(sms: Sms, document: SmsDocument, source: Source): SmsDocument {
  const { slugs } = sms.manifest;
  return slugs === source.sms.manifest.slugs
    ? document
    : { ...document, fragments: fragmentsOf(document.facts, slugs) };
}

/** What a fragment has to be changed to; nothing where it will lead to the same place. */
function editOf(
  { place, fragment, form, span, path }: NamedPlace,
  places: PlacesAfter,
  { files }: Source,
): TextEdit | Refusal | undefined {
  if (!place || place === 'missing' || places.leadsTo(place, fragment)) return undefined;
  const newName = places.nameOf(place);
  if (newName === undefined || !places.leadsTo(place, newName)) return places.refusalFor(place, newName);
  const prefix = /^user-content-/.exec(fragment)?.[0] ?? '';
  const newFragment = newName.startsWith(prefix) ? newName : prefix + newName;
  const text = files.textOf(path) ?? '';
  const edit =
    form === 'section'
      ? sectionEdit(text, span, fragment, newFragment)
      : fragmentEdit(text, span, form, fragment, newFragment);
  return edit ?? refusal(`${quote(path)} names this place in a way that cannot be rewritten: ${quote(fragment)}.`);
}

/** The places of a document under the names that they will have. */
class PlacesAfter {
  readonly #before: SmsDocument;
  readonly #after: SmsDocument;
  readonly #newNames: ReadonlyMap<string, string>;
  readonly #indexes: ReadonlyMap<Heading, number>;
  readonly #slugs: ReadonlyMap<Heading, string>;

  constructor(before: SmsDocument, after: SmsDocument, newNames: ReadonlyMap<string, string>) {
    this.#before = before;
    this.#after = after;
    this.#newNames = newNames;
    this.#indexes = new Map(before.facts.headings.map((heading, i) => [heading, i]));
    this.#slugs = new Map([...after.fragments].flatMap(([slug, { heading }]) => (heading ? [[heading, slug]] : [])));
  }

  /** Undefined where no fragment will lead there. */
  nameOf(place: Fragment): string | undefined {
    if (place.heading) return this.#slugs.get(this.#headingAfter(place.heading));
    const anchor = this.#before.facts.anchors.find(({ span }) => span.start === place.span.start);
    return anchor && (this.#newNames.get(anchor.name) ?? anchor.name);
  }

  leadsTo(place: Fragment, fragment: string): boolean {
    const led = placeOf(this.#after, fragment);
    if (!led || led === 'missing') return false;
    if (place.heading) return led.heading === this.#headingAfter(place.heading);
    return led.heading === undefined && this.#nameOfAnchor(led) === this.nameOf(place);
  }

  /** Two places would have one name, or a place none. */
  refusalFor(place: Fragment, name: string | undefined): Refusal {
    const other = name === undefined ? undefined : placeOf(this.#after, name);
    if (!other || other === 'missing') {
      return refusal(`Links to ${wordsFor(this.#before, place.span)}, could not be told from others any more.`);
    }
    return refusal(
      `The anchor ${quote(name!)} is there already, in ${wordsFor(this.#after, other.span)}: links to it and to ${wordsFor(this.#before, place.span)}, could not be told apart.`,
    );
  }

  #headingAfter(heading: Heading): Heading {
    return this.#after.facts.headings[this.#indexes.get(heading)!]!;
  }

  #nameOfAnchor({ span }: Fragment): string | undefined {
    return this.#after.facts.anchors.find(anchor => anchor.span.start === span.start)?.name;
  }
}

/** Whether a text says the same outside of what was edited: a new name may hold marks that swallow what follows. */
function hasSameOutline(before: SmsDocument, after: SmsDocument, edits: readonly TextEdit[]): boolean {
  const { headings } = before.facts;
  if (headings.length !== after.facts.headings.length) return false;
  const isSame = headings.every((heading, i) => {
    const other = after.facts.headings[i]!;
    const isEdited = edits.some(({ span }) => isWithin(span, heading.textSpan));
    return other.depth === heading.depth && (isEdited ? other.text !== '' : other.text === heading.text);
  });
  const now = spansAfter(edits);
  const then = edits.map(({ span }) => span);
  return (
    isSame && JSON.stringify(countsOutside(before.facts, then)) === JSON.stringify(countsOutside(after.facts, now))
  );
}

function spansAfter(edits: readonly TextEdit[]): Span[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, newText }) => {
      const start = span.start + shift;
      shift += newText.length - (span.end - span.start);
      return { start, end: start + newText.length };
    });
}

function countsOutside(facts: DocumentFacts, spans: readonly Span[]): number[] {
  const { anchors, links, mentions, clauseComments, suppressions } = facts;
  return [anchors, links, mentions, clauseComments, suppressions].map(
    all => all.filter(one => !spans.some(span => isWithin(one.span, span))).length,
  );
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function wordsFor({ path, facts }: SmsDocument, span: Span): string {
  return placeWords(path, facts.lineStarts, span);
}
