// A new document from a template: for a clause, for documented information, or for neither.
import * as vscode from 'vscode';
import type { ClauseView, SystemView } from '../../../server/src/protocol/views.ts';
import { applyEdit } from '../applyEdit.ts';
import type { ClientContext } from '../clientContext.ts';
import { pick } from '../pick.ts';
import { tellError } from '../tell.ts';
import { STATUS_ICONS } from '../views/icons.ts';
import type { Target } from '../views/node.ts';
import { DOCUMENT_TYPES, statusName, typeName } from '../views/words.ts';
import { chooseSystem } from './questions.ts';

/** Undefined where the person gave up, null where no clause is meant. */
async function pickClause({ standards }: SystemView): Promise<ClauseView | null | undefined> {
  const clauses = standards.flatMap(standard => standard.clauses).filter(({ status }) => status !== undefined);
  const none = { label: vscode.l10n.t('No clause'), description: '', clause: null };
  const items = clauses.map(clause => ({
    icon: STATUS_ICONS[clause.status!].name,
    label: clause.id,
    description: clause.title ?? '',
    detail: statusName(clause.status!, vscode.l10n.t),
    clause,
  }));
  const picked = await pick<(typeof items)[number] | typeof none>([none, ...items], {
    title: vscode.l10n.t('New Document (1/3): the clause that it covers'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.clause;
}

/** Types that fit stand first: those of what the clause calls for and does not have. */
async function pickType(fitting: readonly string[]): Promise<string | undefined> {
  const first = DOCUMENT_TYPES.filter(type => fitting.includes(type));
  const item = (type: string) => ({ label: typeName(type, vscode.l10n.t), description: type, type });
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator, type: '' });
  const items = [
    ...(first.length > 0 ? [separator(vscode.l10n.t('Called for')), ...first.map(item)] : []),
    ...(first.length > 0 ? [separator(vscode.l10n.t('Others'))] : []),
    ...DOCUMENT_TYPES.filter(type => !first.includes(type)).map(item),
  ];
  const title = vscode.l10n.t('New Document (2/3): its type');
  return (await pick(items, { title, matchOnDescription: true }))?.type;
}

interface NewDocument extends Pick<Target, 'root' | 'clause' | 'item'> {
  readonly type?: string;
  readonly title?: string;
}

/** What a key binding or another extension gives may be anything: texts are taken, the rest is asked for. */
const texts = (given: unknown): NewDocument =>
  Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => typeof value === 'string'));

/** What is not given (a `NewDocument`) is asked for. Resolves to whether a document was made. */
export async function newDocument(context: ClientContext, wanted?: unknown): Promise<boolean> {
  const given = texts(wanted);
  const system = await chooseSystem(context, given.root);
  if (system === undefined) return false;
  const clauses = system.standards.flatMap(standard => standard.clauses);
  const clause =
    given.clause === undefined ? await pickClause(system) : clauses.find(({ key }) => key === given.clause);
  if (clause === undefined) {
    if (given.clause !== undefined) void tellError(vscode.l10n.t('There is no clause {0}.', given.clause));
    return false;
  }
  const item = clause?.items.find(({ id }) => id === given.item);
  const missing = item ? [item] : (clause?.items ?? []).filter(({ state }) => state === 'missing');
  const type = given.type ?? (await pickType(missing.map(({ kind }) => kind)));
  if (type === undefined) return false;
  const title =
    given.title ??
    (await vscode.window.showInputBox({
      title: vscode.l10n.t('New Document (3/3): its title'),
      value: item?.title ?? missing.find(({ kind }) => kind === type)?.title ?? clause?.title ?? '',
      prompt: vscode.l10n.t('The document is named and placed like its neighbours.'),
    }));
  if (title === undefined) return false;
  return applyEdit(context.session, {
    action: 'new-document',
    root: system.root,
    type,
    ...(clause === null ? {} : { clause: clause.key }),
    ...(item ? { item: item.id } : {}),
    ...(title.trim() === '' ? {} : { title: title.trim() }),
  });
}
