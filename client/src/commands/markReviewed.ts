// Says in documents that they were reviewed on the as-of date.
import * as vscode from 'vscode';
import { applyEdit } from '../applyEdit.ts';
import type { ClientContext } from '../clientContext.ts';
import { activeDocument, pickDocument } from './questions.ts';

/** URIs that were given, as one or several, as texts or as VS Code has them (from the Explorer). */
const urisIn = (given: unknown): string[] =>
  [given].flat().flatMap(one => (typeof one === 'string' || one instanceof vscode.Uri ? [one.toString()] : []));

/** Those given, else that in the active editor, else one that the person picks. Resolves to whether something changed. */
export async function markReviewed(context: ClientContext, given: unknown, withVersion: boolean): Promise<boolean> {
  const uris = urisIn(given);
  if (uris.length === 0) {
    const uri = activeDocument() ?? (await pickDocument(context, vscode.l10n.t('Which document was reviewed?')));
    if (uri === undefined) return false;
    uris.push(uri);
  }
  return applyEdit(context.session, { action: 'mark-reviewed', uris: [...new Set(uris)], withVersion });
}
