// What commands are given, and the questions that several of them ask.
import * as vscode from 'vscode';
import type { SystemView } from '../../../server/src/protocol/views.ts';
import type { Model } from '../model.ts';
import type { Session } from '../session.ts';
import { REVIEW_ICONS } from '../views/icons.ts';
import { isServed } from '../virtualFolders.ts';

export interface CommandContext {
  readonly extension: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  readonly session: Session;
  readonly model: Model;
}

export const systemsOf = ({ model }: Pick<CommandContext, 'model'>): readonly SystemView[] =>
  model.current?.systems ?? [];

function tellNoSystem(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('There is no service management system in this workspace.'));
}

/** The SMS: the only one, the one given by its folder, or the one the person picks. */
export async function chooseSystem(context: CommandContext, given?: unknown): Promise<SystemView | undefined> {
  const systems = systemsOf(context);
  if (systems.length === 0) tellNoSystem();
  const known = systems.length === 1 ? systems[0] : systems.find(({ root }) => root === given);
  if (known || systems.length === 0) return known;
  const picked = await vscode.window.showQuickPick(
    systems.map(system => ({
      label: system.name,
      description: vscode.workspace.asRelativePath(vscode.Uri.parse(system.root)),
      system,
    })),
    { title: vscode.l10n.t('Which service management system?') },
  );
  return picked?.system;
}

/** A document of the workspace, by title, id or path; its URI. */
export async function pickDocument(context: CommandContext, title: string): Promise<string | undefined> {
  const systems = systemsOf(context);
  if (systems.length === 0) {
    tellNoSystem();
    return undefined;
  }
  const items = systems.flatMap(({ name: system, documents }) =>
    documents.map(({ title: label, name, path, uri, review }) => ({
      label: `$(${REVIEW_ICONS[review.state].name}) ${label}`,
      description: name === label ? '' : name,
      detail: systems.length > 1 ? vscode.l10n.t('{0} · {1}', system, path) : path,
      uri,
    })),
  );
  const options = { title, matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.uri;
}

/** URI of the document in the active editor, where it is one that the server serves. */
export function activeDocument(): string | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && isServed(uri) ? uri.toString() : undefined;
}
