// Which clause a person means: the one under the cursor, or one of a list.
import * as vscode from 'vscode';
import type { SystemView } from '../../../server/src/protocol/views.ts';
import { pick } from '../pick.ts';
import { tellNoSystem } from '../tell.ts';
import { STATUS_ICONS } from '../views/icons.ts';
import type { ClausePlace } from './clauseMessages.ts';

/** The server says where the definition of a clause is: on a page of its own, whose address names the clause. */
const addressOf = /^\/clause\/([^/]+)\/([^/]+)\/(.+)\.md$/;

/** The innermost SMS whose folder a document lies in. */
const systemOf = (uri: string, systems: readonly SystemView[]): SystemView | undefined =>
  systems
    .filter(({ root, documents }) => uri.startsWith(`${root}/`) || documents.some(document => document.uri === uri))
    .sort((a, b) => b.root.length - a.root.length)[0];

export async function clauseUnderCursor(systems: readonly SystemView[]): Promise<ClausePlace | undefined> {
  const editor = vscode.window.activeTextEditor;
  const system = editor && systemOf(editor.document.uri.toString(), systems);
  if (!system) return undefined;
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    editor.document.uri,
    editor.selection.active,
  );
  for (const one of found ?? []) {
    const uri = 'targetUri' in one ? one.targetUri : one.uri;
    const [, name, edition, number] = (uri.scheme === 'clausetrace' && addressOf.exec(uri.path)) || [];
    const standard = system.standards.find(({ id }) => id === `${name}:${edition}`);
    const clause = standard?.clauses.find(({ id }) => id === number);
    if (clause) return { root: system.root, clause: clause.key };
  }
  return undefined;
}

/** Lets the person choose; undefined when nothing is chosen, or there is nothing to choose from. */
export async function pickClause(systems: readonly SystemView[]): Promise<ClausePlace | undefined> {
  if (systems.length === 0) {
    tellNoSystem();
    return undefined;
  }
  const picks = systems.flatMap(system =>
    system.standards.flatMap(standard => [
      {
        label: systems.length > 1 ? `${system.name} · ${standard.shortTitle}` : standard.shortTitle,
        kind: vscode.QuickPickItemKind.Separator,
        place: undefined,
      },
      ...standard.clauses.map(({ key, id, title, status }) => ({
        icon: status === undefined ? 'list-tree' : STATUS_ICONS[status].name,
        label: id,
        description: title ?? '',
        place: { root: system.root, clause: key },
      })),
    ]),
  );
  const picked = await pick(picks, {
    title: vscode.l10n.t('Show Clause'),
    placeHolder: vscode.l10n.t('Number or title of a clause'),
    matchOnDescription: true,
  });
  return picked?.place;
}
