// A new row of a register, with the next id of the series and the keys that a row of its kind is judged by.

import { CompletionItemKind } from 'vscode-languageserver';
import { schemaAt } from '../schema.ts';
import type { Source } from '../source.ts';
import { choice, stop } from './snippets.ts';
import type { Candidate, Wanted } from './wanted.ts';

/** Keys that say something of nearly every row; the others are proposed one by one. */
const usual = [
  'id',
  'title',
  'owner',
  'kind',
  'status',
  'service',
  'agreement',
  'supplier',
  'measure',
  'target',
  'due',
  'planned',
];

export function* rows({ yaml, typed, before = '' }: Wanted, source: Source): Iterable<Candidate> {
  if (!yaml || typed !== '' || yaml.place.isFlow) return;
  const at = schemaAt(yaml.schema, yaml.path);
  const keys = usual.filter(key => at?.keys.some(one => one.key === key));
  const indent = ' '.repeat(yaml.place.column + before.length);
  const id = nextId(source, yaml.schema);
  const valuesOf = (key: string) => schemaAt(yaml.schema, [...yaml.path, key])?.values.map(({ value }) => value) ?? [];
  const plain = keys.map(key => `${key}: ${key === 'id' ? id : (valuesOf(key)[0] ?? '')}`);
  const stops = keys.map((key, i) => `${key}: ${key === 'id' ? stop(i + 1, id) : choice(i + 1, valuesOf(key))}`);
  yield {
    label: `new row ${id}`,
    kind: CompletionItemKind.Snippet,
    documentation: `A row with ${keys.map(key => `\`${key}\``).join(', ')}.`,
    filterText: `new row ${id}`,
    newText: plain.join(`\n${indent}`),
    snippet: stops.join(`\n${indent}`),
  };
}

/** How ids of rows begin, where the register has no row yet. */
const prefixes: Readonly<Record<string, string>> = {
  services: 'SVC',
  agreements: 'SLA',
  suppliers: 'SUP',
  risks: 'RSK',
  objectives: 'OBJ',
  improvements: 'IMP',
  nonconformities: 'NCR',
  audits: 'AUD',
  'management-reviews': 'MRV',
  competence: 'CMP',
  'configuration-items': 'CI',
  documents: 'EXT',
};

/** One more than the number of the last row: `RSK-012` → `RSK-013`, or the next that is free. */
function nextId({ document, sms }: Source, schema: string): string {
  const last = document?.facts.rows.findLast(({ id }) => /\d{1,9}$/.test(id))?.id ?? `${prefixes[schema] ?? 'ROW'}-000`;
  const [, prefix = '', digits = ''] = /^(.*?)(\d{1,9})$/.exec(last) ?? [];
  for (let number = Number(digits) + 1; ; number++) {
    const id = `${prefix}${String(number).padStart(digits.length, '0')}`;
    if (sms.entities(id).length === 0) return id;
  }
}
