// Begins an SMS in a folder: a manifest and a first set of documents.

import type { EditResult } from '../../../protocol/views.ts';
import { firstSet } from '../../../templates/first-set.ts';
import { manifestName } from '../../../workspace/manifest.ts';
import { baseNameOf } from '../../../workspace/paths.ts';
import { documentChangesOf, editOfChanges } from '../../code-actions/document-changes.ts';
import { cannotCreate, type EditPlace, type ParamsOf, refusal } from './place.ts';

/** All or nothing, as `clausetrace init`: half a set beside documents of one's own helps nobody. */
export function initialize({ root, organization }: ParamsOf<'init'>, place: EditPlace): EditResult {
  const folder = place.folder(root);
  if (!folder) return refusal(root, 'This folder is not open: open it in the editor first.');
  const { name, path, files } = folder;
  const made = firstSet(organization?.replace(/\s+/g, ' ').trim() || name || 'Our organization').map(file => ({
    path: path === '' ? file.path : `${path}/${file.path}`,
    text: file.text,
  }));
  const taken = made.filter(file => files.textOf(file.path) !== undefined);
  if (taken.length > 0) {
    return {
      refused: taken.map(file => ({
        uri: files.uri(file.path),
        why: `${file.path} exists already; nothing is written over.`,
      })),
    };
  }
  if (!place.support.createFiles) return cannotCreate(root, 'clausetrace init');
  return {
    edit: editOfChanges(documentChangesOf(made, files), place.support),
    title: `Create ${manifestName} and a first set of documents`,
    open: files.uri(made.find(file => baseNameOf(file.path) === manifestName)!.path),
    refused: [],
  };
}
