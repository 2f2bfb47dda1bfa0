// Applies the edit of a code action to files in memory; unlike other edits it may make files.

import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { type Files, withEdit } from './apply-edit.ts';

/** The files that an edit alters or makes, as they are then. */
export function filesAfter(edit: WorkspaceEdit, files: Files): Files {
  const made = madeBy(edit);
  for (const path of made) assert.equal(files[path], undefined, `${path} is there already`);
  const after = withEdit({ ...files, ...Object.fromEntries(made.map(path => [path, ''])) }, edit);
  return Object.fromEntries(Object.entries(after).filter(([path, text]) => files[path] !== text));
}

/** Paths, from URIs as the editor of the tests makes them. */
function madeBy({ documentChanges = [] }: WorkspaceEdit): string[] {
  return documentChanges.flatMap(change =>
    'kind' in change && change.kind === 'create' ? [change.uri.replace('file:///workspace/', '')] : [],
  );
}
