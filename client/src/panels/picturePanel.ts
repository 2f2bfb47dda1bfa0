// The coverage picture: a map of all clauses by status. One panel, drawn from the model alone.
import * as vscode from 'vscode';
import type { ClientContext } from '../clientContext.ts';
import { errorText } from '../plainText.ts';
import { tellError, tellInformation } from '../tell.ts';
import { fillPanel, type Page, type PageSpec } from './page.ts';
import { panelIcon } from './panelIcon.ts';
import { pictureData } from './pictureData.ts';
import type { FromPicturePage, PictureData } from './pictureMessages.ts';

const spec: PageSpec = {
  viewType: 'clausetrace.picture',
  script: 'picture',
  commands: ['clausetrace.showClause', 'clausetrace.showMatrix', 'clausetrace.initialize'],
};

/** Asks where to, writes the file, and offers to open it. */
async function save({ name, content }: Extract<FromPicturePage, { kind: 'save' }>, root: string): Promise<void> {
  // Characters that no file name may have somewhere.
  const file = `${name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, '-').slice(0, 80)}.svg`;
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(root, true), file),
    filters: { [vscode.l10n.t('Picture (SVG)')]: ['svg'] },
    title: vscode.l10n.t('Save the Coverage Picture'),
  });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, Buffer.from(content, 'utf8'));
  const show = vscode.l10n.t('Open');
  const told = vscode.l10n.t('The picture is in {0}.', vscode.workspace.asRelativePath(target));
  if ((await tellInformation(told, show)) === show) {
    await vscode.commands.executeCommand('vscode.open', target);
  }
}

export function registerPicturePanel(context: ClientContext): vscode.Disposable[] {
  const { model, output } = context;
  const { extensionUri } = context.extension;
  let panel: vscode.WebviewPanel | undefined;
  let page: Page<PictureData> | undefined;
  let shown: string | undefined;

  function refresh(): void {
    if (!panel?.visible) return;
    const { current } = model;
    page?.show(current && pictureData(current.asOf, current.systems));
  }

  function fill(made: vscode.WebviewPanel): void {
    panel = made;
    made.title = vscode.l10n.t('Coverage Picture');
    made.iconPath = panelIcon(extensionUri, 'picture');
    made.onDidDispose(() => {
      panel = undefined;
      page = undefined;
    });
    made.webview.onDidReceiveMessage((message: FromPicturePage) => {
      if (message.kind === 'shows') shown = message.root;
      else if (message.kind === 'save' && shown !== undefined) {
        save(message, shown).catch(error => {
          output.error(`saving the picture failed: ${String(error)}`);
          void tellError(vscode.l10n.t('The picture could not be saved: {0}', errorText(error)));
        });
      }
    });
    fillPanel<PictureData>(made, spec, { extensionUri, output }, ready => {
      page = ready;
      refresh();
    });
  }

  return [
    vscode.commands.registerCommand('clausetrace.showPicture', () => {
      if (panel) panel.reveal();
      else
        fill(vscode.window.createWebviewPanel(spec.viewType, '', vscode.ViewColumn.Active, { enableFindWidget: true }));
    }),
    vscode.window.registerWebviewPanelSerializer(spec.viewType, {
      async deserializeWebviewPanel(restored) {
        if (panel) restored.dispose();
        else fill(restored);
      },
    }),
    model.onDidChange(refresh),
  ];
}
