// Roles, and the people who hold them.

import { CompletionItemKind } from 'vscode-languageserver';
import type { Source } from '../source.ts';
import type { Candidate, Wanted } from './wanted.ts';

export function* roles(_wanted: Wanted, { sms }: Source): Iterable<Candidate> {
  const seen = new Set<string>();
  for (const { definition } of sms.allRoles()) {
    const { id, title, holder } = definition;
    if (seen.has(id)) continue;
    seen.add(id);
    const text = `role:${id}`;
    yield {
      label: text,
      kind: CompletionItemKind.Constant,
      ...(title && { detail: title }),
      description: holder?.value ?? 'vacant',
      filterText: [text, title, holder?.value].filter(Boolean).join(' '),
      about: { kind: 'role', key: id },
    };
  }
}

export function* names(_wanted: Wanted, { sms }: Source): Iterable<Candidate> {
  const titles = new Map<string, string[]>();
  for (const { definition } of sms.allRoles()) {
    const { holder, title, id } = definition;
    if (holder) titles.set(holder.value, [...(titles.get(holder.value) ?? []), title ?? id]);
  }
  for (const [name, held] of titles) yield { label: name, kind: CompletionItemKind.Constant, detail: held.join(', ') };
}
