// An id that no document and no row has: renamed, removed or mistyped. What was to be traced to another document is traced
// to nothing.

import { sentence } from '../../analysis/wording.ts';
import type { Span } from '../../documents/text.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import type { Sms } from '../../workspace/sms.ts';
import type { IdTarget, Reference } from '../../workspace/symbols.ts';
import { changeToNear } from '../fixes.ts';
import { NearWords } from '../near.ts';
import { placeIn, type Rule, type RuleContext } from '../rule.ts';
import { correct, quote } from '../wording.ts';

export const unknownId: Rule = {
  id: 'reference/unknown-id',
  severity: 'error',
  summary: 'An id is referred to that no document and no row of a register has.',
  *checkDocument(document, context) {
    const { sms } = context;
    const told = new Set<number>();
    for (const { span, target } of unknownIds(document, sms)) {
      // Under an alias, a value of a YAML document's metadata is met a second time, as any other value.
      if (told.has(span.start)) continue;
      told.add(span.start);
      const near = nearIds(target.id, context);
      const at = placeIn(document, spanOfId(span, target));
      yield {
        at,
        document,
        message: `No document and no row has the id ${quote(target.id)}. ${sentence(correct('the id', near))}, or add what it names.`,
        ...changeToNear(at, near),
      };
    }
  },
};

type IdReference = Reference & { readonly target: IdTarget };

function* unknownIds(document: SmsDocument, sms: Sms): Iterable<IdReference> {
  if (!sms.hasIds) return;
  for (const reference of sms.referencesFrom(document)) {
    if (isIdReference(reference) && sms.entities(reference.target.id).length === 0 && isMeant(reference, sms)) {
      yield reference;
    }
  }
}

/** Whether somebody certainly means an id of this SMS. */
function isMeant({ from, form, target }: IdReference, sms: Sms): boolean {
  if (form === 'wikilink') return sms.manifest.path !== undefined || isIdOfOurs(target.id, sms);
  if (from.kind === 'page') return false;
  return form === 'mention' || form === 'value' ? sms.isPrefixInUse(target.id) : true;
}

/** Without a manifest, `[[meeting-notes]]` may be a link of a note-taker, by the name of a file. */
function isIdOfOurs(id: string, sms: Sms): boolean {
  return /^[A-Z0-9][A-Za-z0-9._-]*$/.test(id) && sms.isPrefixInUse(id);
}

function isIdReference(reference: Reference): reference is IdReference {
  return reference.target.kind === 'id';
}

/** `PRC-INC` of `PRC-INC#escalation`. */
function spanOfId({ start, end }: Span, { fragmentSpan }: IdTarget): Span {
  return { start, end: fragmentSpan ? fragmentSpan.start - 1 : end };
}

/** Kept for one run of the rules, in which the index does not change. */
const nearIdsOfRuns = new WeakMap<RuleContext, NearWords>();

function nearIds(id: string, context: RuleContext): readonly string[] {
  // The index is asked each time, so that it knows of everyone who depends on the answer.
  context.sms.idsNear(id);
  let near = nearIdsOfRuns.get(context);
  if (!near) {
    near = new NearWords(word => context.sms.idsNear(word));
    nearIdsOfRuns.set(context, near);
  }
  return near.near(id);
}
