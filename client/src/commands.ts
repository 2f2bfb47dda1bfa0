// The commands. Each does one thing a person asks for; what needs computing is asked of the server. Those of the panels and of
// the views' title bars are registered with the panels and the views.
import * as vscode from 'vscode';
import type { ClientContext } from './clientContext.ts';
import { compare } from './commands/compare.ts';
import { compareDocument } from './commands/compareDocument.ts';
import { compareInBrowser, compareWithBaseline } from './commands/compareWithBaseline.ts';
import { initialize } from './commands/initialize.ts';
import { registerItemCommands } from './commands/items.ts';
import { markReviewed } from './commands/markReviewed.ts';
import { openMatrixInBrowser } from './commands/matrixInBrowser.ts';
import { newDocument } from './commands/newDocument.ts';
import { pickDocument } from './commands/questions.ts';
import { restart, showReferences } from './commands/server.ts';
import { setAsOf } from './commands/setAsOf.ts';
import { setBaseline } from './commands/setBaseline.ts';
import { openPlace } from './openPlace.ts';

async function goToDocument(context: ClientContext): Promise<void> {
  const uri = await pickDocument(context, vscode.l10n.t('Go to Document'));
  if (uri !== undefined) await openPlace(uri);
}

/** From the Explorer, VS Code gives the file that was clicked, and all that are selected. */
const given = (clicked: unknown, selected: unknown): unknown => (Array.isArray(selected) ? selected : clicked);

export function registerCommands(context: ClientContext): vscode.Disposable[] {
  const { registerCommand, executeCommand } = vscode.commands;
  return [
    registerCommand('clausetrace.initialize', (folder, name) => initialize(context, folder, name)),
    registerCommand('clausetrace.newDocument', wanted => newDocument(context, wanted)),
    registerCommand('clausetrace.markReviewed', (uri, all) => markReviewed(context, given(uri, all), false)),
    registerCommand('clausetrace.markReviewedWithVersion', (uri, all) => markReviewed(context, given(uri, all), true)),
    registerCommand('clausetrace.goToDocument', () => goToDocument(context)),
    registerCommand('clausetrace.setAsOf', date => setAsOf(context, date)),
    registerCommand('clausetrace.setBaseline', revision => setBaseline(context, revision)),
    // Behind the code lens of a manifest: docs/protocol.md says what it is given.
    registerCommand('clausetrace.openMatrix', root => executeCommand('clausetrace.showMatrix', root)),
    registerCommand('clausetrace.openMatrixInBrowser', root => openMatrixInBrowser(context, root)),
    registerCommand('clausetrace.compareWithBaseline', (root, revision) =>
      compareWithBaseline(context, root, revision),
    ),
    registerCommand('clausetrace.compareWithBaselineInBrowser', (root, revision) =>
      compareInBrowser(context, root, revision),
    ),
    registerCommand('clausetrace.compareDocument', uri => compareDocument(context, uri)),
    registerCommand('clausetrace.showReferences', (uri, at, found) => showReferences(context, uri, at, found)),
    registerCommand('clausetrace.compare', (before, now, title) => compare(before, now, title)),
    registerCommand('clausetrace.showOutput', () => context.output.show(true)),
    registerCommand('clausetrace.restart', () => restart(context)),
    ...registerItemCommands(context),
  ];
}
