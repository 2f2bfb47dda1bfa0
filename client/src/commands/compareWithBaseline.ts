// What changed in an SMS since the last audit, or any other revision: as a page in VS Code's Markdown preview, or in the browser.
import * as vscode from 'vscode';
import type { DiffParams, DiffResult } from '../../../server/src/protocol/baseline.ts';
import { configuredBaseline } from '../baseline.ts';
import type { ClientContext } from '../clientContext.ts';
import { openPlace } from '../openPlace.ts';
import { plainText } from '../plainText.ts';
import { tellError } from '../tell.ts';
import { pickRevision } from './baselinePick.ts';
import { chooseSystem } from './questions.ts';
import { showPage } from './showPage.ts';

interface Wish {
  /** URI of the SMS's folder. */
  readonly root: string;
  readonly revision: string;
}

/** With the baseline of the settings; without one, the person picks. */
async function wishFor(context: ClientContext, given: unknown, revision: unknown): Promise<Wish | undefined> {
  const system = await chooseSystem(context, given);
  if (system === undefined) return undefined;
  const { root } = system;
  const named = typeof revision === 'string' ? revision : configuredBaseline();
  const title = vscode.l10n.t('Compare with Which State?');
  const chosen = named || (await pickRevision(context, root, title));
  return chosen ? { root, revision: chosen } : undefined;
}

export async function compareWithBaseline(
  context: ClientContext,
  given?: unknown,
  named?: unknown,
): Promise<vscode.Uri | undefined> {
  const wish = await wishFor(context, given, named);
  if (wish === undefined) return undefined;
  const path = `/comparison/${wish.revision}.md`;
  const page = vscode.Uri.from({ scheme: 'clausetrace', path, query: wish.root });
  const hasPreview = vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined;
  if (hasPreview) await vscode.commands.executeCommand('markdown.showPreview', page);
  else await openPlace(page.toString());
  return page;
}

/** The same with filters and pictures of its own; resolves to where the page is. */
export async function compareInBrowser(
  context: ClientContext,
  given?: unknown,
  named?: unknown,
): Promise<vscode.Uri | undefined> {
  const { client } = context.session;
  const wish = await wishFor(context, given, named);
  if (client === undefined || wish === undefined) return undefined;
  const answer = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: plainText(vscode.l10n.t('Comparing with {0}', wish.revision)),
    },
    (): Promise<DiffResult> => client.sendRequest('clausetrace/diff', wish satisfies DiffParams),
  );
  if ('problem' in answer) {
    void tellError(answer.problem);
    return undefined;
  }
  return showPage(context.extension, 'diff', wish.root, answer.content);
}
