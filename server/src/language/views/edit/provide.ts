// Adds an item of documented information to what a document provides.

import type { EditResult } from '../../../protocol/views.ts';
import { nameOf } from '../../../workspace/document.ts';
import { provideInMetadata } from '../../code-actions/provide-information.ts';
import { documentAt, type EditPlace, edited, type ParamsOf, refusal, unknownItem } from './place.ts';

export function provide({ uri, item: id }: ParamsOf<'provide'>, place: EditPlace): EditResult {
  const found = documentAt(uri, place);
  if ('why' in found) return refusal(uri, found.why);
  const { source, document } = found;
  const name = nameOf(document);
  if (document.kind === 'page') return refusal(uri, `${name} is a page: give it an \`id\` and a \`type\` first.`);
  if (!source.sms.catalogue.information.has(id)) return refusal(uri, unknownItem(id));
  if (document.metadata.provides.some(({ value }) => value === id))
    return refusal(uri, `${name} provides \`${id}\` already.`);
  const changes = provideInMetadata(id, document, source);
  return edited(changes, `Add \`${id}\` to the \`provides\` of ${name}`, found, place);
}
