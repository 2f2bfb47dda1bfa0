// Values that the schemas list: types, statuses, kinds of registers, coverages, severities.

import { CompletionItemKind } from 'vscode-languageserver';
import { schemaAt } from '../schema.ts';
import type { Candidate, Wanted } from './wanted.ts';

export function* values({ yaml }: Wanted): Iterable<Candidate> {
  const at = yaml && schemaAt(yaml.schema, yaml.path);
  for (const { value, description } of at?.values ?? []) {
    yield {
      label: value,
      kind: CompletionItemKind.EnumMember,
      ...(at?.default === value && { description: 'default' }),
      ...(description !== undefined && { documentation: description }),
    };
  }
}
