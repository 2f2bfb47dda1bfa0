// Sets the as-of date: today, the day of an audit to come, one that was used before, or any other.
import * as vscode from 'vscode';
import { isAsOf } from '../asOf.ts';
import type { ClientContext } from '../clientContext.ts';
import { type Pickable, pick } from '../pick.ts';
import { systemsOf } from './questions.ts';

const RECENT = 'clausetrace.asOf.recent';
const KEPT = 5;

interface Choice extends Pickable {
  /** Empty: today. Undefined: another day, which is asked for. */
  readonly date?: string | undefined;
}

const separator = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });

function recent({ extension }: ClientContext): string[] {
  const kept = extension.workspaceState.get<unknown>(RECENT);
  return Array.isArray(kept) ? kept.filter(date => typeof date === 'string' && date !== '' && isAsOf(date)) : [];
}

function choices(context: ClientContext): Choice[] {
  const systems = systemsOf(context);
  const audits = systems.flatMap(({ name, audits }) =>
    audits.map(({ date, title, overdue }) => ({
      icon: 'calendar',
      label: date,
      description: systems.length > 1 ? vscode.l10n.t('{0} · {1}', name, title) : title,
      detail:
        overdue.length === 0
          ? vscode.l10n.t('Nothing will be overdue.')
          : vscode.l10n.t('Documents that will be overdue: {0}', overdue.length),
      date,
    })),
  );
  const dates = new Set(audits.map(({ date }) => date));
  const used = recent(context).filter(date => !dates.has(date));
  return [
    { icon: 'home', label: vscode.l10n.t('Today'), date: '' },
    { icon: 'edit', label: vscode.l10n.t('Another day…'), date: undefined },
    ...(audits.length > 0 ? [separator(vscode.l10n.t('Audits')), ...audits] : []),
    ...(used.length > 0
      ? [separator(vscode.l10n.t('Recent')), ...used.map(date => ({ icon: 'history', label: date, date }))]
      : []),
  ];
}

const askForDate = (): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    title: vscode.l10n.t('As-of date'),
    prompt: vscode.l10n.t('The day that the analysis takes for today, such as 2026-11-20. Empty means today.'),
    placeHolder: vscode.l10n.t('YYYY-MM-DD'),
    value: vscode.workspace.getConfiguration('clausetrace').get<string>('asOf', ''),
    validateInput: text => (isAsOf(text) ? undefined : vscode.l10n.t('An ISO date, such as 2026-11-20.')),
  });

async function ask(context: ClientContext): Promise<string | undefined> {
  const picked = await pick(choices(context), {
    title: vscode.l10n.t('As-of date'),
    placeHolder: vscode.l10n.t('The day that the analysis takes for today'),
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  return picked.date ?? (await askForDate());
}

/** `given` is the date that a key binding names; without it, the person is asked. */
export async function setAsOf(context: ClientContext, given?: unknown): Promise<void> {
  const answer = typeof given === 'string' && isAsOf(given) ? given : await ask(context);
  if (answer === undefined) return;
  const date = answer.trim();
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration('clausetrace').update('asOf', date === '' ? undefined : date, target);
  if (date !== '') {
    const kept = [date, ...recent(context).filter(other => other !== date)].slice(0, KEPT);
    await context.extension.workspaceState.update(RECENT, kept);
  }
}
