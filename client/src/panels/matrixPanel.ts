// The panel of the traceability matrix: one, which shows whichever SMS was asked for last, and follows the documents.
import * as vscode from 'vscode';
import type { ClientContext } from '../clientContext.ts';
import { exportMatrix, matrixFormats } from './matrixExport.ts';
import type { MatrixData } from './matrixMessages.ts';
import { fillPanel, type Page, type PageSpec } from './page.ts';
import { panelIcon } from './panelIcon.ts';

const spec: PageSpec = {
  viewType: 'clausetrace.matrix',
  script: 'matrix',
  commands: [
    'clausetrace.exportMatrix',
    'clausetrace.initialize',
    'clausetrace.item.claim',
    'clausetrace.item.markReviewed',
    'clausetrace.item.newDocument',
    'clausetrace.item.provide',
    'clausetrace.setAsOf',
    'clausetrace.showClause',
    'clausetrace.showGraph',
    'clausetrace.showPicture',
  ],
};

export function registerMatrixPanel(context: ClientContext): vscode.Disposable[] {
  const { extension, model, output } = context;
  let page: Page<MatrixData> | undefined;
  let asked: MatrixData['asked'];

  const show = (): void => {
    if (page === undefined) return;
    const { current } = model;
    // A hidden page is not there, and asks when it comes back; its title is seen meanwhile.
    if (page.panel.visible) page.show(current && { ...current, asked, formats: matrixFormats() });
    const names = current?.systems.map(({ name }) => name) ?? [];
    page.panel.title =
      names.length === 1 ? vscode.l10n.t('Traceability Matrix: {0}', names[0]!) : vscode.l10n.t('Traceability Matrix');
  };

  function fill(panel: vscode.WebviewPanel): void {
    panel.iconPath = panelIcon(extension.extensionUri, 'matrix');
    page = fillPanel<MatrixData>(panel, spec, { extensionUri: extension.extensionUri, output }, show);
    panel.onDidDispose(() => {
      if (page?.panel === panel) page = undefined;
    });
  }

  function open(root: unknown): void {
    // The clock tells a new wish from one that the page has followed before the window was reloaded.
    if (typeof root === 'string') asked = { root, serial: Date.now() };
    if (page) {
      page.panel.reveal();
      show();
    } else fill(vscode.window.createWebviewPanel(spec.viewType, '', vscode.ViewColumn.Active));
  }

  return [
    vscode.commands.registerCommand('clausetrace.showMatrix', open),
    vscode.commands.registerCommand('clausetrace.exportMatrix', (root?: unknown, format?: unknown, target?: unknown) =>
      exportMatrix(context, root, format, target),
    ),
    vscode.window.registerWebviewPanelSerializer(spec.viewType, {
      async deserializeWebviewPanel(panel) {
        // One is enough; the one that is there has what people did last.
        if (page) panel.dispose();
        else fill(panel);
      },
    }),
    model.onDidChange(show),
  ];
}
