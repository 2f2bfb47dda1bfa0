// A link, or a claim, whose file is there and whose place in it is not: the heading was renamed or removed. The reader lands
// at the top of a long document and has to guess which section was meant.

import { sentence } from '../../analysis/wording.ts';
import type { Span } from '../../documents/text.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import { placeOf, type Resolution, type Sms } from '../../workspace/sms.ts';
import { changeToNear } from '../fixes.ts';
import { encodePath, linksFrom } from '../links.ts';
import { nearWords } from '../near.ts';
import { placeIn, type Report, type Rule } from '../rule.ts';
import { correct, quote } from '../wording.ts';

export const brokenAnchor: Rule = {
  id: 'reference/broken-anchor',
  severity: 'error',
  summary: 'A link or a claim names a place that its document does not have.',
  *checkDocument(document, { sms }) {
    let comparisons = 0;
    for (const { target, fragment, span } of placesNamed(document, sms)) {
      if (isMadeByGitHub(fragment)) continue;
      comparisons += target.fragments.size;
      const near = comparisons > mostComparisons ? [] : nearWords(fragment, target.fragments.keys());
      yield report(document, span, target, fragment, near);
    }
  },
};

/** Beyond these, in half a second, the anchors of a document are told without what may have been meant. */
const mostComparisons = 500_000;

/** A file in which places are named. */
interface NamedFile {
  readonly path: string;
  readonly fragments: ReadonlyMap<string, unknown>;
  /** Undefined for a file that is no document of the SMS. */
  readonly document: SmsDocument | undefined;
}

/** A fragment that a document refers to and nothing has, and where it does. */
interface NamedPlace {
  readonly target: NamedFile;
  readonly fragment: string;
  readonly span: Span;
}

function* placesNamed(document: SmsDocument, sms: Sms): Iterable<NamedPlace> {
  for (const { target, span } of linksFrom(document, sms)) {
    const { fragment, link } = target;
    if (!fragment) continue;
    const file = fileWithout(sms.resolve(target), sms);
    // GitHub gives the README below a folder's files a place of its own.
    if (!file || (fragment === 'readme' && isReadme(file.path))) continue;
    yield { target: file, fragment, span: link.fragmentSpan ?? span };
  }
  for (const { target, span } of sms.referencesFrom(document)) {
    if (target.kind !== 'id' || !target.fragment) continue;
    const entities = sms.entities(target.id);
    const file = entities.length === 1 ? documentWithout(entities[0]!.document, target.fragment) : undefined;
    if (file) yield { target: file, fragment: target.fragment, span: target.fragmentSpan ?? span };
  }
  for (const { section } of document.metadata.clauses) {
    const file = section && documentWithout(document, section.value);
    if (file) yield { target: file, fragment: section.value, span: section.span };
  }
}

/** The file that a link leads to, if it does not have the place named. */
function fileWithout(resolution: Resolution, sms: Sms): NamedFile | undefined {
  if (!('place' in resolution) || resolution.place !== 'missing') return undefined;
  if (resolution.kind === 'document') return isUnread(resolution.document) ? undefined : named(resolution.document);
  const { path } = resolution;
  const fragments = sms.files.fragmentsOf(path, sms.manifest.slugs);
  return fragments && { path, fragments, document: undefined };
}

function documentWithout(document: SmsDocument, fragment: string): NamedFile | undefined {
  return placeOf(document, fragment) === 'missing' && !isUnread(document) ? named(document) : undefined;
}

function named(document: SmsDocument): NamedFile {
  return { path: document.path, fragments: document.fragments, document };
}

function isReadme(path: string): boolean {
  return /(?:^|\/)readme\.md$/i.test(path);
}

/** Too large, not text, or the like: it is told once, there, and nobody knows what places it has. */
function isUnread({ facts, fragments }: SmsDocument): boolean {
  return facts.problems.length > 0 && fragments.size === 0;
}

/** Footnotes (`#fn-1`, `#user-content-fnref-1`), and text fragments (`#:~:text=…`), which any page has. */
function isMadeByGitHub(fragment: string): boolean {
  return /^(user-content-)?fn(ref)?-/.test(fragment) || fragment.includes(':~:');
}

function report(
  document: SmsDocument,
  span: Span,
  target: NamedFile,
  fragment: string,
  near: readonly string[],
): Report {
  const where = target.document === document ? 'this document' : quote(target.path);
  const at = placeIn(document, span);
  return {
    at,
    document,
    message: `No heading or anchor of ${where} has the name ${quote(fragment)}. ${sentence(correct('the name', near))}, or add the anchor.`,
    related:
      target.document && target.document !== document
        ? [{ at: placeIn(target.document, { start: 0, end: 0 }), message: 'The document it leads to.' }]
        : [],
    ...changeToNear(at, near, encodePath),
  };
}
