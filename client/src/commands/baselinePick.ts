// The list from which a person picks a revision to compare with: the tag of the last audit, other tags, the last commit, any.
import * as vscode from 'vscode';
import type { BaselinesParams, BaselinesResult, RevisionView } from '../../../server/src/protocol/baseline.ts';
import type { ClientContext } from '../clientContext.ts';
import { type Pickable, pick } from '../pick.ts';
import { tellError } from '../tell.ts';

interface Choice extends Pickable {
  /** Empty: none. Undefined: another revision, which is asked for. */
  readonly revision?: string | undefined;
}

const tagChoice = ({ name, day, subject }: RevisionView): Choice => ({
  icon: 'tag',
  label: name,
  description: day,
  detail: subject,
  revision: name,
});

function choices(answer: Exclude<BaselinesResult, { readonly problem: string }>, none: readonly Choice[]): Choice[] {
  const { tags, lastAudit } = answer;
  return [
    ...none,
    ...(lastAudit
      ? [
          {
            icon: 'tag',
            label: lastAudit.tag,
            description: vscode.l10n.t('Last audit'),
            detail: vscode.l10n.t('{0}, {1}', lastAudit.title, lastAudit.date),
            revision: lastAudit.tag,
          },
        ]
      : []),
    { icon: 'git-commit', label: 'HEAD', description: vscode.l10n.t('Last commit'), revision: 'HEAD' },
    { icon: 'edit', label: vscode.l10n.t('Another revision…'), revision: undefined },
    ...(tags.length > 0 ? [{ label: vscode.l10n.t('Tags'), kind: vscode.QuickPickItemKind.Separator }] : []),
    ...tags.filter(({ name }) => name !== lastAudit?.tag).map(tagChoice),
  ];
}

/** Empty where the person wants none, which `none` offers; undefined where they gave up, and where git knows nothing. */
export async function pickRevision(
  { session: { client } }: ClientContext,
  root: string,
  title: string,
  none: readonly Choice[] = [],
): Promise<string | undefined> {
  if (client === undefined) return undefined;
  const params: BaselinesParams = { root };
  const answer = await client.sendRequest<BaselinesResult>('clausetrace/baselines', params);
  if ('problem' in answer) {
    void tellError(answer.problem);
    return undefined;
  }
  const options = { title, matchOnDescription: true, matchOnDetail: true };
  const picked = await pick(choices(answer, none), options);
  if (picked === undefined || picked.revision !== undefined) return picked?.revision;
  const prompt = vscode.l10n.t('A tag, a branch or a commit, such as HEAD~3');
  return (await vscode.window.showInputBox({ title, prompt }))?.trim() || undefined;
}
