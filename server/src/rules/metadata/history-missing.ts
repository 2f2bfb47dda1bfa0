// A controlled document whose current version no history explains: what changed, when and by whom is what control of
// documented information asks for.

import { isInForce } from '../../analysis/reviews.ts';
import { placeIn, type Rule } from '../rule.ts';
import { compareVersions, currentEntry, isControlled } from '../versions.ts';
import { quote } from '../wording.ts';

export const historyMissing: Rule = {
  id: 'metadata/history-missing',
  severity: 'warning',
  summary: 'The history of an approved document has no row for its current version.',
  *checkDocument(document) {
    const { metadata } = document;
    const { history, keySpans, version } = metadata;
    if (document.kind !== 'document' || !version || !isControlled(document) || !isInForce(document)) return;
    const at = placeIn(document, version.span);
    if (history.length > 0) {
      if (currentEntry(metadata)) return;
      const message = `The history has no row for the current version ${quote(version.value)}. Add one that says when, by whom and what was changed.`;
      yield { at, document, message };
    } else if (!keySpans.has('history') && (compareVersions(version.value, '1') ?? 0) > 0) {
      const message = `The document is at version ${quote(version.value)} and has no "history". Add one with a row for each version from now on.`;
      yield { at, document, message, severity: 'info' };
    }
  },
};
