// The neighbourhood graph: a document with what it refers to and what refers to it. One panel; it follows edits, and the active
// editor where that is asked for.
import * as vscode from 'vscode';
import type { NeighbourhoodParams, NeighbourhoodView } from '../../../server/src/protocol/views.ts';
import type { ClientContext } from '../clientContext.ts';
import { activeKnownDocument, pickDocument } from '../commands/questions.ts';
import type { FromGraphPage, GraphData, GraphMemory } from './graphMessages.ts';
import { fillPanel, type Page, type PageSpec } from './page.ts';
import { panelIcon } from './panelIcon.ts';

const spec: PageSpec = { viewType: 'clausetrace.graph', script: 'graph', commands: ['clausetrace.showClause'] };

const depthOf = (depth: unknown): number => (depth === 2 || depth === 3 ? depth : 1);

export function registerGraphPanel(context: ClientContext): vscode.Disposable[] {
  const { model, session, output } = context;
  const { extensionUri } = context.extension;
  let panel: vscode.WebviewPanel | undefined;
  let page: Page<GraphData> | undefined;
  let uri = '';
  let depth = 1;
  let follows = false;
  let asked = 0;

  async function ask(): Promise<void> {
    const question = ++asked;
    const { client } = session;
    if (client === undefined || model.current === undefined) return page?.show(undefined);
    const params: NeighbourhoodParams = { uri, depth };
    const view = await client.sendRequest<NeighbourhoodView | null>('clausetrace/neighbourhood', params);
    // Somebody went on meanwhile: another answer follows.
    if (question !== asked || panel === undefined) return;
    const centre = view?.nodes[view.centre];
    panel.title = centre
      ? vscode.l10n.t('Neighbourhood of {0}', centre.name)
      : vscode.l10n.t('Neighbourhood of a Document');
    page?.show({ uri, view, depth, follows });
  }

  const refresh = (): void => {
    // A hidden page is gone, and asks by itself when it is shown again.
    if (panel?.visible) ask().catch(error => output.warn(`asking for a neighbourhood failed: ${String(error)}`));
  };

  function fill(made: vscode.WebviewPanel): void {
    panel = made;
    made.title = vscode.l10n.t('Neighbourhood of a Document');
    made.iconPath = panelIcon(extensionUri, 'graph');
    made.onDidDispose(() => {
      panel = undefined;
      page = undefined;
    });
    made.webview.onDidReceiveMessage((message: FromGraphPage) => {
      if (message.kind === 'go') uri = message.uri;
      else if (message.kind === 'depth') depth = depthOf(message.depth);
      else if (message.kind === 'follow') {
        follows = message.follows;
        follow(vscode.window.activeTextEditor);
      } else return;
      refresh();
    });
    fillPanel<GraphData>(made, spec, { extensionUri, output }, ready => {
      page = ready;
      refresh();
    });
  }

  /** A page without an id and claims is no document: the last one stays. */
  function follow(editor: vscode.TextEditor | undefined): void {
    const next = editor?.document.uri.toString();
    const isDocument = model.current?.systems.some(({ documents }) => documents.some(one => one.uri === next));
    if (!follows || next === undefined || next === uri || !isDocument) return;
    uri = next;
    refresh();
  }

  async function showGraph(given?: unknown): Promise<void> {
    // From a menu of VS Code comes a Uri, from a tree or another panel its text.
    const wanted = given instanceof vscode.Uri ? given.toString() : given;
    const question = vscode.l10n.t('Neighbourhood of which document?');
    const next =
      typeof wanted === 'string' ? wanted : (activeKnownDocument(context) ?? (await pickDocument(context, question)));
    if (next === undefined) return;
    uri = next;
    if (panel) {
      panel.reveal(undefined, true);
      refresh();
    } else {
      const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
      fill(vscode.window.createWebviewPanel(spec.viewType, '', column, { enableFindWidget: true }));
    }
  }

  return [
    vscode.commands.registerCommand('clausetrace.showGraph', showGraph),
    vscode.window.registerWebviewPanelSerializer(spec.viewType, {
      async deserializeWebviewPanel(restored, state: Partial<GraphMemory> | undefined) {
        const last = state?.trail?.[state.index ?? -1];
        if (panel || typeof last !== 'string') return restored.dispose();
        uri = last;
        depth = depthOf(state?.depth);
        follows = state?.follows === true;
        fill(restored);
      },
    }),
    model.onDidAsk(refresh),
    vscode.window.onDidChangeActiveTextEditor(follow),
  ];
}
