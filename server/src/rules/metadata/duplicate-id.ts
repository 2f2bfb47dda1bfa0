// An id that names two things: every reference to it may mean either, and a trace through it proves nothing.

import type { Entity } from '../../workspace/document.ts';
import { placeIn, type Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export const duplicateId: Rule = {
  id: 'metadata/duplicate-id',
  severity: 'error',
  summary: 'An id is given to more than one document or row.',
  *checkSms({ sms }) {
    for (const id of sms.ambiguousIds()) {
      const [first, ...others] = inOrder(sms.entities(id));
      if (!first) continue;
      for (const { document, kind, span } of others) {
        yield {
          at: placeIn(document, span),
          document,
          message: `The id ${quote(id)} of this ${kind} belongs to a ${first.kind} in ${quote(first.document.path)} already. Give this one another id.`,
          related: [{ at: placeIn(first.document, first.span), message: `${quote(id)} is defined here first.` }],
        };
      }
    }
  },
};

/** They come by path; within a document the place decides. */
function inOrder(entities: readonly Entity[]): readonly Entity[] {
  if (entities.length < 2) return entities;
  return [...entities].sort((a, b) => (a.document === b.document ? a.span.start - b.span.start : 0));
}
