// A link, or a claim, whose file is there and whose place in it is not: the heading was renamed or removed. The reader lands
// at the top of a long document and has to guess which section was meant.

import { sentence } from '../../analysis/wording.ts';
import type { Span } from '../../documents/text.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import { placeOf, type Sms } from '../../workspace/sms.ts';
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
    for (const { target, fragment, span } of placesNamed(document, sms)) {
      if (placeOf(target, fragment) !== 'missing' || isMadeByGitHub(fragment) || isUnread(target)) continue;
      yield report(document, span, target, fragment);
    }
  },
};

/** A fragment that a document refers to, and where it does. */
interface NamedPlace {
  readonly target: SmsDocument;
  readonly fragment: string;
  readonly span: Span;
}

function* placesNamed(document: SmsDocument, sms: Sms): Iterable<NamedPlace> {
  for (const { target, span } of linksFrom(document, sms)) {
    const { fragment, link } = target;
    if (!fragment) continue;
    const resolution = sms.resolve(target);
    if (resolution.kind !== 'document' || resolution.place !== 'missing') continue;
    // GitHub gives the README below a folder's files a place of its own.
    if (fragment === 'readme' && !target.candidates.includes(resolution.document.path)) continue;
    yield { target: resolution.document, fragment, span: link.fragmentSpan ?? span };
  }
  for (const { target, span } of sms.referencesFrom(document)) {
    if (target.kind !== 'id' || !target.fragment) continue;
    const entities = sms.entities(target.id);
    if (entities.length !== 1) continue;
    yield { target: entities[0]!.document, fragment: target.fragment, span: target.fragmentSpan ?? span };
  }
  for (const { section } of document.metadata.clauses) {
    if (section) yield { target: document, fragment: section.value, span: section.span };
  }
}

/** Too large, not text, or the like: it is told once, there, and nobody knows what places it has. */
function isUnread({ facts, fragments }: SmsDocument): boolean {
  return facts.problems.length > 0 && fragments.size === 0;
}

/** Footnotes (`#fn-1`, `#user-content-fnref-1`), and text fragments (`#:~:text=…`), which any page has. */
function isMadeByGitHub(fragment: string): boolean {
  return /^(user-content-)?fn(ref)?-/.test(fragment) || fragment.includes(':~:');
}

function report(document: SmsDocument, span: Span, target: SmsDocument, fragment: string): Report {
  const near = nearWords(fragment, target.fragments.keys());
  const where = target === document ? 'this document' : quote(target.path);
  const at = placeIn(document, span);
  return {
    at,
    document,
    message: `No heading or anchor of ${where} has the name ${quote(fragment)}. ${sentence(correct('the name', near))}, or add the anchor.`,
    related:
      target === document ? [] : [{ at: placeIn(target, { start: 0, end: 0 }), message: 'The document it leads to.' }],
    ...changeToNear(at, near, near[0] && encodePath(near[0])),
  };
}
