// A row of a document's history, as its other rows are written.

import type { ItemForm } from '../../documents/yaml-edit.ts';
import type { YamlFields } from '../../documents/yaml-values.ts';
import { oldestFirst } from '../../rules/versions.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import type { Source } from '../source.ts';

interface Row {
  readonly version: string;
  /** ISO 8601 date. */
  readonly date: string;
  readonly change: string;
}

/** Who did it nobody but the author knows; the owner is the one who should have. */
export function historyRow(row: Row, { metadata }: SmsDocument, { sms }: Source): YamlFields {
  const owner = metadata.owner?.value;
  const holder = owner && 'role' in owner ? sms.roles(owner.role)[0]?.definition.holder?.value : undefined;
  const author = holder ?? (owner && ('role' in owner ? `role:${owner.role}` : owner.person));
  return { version: row.version, date: row.date, ...(author !== undefined && { author }), change: row.change };
}

/** Histories are written newest first or last. */
export function placeOfRow({ metadata: { history } }: SmsDocument): {
  readonly at: 'start' | 'end';
  readonly form: ItemForm;
} {
  const isNewestFirst = history.length > 1 && oldestFirst(history)[0] !== history[0];
  return { at: isNewestFirst ? 'start' : 'end', form: 'flow' };
}
