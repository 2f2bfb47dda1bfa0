// How a person says what the tree of clauses shall show: statuses from a list, text while typing.
import * as vscode from 'vscode';
import type { ClauseStatus } from '../../../server/src/protocol/views.ts';
import type { ClauseFilter } from './clauseFilter.ts';
import { debounced } from './debounced.ts';
import { STATUS_ICONS } from './icons.ts';
import { CLAUSE_STATUSES, statusName } from './words.ts';

/** What can be filtered by besides statuses. */
type Flag = 'stale' | 'regressed';

/** Undefined where the person gave up. */
export async function askStatuses(filter: ClauseFilter, hasBaseline: boolean): Promise<ClauseFilter | undefined> {
  const { t } = vscode.l10n;
  const flag = (of: Flag, label: string, description: string) => ({ label, description, picked: filter[of], of });
  const items: (vscode.QuickPickItem & { readonly of: ClauseStatus | Flag })[] = [
    ...CLAUSE_STATUSES.map(status => ({
      label: `$(${STATUS_ICONS[status].name}) ${statusName(status, t)}`,
      picked: filter.statuses.includes(status),
      of: status,
    })),
    flag('stale', `$(history) ${t('Stale')}`, t('only clauses with a document whose review is not in order')),
    ...(hasBaseline
      ? [flag('regressed', `$(arrow-down) ${t('Regressed')}`, t('only clauses that stood better at the baseline'))]
      : []),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: t('Filter the clauses by status'),
    placeHolder: t('Nothing chosen: all clauses'),
    canPickMany: true,
  });
  if (picked === undefined) return undefined;
  const isPicked = (one: ClauseStatus | Flag): boolean => picked.some(({ of }) => of === one);
  return {
    ...filter,
    statuses: CLAUSE_STATUSES.filter(isPicked),
    stale: isPicked('stale'),
    regressed: isPicked('regressed'),
  };
}

/** Milliseconds without a key after which the tree follows. */
const PAUSE = 150;

/** `show` gets what was typed whenever the person pauses; `keep` what holds in the end: what it was before, where they give up. */
export function askText(
  filter: ClauseFilter,
  show: (filter: ClauseFilter) => void,
  keep: (filter: ClauseFilter) => void,
): void {
  const input = vscode.window.createInputBox();
  const typing = debounced(show, PAUSE);
  let isAccepted = false;
  input.title = vscode.l10n.t('Search the clauses');
  input.placeholder = vscode.l10n.t('Number, title, document or documented information');
  input.value = filter.text;
  input.onDidChangeValue(text => typing.later({ ...filter, text }));
  input.onDidAccept(() => {
    isAccepted = true;
    input.hide();
  });
  input.onDidHide(() => {
    typing.cancel();
    keep(isAccepted ? { ...filter, text: input.value } : filter);
    input.dispose();
  });
  input.show();
}
