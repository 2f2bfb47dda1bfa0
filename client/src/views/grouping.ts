// By what a tree is grouped: chosen in its title bar, and remembered for the workspace.
import * as vscode from 'vscode';
import type { Translate } from '../translate.ts';
import type { DocumentGrouping } from './documentsTree.ts';
import type { GapGrouping } from './gapsTree.ts';

const name = (grouping: DocumentGrouping | GapGrouping, t: Translate): string =>
  ({
    type: t('By type'),
    owner: t('By owner'),
    review: t('By review'),
    folder: t('By folder'),
    none: t('Flat list'),
    rule: t('By rule'),
    severity: t('By severity'),
    clause: t('By clause'),
    document: t('By document'),
    baseline: t('By what is new since the baseline'),
  })[grouping];

export interface Grouping<Choice> {
  readonly current: Choice;
  readonly name: string;
  /** Takes what is given where it is one of the choices; else the person picks. Resolves to whether it is another now. */
  choose(given: unknown): Promise<boolean>;
}

/** The first of the choices is the one at the beginning. */
export function createGrouping<Choice extends DocumentGrouping | GapGrouping>(
  choices: readonly Choice[],
  memory: vscode.Memento,
  key: string,
): Grouping<Choice> {
  const known = (value: unknown): Choice | undefined => choices.find(choice => choice === value);
  let current = known(memory.get(key)) ?? choices[0]!;
  return {
    get current() {
      return current;
    },
    get name() {
      return name(current, vscode.l10n.t);
    },
    async choose(given) {
      const items = choices.map(choice => ({
        label: name(choice, vscode.l10n.t),
        description: choice === current ? vscode.l10n.t('now') : '',
        choice,
      }));
      const picked =
        known(given) ?? (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Group') }))?.choice;
      if (picked === undefined || picked === current) return false;
      current = picked;
      await memory.update(key, picked);
      return true;
    },
  };
}
