// What a person asks for in a view, as an edit for the client to apply: what code actions do at a place, here from afar and for
// many documents at once. Nothing is half done in silence: what cannot be edited is refused with the reason and a way out.

import type { EditParams, EditResult } from '../../../protocol/views.ts';
import { claim } from './claim.ts';
import { initialize } from './init.ts';
import { markReviewed } from './mark-reviewed.ts';
import { createDocument } from './new-document.ts';
import type { EditPlace, ParamsOf } from './place.ts';
import { provide } from './provide.ts';

const makers: {
  readonly [Action in EditParams['action']]: (params: ParamsOf<Action>, place: EditPlace) => EditResult;
} = {
  'mark-reviewed': markReviewed,
  claim,
  provide,
  'new-document': createDocument,
  init: initialize,
};

export function editFor(params: EditParams, place: EditPlace): EditResult {
  const make = makers[params.action] as (params: EditParams, place: EditPlace) => EditResult;
  return make(params, place);
}
