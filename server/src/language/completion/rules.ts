// Rule ids: of a suppression, of a waiver, and as keys of `rules` in the manifest, where a group may stand for all in it.

import { CompletionItemKind } from 'vscode-languageserver';
import { rules as allRules } from '../../rules/registry.ts';
import type { Source } from '../source.ts';
import { literal } from './snippets.ts';
import type { Candidate, Wanted } from './wanted.ts';

export function* rules({ yaml, span }: Wanted, source: Source): Iterable<Candidate> {
  const isSetting = yaml?.path[0] === 'rules' && yaml.place.kind !== 'value';
  // A suppression says why, and a setting says how severe, behind a colon.
  const wantsColon = (isSetting || !yaml) && !/^[ \t]*:/.test(source.text.slice(span.end, span.end + 100));
  const textOf = (id: string) =>
    wantsColon ? { newText: `${id}: `, snippet: `${literal(id)}: $0`, continues: true } : { newText: id };
  const taken = isSetting ? yaml.place.siblings : new Set<string>();
  for (const { id, severity, summary } of allRules) {
    if (taken.has(id)) continue;
    yield {
      label: id,
      kind: CompletionItemKind.Value,
      description: severity,
      filterText: `${id} ${summary}`,
      ...textOf(id),
      about: { kind: 'rule', key: id },
    };
  }
  if (!isSetting) return;
  for (const group of new Set(allRules.map(({ id }) => `${id.split('/')[0]}/*`))) {
    if (taken.has(group)) continue;
    yield {
      label: group,
      kind: CompletionItemKind.Module,
      detail: 'every rule of the group',
      ...textOf(group),
    };
  }
}
