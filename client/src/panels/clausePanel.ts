// The clause panel: one clause whole, asked for again whenever the SMS may have changed. One panel shows whatever clause is
// asked for; a pinned one keeps its own, and the next question opens another panel.
import * as vscode from 'vscode';
import type { ClausePageView, ClauseParams } from '../../../server/src/protocol/views.ts';
import { applyEdit } from '../applyEdit.ts';
import type { ClientContext } from '../clientContext.ts';
import { columnFor } from '../openPlace.ts';
import type { ClauseData, ClauseMemory, ClausePlace, FromClausePage } from './clauseMessages.ts';
import { clausePath, sharesBelow } from './clausePath.ts';
import { clauseUnderCursor, pickClause } from './clausePick.ts';
import { fillPanel, type Page, type PageSpec } from './page.ts';
import { panelIcon } from './panelIcon.ts';

const spec: PageSpec = {
  viewType: 'clausetrace.clause',
  script: 'clause',
  commands: ['clausetrace.showGraph', 'clausetrace.showPicture'],
};

interface ClausePanel {
  readonly panel: vscode.WebviewPanel;
  readonly isPinned: boolean;
  go(place: ClausePlace): void;
  refresh(): void;
}

function createPanel(
  panel: vscode.WebviewPanel,
  start: ClausePlace,
  pinned: boolean,
  context: ClientContext,
): ClausePanel {
  const { model, session, output } = context;
  let place = start;
  let isPinned = pinned;
  let page: Page<ClauseData> | undefined;
  let asked = 0;
  let isGone = false;

  function entitle(view: ClausePageView | null | undefined): void {
    const number = view?.id ?? place.clause.slice(place.clause.lastIndexOf(':') + 1);
    panel.title = view?.title === undefined ? vscode.l10n.t('Clause {0}', number) : `${number} ${view.title}`;
  }

  async function ask(): Promise<void> {
    const question = ++asked;
    const params: ClauseParams = { root: place.root, clause: place.clause };
    const current = model.current;
    if (session.client === undefined || current === undefined) return page?.show(undefined);
    const view = await session.client.sendRequest<ClausePageView | null>('clausetrace/clause', params);
    // Somebody went on meanwhile, and another answer follows; or closed the panel, which then may not be touched.
    if (question !== asked || isGone) return;
    entitle(view);
    page?.show({
      place,
      page: view,
      above: clausePath(current.systems, place),
      shares: sharesBelow(current.systems, place),
      system: current.systems.length > 1 ? current.systems.find(({ root }) => root === place.root)?.name : undefined,
      isPinned,
    });
  }

  const refresh = (): void => {
    // A hidden page is gone, and asks by itself when it is shown again.
    if (!isGone && panel.visible) ask().catch(error => output.warn(`asking for a clause failed: ${String(error)}`));
  };

  const created: ClausePanel = {
    panel,
    get isPinned() {
      return isPinned;
    },
    go(next) {
      place = next;
      refresh();
    },
    refresh,
  };

  panel.onDidDispose(() => {
    isGone = true;
  });
  panel.webview.onDidReceiveMessage((message: FromClausePage) => {
    if (message.kind === 'go') created.go(message.place);
    else if (message.kind === 'edit') {
      // The page stays in sight, and shows what has become of it.
      void applyEdit(session, message.edit, columnFor(panel, vscode.ViewColumn.Beside));
    } else if (message.kind === 'pin') {
      isPinned = message.isPinned;
      refresh();
    }
  });
  panel.iconPath = panelIcon(context.extension.extensionUri, 'clause');
  entitle(undefined);
  fillPanel<ClauseData>(panel, spec, { extensionUri: context.extension.extensionUri, output }, ready => {
    page = ready;
    refresh();
  });
  return created;
}

const isPlace = (value: ClausePlace | undefined): value is ClausePlace =>
  typeof value?.root === 'string' && typeof value.clause === 'string';

/** Of a page that was shown before the window was reloaded; whatever else is remembered is not trusted. */
function remembered(state: Partial<ClauseMemory> | undefined): ClausePlace | undefined {
  const place = state?.trail?.places?.[state.trail.index];
  return isPlace(place) ? place : undefined;
}

export function registerClausePanel(context: ClientContext): vscode.Disposable[] {
  const panels = new Set<ClausePanel>();

  function keep(panel: vscode.WebviewPanel, place: ClausePlace, isPinned: boolean): ClausePanel {
    const created = createPanel(panel, place, isPinned, context);
    panels.add(created);
    panel.onDidDispose(() => panels.delete(created));
    return created;
  }

  /** Shows a clause: the one given, else that under the cursor, else one that the person picks. */
  async function showClause(root?: unknown, clause?: unknown): Promise<void> {
    const systems = context.model.current?.systems ?? [];
    const given = typeof root === 'string' && typeof clause === 'string' ? { root, clause } : undefined;
    const place = given ?? (await clauseUnderCursor(systems)) ?? (await pickClause(systems));
    if (place === undefined) return;
    const free = [...panels].find(({ isPinned }) => !isPinned);
    if (free) {
      free.panel.reveal(undefined, true);
      free.go(place);
      return;
    }
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const column = vscode.window.activeTextEditor ? beside : vscode.ViewColumn.Active;
    keep(vscode.window.createWebviewPanel(spec.viewType, '', column, { enableFindWidget: true }), place, false);
  }

  return [
    vscode.commands.registerCommand('clausetrace.showClause', showClause),
    vscode.window.registerWebviewPanelSerializer(spec.viewType, {
      async deserializeWebviewPanel(panel, state: Partial<ClauseMemory> | undefined) {
        const place = remembered(state);
        if (place) keep(panel, place, state?.isPinned === true);
        else panel.dispose();
      },
    }),
    context.model.onDidAsk(() => {
      for (const panel of panels) panel.refresh();
    }),
  ];
}
