// A document as it is now, beside what it was at the baseline, in the diff editor.
import * as vscode from 'vscode';
import type { DocumentAtBaselineParams, DocumentAtBaselineResult } from '../../../server/src/protocol/baseline.ts';
import type { ClientContext } from '../clientContext.ts';
import { tellInformation } from '../tell.ts';
import { compare } from './compare.ts';
import { activeDocument } from './questions.ts';
import { setBaseline } from './setBaseline.ts';

/** `given`: a URI, as VS Code or a tree gives it; without it, the document in the active editor. */
export async function compareDocument(context: ClientContext, given?: unknown): Promise<void> {
  const { client } = context.session;
  const uri = given instanceof vscode.Uri ? given.toString() : typeof given === 'string' ? given : activeDocument();
  if (client === undefined) return;
  if (uri === undefined) {
    void tellInformation(vscode.l10n.t('Open a document to compare it with the baseline.'));
    return;
  }
  const params: DocumentAtBaselineParams = { uri };
  const answer = await client.sendRequest<DocumentAtBaselineResult>('clausetrace/documentAtBaseline', params);
  if ('problem' in answer) {
    const choose = vscode.l10n.t('Set the Baseline…');
    const chosen = await tellInformation(answer.problem, choose);
    if (chosen === choose) await setBaseline(context);
    return;
  }
  const name = vscode.Uri.parse(uri).path.split('/').at(-1) ?? '';
  await compare(answer.before, uri, vscode.l10n.t('{0} (since {1})', name, answer.revision));
}
