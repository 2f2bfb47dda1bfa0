// The traceability matrix of an SMS in one of the formats that the server writes.
import * as vscode from 'vscode';
import { ExecuteCommandRequest, type LanguageClient } from 'vscode-languageclient/node';

/** `root` is the URI of the SMS's folder, `format` as the server calls it. Rejects where the server makes none, which it says. */
export async function matrixContent(client: LanguageClient, root: string, format: string): Promise<string> {
  const answer: { readonly content?: unknown } | null = await client.sendRequest(ExecuteCommandRequest.type, {
    command: 'clausetrace.matrix',
    arguments: [{ root, format }],
  });
  // The SMS may have gone since the person chose it.
  if (typeof answer?.content !== 'string') throw new Error(vscode.l10n.t('The server made no traceability matrix.'));
  return answer.content;
}
