// The commands of the trees' context menus. Each acts on what nodes stand for (`Target`); none is in the command palette.
import * as vscode from 'vscode';
import { applyEdit } from '../applyEdit.ts';
import type { ClientContext } from '../clientContext.ts';
import { openPlace } from '../openPlace.ts';
import type { Target } from '../views/node.ts';
import { compareDocument } from './compareDocument.ts';
import { markReviewed } from './markReviewed.ts';
import { newDocument } from './newDocument.ts';
import { activeDocument, pickDocument, systemsOf } from './questions.ts';

type Act = (target: Target, context: ClientContext, all: readonly Target[]) => unknown;

/** The page of a clause, rendered where VS Code's own Markdown preview is there. */
async function explainClause({ root, clause }: Target, context: ClientContext): Promise<void> {
  const system = systemsOf(context).find(one => one.root === root);
  for (const { id: standard, clauses } of system?.standards ?? []) {
    const found = clauses.find(({ key }) => key === clause);
    if (!found) continue;
    const path = `/clause/${standard.replace(':', '/')}/${found.id}.md`;
    const page = vscode.Uri.from({ scheme: 'clausetrace', path });
    const hasPreview = vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined;
    if (hasPreview) await vscode.commands.executeCommand('markdown.showPreview', page);
    else await openPlace(page.toString());
    return;
  }
}

/** A finding is explained where it stands: what one sees when pointing at it. */
async function explainGap({ at }: Target): Promise<void> {
  if (at === undefined) return;
  await openPlace(at.uri, at.range);
  await vscode.commands.executeCommand('editor.action.showHover');
}

/** The document in the active editor, else one that the person picks. */
const documentToChange = async (context: ClientContext, title: string): Promise<string | undefined> =>
  activeDocument() ?? pickDocument(context, title);

async function claim({ clause }: Target, context: ClientContext): Promise<boolean> {
  if (clause === undefined) return false;
  const uri = await documentToChange(context, vscode.l10n.t('Which document covers the clause?'));
  if (uri === undefined) return false;
  return applyEdit(context.session, { action: 'claim', uri, clause });
}

async function provide({ item }: Target, context: ClientContext): Promise<boolean> {
  if (item === undefined) return false;
  const uri = await documentToChange(context, vscode.l10n.t('Which document provides it?'));
  if (uri === undefined) return false;
  return applyEdit(context.session, { action: 'provide', uri, item });
}

async function reviewed(all: readonly Target[], context: ClientContext, withVersion: boolean): Promise<boolean> {
  const uris = all.flatMap(({ uri }) => (uri === undefined ? [] : [uri]));
  return uris.length > 0 && markReviewed(context, uris, withVersion);
}

const ACTS: Readonly<Record<string, Act>> = {
  openBeside: ({ at }) => at && openPlace(at.uri, at.range, vscode.ViewColumn.Beside),
  showClause: ({ root, clause }) => vscode.commands.executeCommand('clausetrace.showClause', root, clause),
  showGraph: ({ uri }) => vscode.commands.executeCommand('clausetrace.showGraph', uri),
  explainClause,
  explainGap,
  claim,
  provide,
  newDocument: ({ root, clause, item }, context) =>
    newDocument(context, {
      ...(root === undefined ? {} : { root }),
      ...(clause === undefined ? {} : { clause }),
      ...(item === undefined ? {} : { item }),
    }),
  copyReference: (_, __, all) =>
    vscode.env.clipboard.writeText(all.flatMap(({ reference = [] }) => reference).join('\n')),
  markReviewed: (_, context, all) => reviewed(all, context, false),
  markReviewedWithVersion: (_, context, all) => reviewed(all, context, true),
  compareDocument: ({ uri }, context) => compareDocument(context, uri),
};

const isNode = (value: unknown): value is { readonly target: Target } =>
  typeof value === 'object' && value !== null && 'target' in value;

/** VS Code gives the node that was clicked, and all that are selected where it is one of several. */
export const registerItemCommands = (context: ClientContext): vscode.Disposable[] =>
  Object.entries(ACTS).map(([name, act]) =>
    vscode.commands.registerCommand(`clausetrace.item.${name}`, (clicked: unknown, selected: unknown) => {
      const nodes = Array.isArray(selected) && selected.length > 0 ? selected : [clicked];
      const targets = nodes.filter(isNode).map(({ target }) => target);
      const first = isNode(clicked) ? clicked.target : targets[0];
      return first && act(first, context, targets);
    }),
  );
