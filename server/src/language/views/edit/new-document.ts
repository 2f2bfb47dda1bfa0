// Makes a document from a template: for a clause, for an item of documented information, or of a type and no more.

import { sentence } from '../../../analysis/wording.ts';
import type { EditResult } from '../../../protocol/views.ts';
import { documentTypes } from '../../../workspace/metadata-keys.ts';
import { documentChangesOf, editOfChanges } from '../../code-actions/document-changes.ts';
import { newDocument } from '../../code-actions/new-document.ts';
import { claimable } from './claimable.ts';
import { cannotCreate, type EditPlace, type ParamsOf, refusal, unknownItem } from './place.ts';

export function createDocument(params: ParamsOf<'new-document'>, place: EditPlace): EditResult {
  const { root, type: name, clause: reference, item: id } = params;
  const type = documentTypes.find(one => one === name);
  if (!type)
    return refusal(
      root,
      `There is no type ${JSON.stringify(name)} of documents; there are ${documentTypes.join(', ')}.`,
    );
  const system = place.system(root);
  if (!system) return refusal(root, 'There is no service management system in this folder.');
  const { sms, files } = system;
  const meant = reference === undefined ? undefined : claimable(reference, sms.catalogue);
  if (meant && 'why' in meant) return refusal(root, meant.why);
  const item = id === undefined ? undefined : sms.catalogue.information.get(id);
  if (id !== undefined && !item) return refusal(root, unknownItem(id));
  const title = params.title?.replace(/\s+/g, ' ').trim() || (item && !meant ? sentence(item.title) : undefined);
  const wanted = {
    type,
    ...(meant && { clause: meant.clause }),
    ...(title && { title }),
    provides: item ? [item.id] : [],
  };
  const file = newDocument(wanted, sms);
  if (!place.support.createFiles) return cannotCreate(root, `clausetrace new ${type}`);
  return {
    edit: editOfChanges(documentChangesOf([file], files), place.support),
    title: `Create the ${type} ${file.path}`,
    open: files.uri(file.path),
    refused: [],
  };
}
