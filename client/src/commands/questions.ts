// The questions that several commands ask.
import * as vscode from 'vscode';
import type { SystemView } from '../../../server/src/protocol/views.ts';
import type { ClientContext } from '../clientContext.ts';
import { pick } from '../pick.ts';
import { tellError, tellNoSystem } from '../tell.ts';
import { REVIEW_ICONS } from '../views/icons.ts';
import { isServed } from '../virtualFolders.ts';

export const systemsOf = ({ model }: Pick<ClientContext, 'model'>): readonly SystemView[] =>
  model.current?.systems ?? [];

/** The same folder is the same text, however somebody wrote it. */
const folderOf = (uri: string): string => vscode.Uri.parse(uri).toString().replace(/\/+$/, '');

/** The SMS: the one given by its folder, the only one, or the one that the person picks. */
export async function chooseSystem(context: ClientContext, given?: unknown): Promise<SystemView | undefined> {
  const systems = systemsOf(context);
  if (systems.length === 0) {
    tellNoSystem();
    return undefined;
  }
  if (typeof given === 'string') {
    const wanted = folderOf(given);
    const known = systems.find(({ root }) => folderOf(root) === wanted);
    if (!known) void tellError(vscode.l10n.t('There is no service management system in {0}.', given));
    return known;
  }
  if (systems.length === 1) return systems[0];
  const picked = await pick(
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
export async function pickDocument(context: ClientContext, title: string): Promise<string | undefined> {
  const systems = systemsOf(context);
  if (systems.length === 0) {
    tellNoSystem();
    return undefined;
  }
  const items = systems.flatMap(({ name: system, documents }) =>
    documents.map(({ title: label, name, path, uri, review }) => ({
      icon: REVIEW_ICONS[review.state].name,
      label,
      description: name === label ? '' : name,
      detail: systems.length > 1 ? vscode.l10n.t('{0} · {1}', system, path) : path,
      uri,
    })),
  );
  const options = { title, matchOnDescription: true, matchOnDetail: true };
  return (await pick(items, options))?.uri;
}

/** URI of the document in the active editor, where it is one that the server serves. */
export function activeDocument(): string | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && isServed(uri) ? uri.toString() : undefined;
}

/** The same where it has a place among the documents of an SMS; as long as nobody knows those, the server is to judge. */
export function activeKnownDocument({ model }: Pick<ClientContext, 'model'>): string | undefined {
  const active = activeDocument();
  const isKnown = model.current?.systems.some(({ documents }) => documents.some(({ uri }) => uri === active)) ?? true;
  return isKnown ? active : undefined;
}
