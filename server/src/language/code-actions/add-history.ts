// Adds the row that a history lacks for the current version. What was changed the author has to say.

import { nameOf } from '../../workspace/document.ts';
import { kinds, type Proposer } from './action.ts';
import { historyRow, placeOfRow } from './history-row.ts';
import { MetadataEditor } from './metadata-edits.ts';

const rule = 'metadata/history-missing';

export const addHistory: Proposer = function* ({ source, findings }) {
  const { document } = source;
  const finding = findings.find(one => one.rule === rule);
  const version = document?.metadata.version?.value;
  if (!document || !finding || version === undefined) return;
  const { approved, reviewed } = document.metadata;
  const date = approved?.value ?? reviewed?.value ?? source.analysis.asOf;
  const item = historyRow({ version, date, change: 'To be written: what was changed' }, document, source);
  yield {
    title: `Add a row for version ${version} to the history of ${nameOf(document)}`,
    kind: kinds.quickFix,
    finding,
    changes: () => MetadataEditor.of(document, source)?.add({ key: 'history', item, ...placeOfRow(document) }),
  };
};
