// The four views of the side bar: which tree each shows, and the commands of their title bars.
import * as vscode from 'vscode';
import type { SystemView } from '../../../server/src/protocol/views.ts';
import type { Model } from '../model.ts';
import { type ClauseFilter, isFiltering, NO_FILTER, readFilter } from './clauseFilter.ts';
import { askStatuses, askText } from './clauseFilterInput.ts';
import { clausesTree } from './clausesTree.ts';
import { DOCUMENT_GROUPINGS, documentsTree } from './documentsTree.ts';
import { GAP_GROUPINGS, gapsTree } from './gapsTree.ts';
import { createGrouping } from './grouping.ts';
import type { PlainNode } from './node.ts';
import { sinceBaseline } from './regressions.ts';
import { reviewsTree } from './reviewsTree.ts';
import { countGaps, countShown } from './rolledUp.ts';
import { createTree } from './treeProvider.ts';
import { statusName, type Words } from './words.ts';

/** A view as a test sees it. */
export interface ShownView {
  readonly nodes: readonly PlainNode[];
  readonly message: string;
  readonly badge: number | undefined;
  /** Labels of what is selected. */
  readonly selected: readonly string[];
}

export type ViewName = 'clauses' | 'documents' | 'reviews' | 'gaps';

export interface Views extends vscode.Disposable {
  shown(name: ViewName): ShownView;
}

const FILTER = 'clausetrace.clauses.filter';

/** What the view of clauses says while it does not show all of them; empty where it does. */
function filterMessage(systems: readonly SystemView[], filter: ClauseFilter): string {
  if (!isFiltering(filter)) return '';
  const { t } = vscode.l10n;
  const { shown, all } = countShown(systems, filter);
  const text = filter.text.trim();
  const wanted = [
    ...filter.statuses.map(status => statusName(status, t)),
    ...(filter.stale ? [t('Stale')] : []),
    ...(filter.regressed ? [t('Regressed')] : []),
    ...(text === '' ? [] : [t('“{0}”', text)]),
  ];
  return t('{0} of {1} clauses: {2}', shown, all, wanted.join(', '));
}

function badge(systems: readonly SystemView[]): vscode.ViewBadge | undefined {
  const { open, waived } = countGaps(systems);
  if (open === 0) return undefined;
  const tooltip =
    waived > 0
      ? vscode.l10n.t('Clauses with gaps: {0}; waived: {1}', open, waived)
      : vscode.l10n.t('Clauses with gaps: {0}', open);
  return { value: open, tooltip };
}

/** `memory` is that of the workspace. */
export function createViews(model: Model, memory: vscode.Memento): Views {
  const words: Words = { t: vscode.l10n.t, language: vscode.env.language };
  const systems = () => model.current?.systems ?? [];
  const hasBaseline = () => systems().some(({ baseline }) => baseline);
  const documentGrouping = createGrouping(DOCUMENT_GROUPINGS, memory, 'clausetrace.documents.grouping');
  const gapGrouping = createGrouping(GAP_GROUPINGS, memory, 'clausetrace.gaps.grouping');
  let filter = readFilter(memory.get(FILTER));

  const trees = {
    clauses: createTree({
      id: 'clausetrace.clauses',
      canSelectMany: false,
      showsFiles: false,
      build: () => clausesTree(systems(), words, filter),
    }),
    documents: createTree({
      id: 'clausetrace.documents',
      canSelectMany: true,
      showsFiles: true,
      build: () => documentsTree(systems(), words, documentGrouping.current),
    }),
    reviews: createTree({
      id: 'clausetrace.reviews',
      canSelectMany: true,
      showsFiles: false,
      build: () => reviewsTree(systems(), words, model.current?.asOf ?? ''),
    }),
    gaps: createTree({
      id: 'clausetrace.gaps',
      canSelectMany: false,
      showsFiles: false,
      build: () => gapsTree(systems(), words, gapGrouping.current),
    }),
  } satisfies Record<ViewName, unknown>;

  function describe(): void {
    trees.clauses.view.message = model.current ? filterMessage(systems(), filter) : '';
    trees.clauses.view.badge = badge(systems());
    trees.clauses.view.description = sinceBaseline(systems(), vscode.l10n.t);
    trees.documents.view.description = documentGrouping.name;
    trees.gaps.view.description = gapGrouping.name;
    void vscode.commands.executeCommand('setContext', 'clausetrace.clauses.isFiltered', isFiltering(filter));
  }

  /** What is seen is built now; titles, messages and the badge are seen while their view is not. */
  function update(): void {
    for (const tree of Object.values(trees)) tree.update();
    describe();
  }

  function regroup(name: ViewName, grouping: string): void {
    trees[name].update();
    trees[name].view.description = grouping;
  }

  function showFiltered(next: ClauseFilter): void {
    filter = next;
    trees.clauses.update();
    describe();
    // Somebody who filters wants to see what is left; what was open is open again without the filter.
    if (isFiltering(next) && trees.clauses.view.visible) {
      void trees.clauses.expandTop(() => filter === next).then(undefined, () => {});
    }
  }

  /** Shows what the filter leaves, and remembers it. */
  function setFilter(next: ClauseFilter): Thenable<void> {
    showFiltered(next);
    return memory.update(FILTER, next);
  }

  async function filterClauses(given: unknown): Promise<void> {
    const next = given === undefined ? await askStatuses(filter, hasBaseline()) : readFilter(given);
    if (next) await setFilter(next);
  }

  async function follow(editor: vscode.TextEditor | undefined): Promise<void> {
    const isWanted = vscode.workspace.getConfiguration('clausetrace').get<boolean>('views.followEditor', false);
    if (!isWanted || !editor || !trees.documents.view.visible) return;
    const uri = editor.document.uri.toString();
    await trees.documents.reveal(node => node.isLeaf && node.target.uri === uri);
  }

  const { registerCommand } = vscode.commands;
  const disposables = vscode.Disposable.from(
    ...Object.values(trees),
    model.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(editor => void follow(editor)),
    trees.documents.view.onDidChangeVisibility(() => void follow(vscode.window.activeTextEditor)),
    registerCommand('clausetrace.filterClauses', filterClauses),
    registerCommand('clausetrace.searchClauses', () => askText(filter, showFiltered, next => void setFilter(next))),
    registerCommand('clausetrace.clearClauseFilter', () => setFilter(NO_FILTER)),
    registerCommand('clausetrace.groupDocuments', async given => {
      if (await documentGrouping.choose(given)) regroup('documents', documentGrouping.name);
    }),
    registerCommand('clausetrace.groupGaps', async given => {
      if (await gapGrouping.choose(given)) regroup('gaps', gapGrouping.name);
    }),
  );
  update();

  return {
    shown(name) {
      const { view, nodes } = trees[name];
      const selected = view.selection.map(({ node }) => node.label);
      return { nodes: nodes(), message: view.message ?? '', badge: view.badge?.value, selected };
    },
    dispose: () => disposables.dispose(),
  };
}
