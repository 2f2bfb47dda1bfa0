// What can be done with a row: where Enter leads, and what its menu offers. Each becomes a message to the panel.
import type { ClauseView, DocumentView, PlaceView } from '../../../server/src/protocol/views.ts';
import type { Menu, MenuEntry } from '../menu.ts';
import { t, tell } from '../page.ts';
import type { ColumnId } from './columns.ts';
import type { Line } from './groups.ts';
import type { Row } from './rows.ts';

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const topOf = ({ uri }: DocumentView): PlaceView => ({ uri, range: TOP });

/** The exact place that a cell of a row is about: the section, the evidence, the first finding. */
function placeOf(row: Row, column: ColumnId): PlaceView | undefined {
  const [finding] = row.findings;
  const [evidence] = row.evidence;
  if (column === 'findings' && finding) return { uri: finding.uri, range: finding.range };
  if (column === 'evidence' && evidence) return topOf(evidence);
  if (row.document === undefined) return undefined;
  return row.claim ? { uri: row.document.uri, range: row.claim.range } : topOf(row.document);
}

export const run = (command: string, ...given: readonly unknown[]): void =>
  tell({ kind: 'command', command: `clausetrace.${command}`, arguments: given });

export const showClause = (root: string, clause: ClauseView): void => run('showClause', root, clause.key);

/** Opens what a cell is about; a row without a document opens its clause. */
export function open(root: string, row: Row, column: ColumnId, beside: boolean): void {
  const at = placeOf(row, column);
  if (at) tell({ kind: 'open', at, beside });
  else if (row.clause) showClause(root, row.clause);
}

export const clauseOf = (line: Line): ClauseView | undefined => (line.kind === 'row' ? line.row.clause : line.chapter);

type Entries = readonly (MenuEntry | undefined | false)[];
const present = (entries: Entries): readonly MenuEntry[] => entries.filter(entry => !!entry);

/** Commands on items take what the nodes of trees stand for. */
const onItem = (name: string, target: Readonly<Record<string, string>>): (() => void) => {
  return () => run(`item.${name}`, { target });
};

export function rowMenu(root: string, row: Row, column: ColumnId, more: readonly MenuEntry[]): Menu {
  const { clause, document, item } = row;
  const at = placeOf(row, column);
  const isMissing = item !== undefined && item.state === 'missing';
  return [
    present([
      at && { label: t('Open'), hint: 'Enter', run: () => open(root, row, column, false) },
      at && { label: t('Open to the Side'), hint: 'Ctrl+Enter', run: () => open(root, row, column, true) },
    ]),
    present([
      clause && { label: t('Show Clause {0}', clause.id), hint: 'Alt+Enter', run: () => showClause(root, clause) },
      document && {
        label: t('Show the Neighbourhood of {0}', document.name),
        run: () => run('showGraph', document.uri),
      },
    ]),
    present([
      clause?.status !== undefined && {
        label: t('Claim {0} in a Document…', clause.id),
        run: onItem('claim', { root, clause: clause.key }),
      },
      isMissing && {
        label: t('Provide {0} in a Document…', item.title),
        run: onItem('provide', { root, item: item.id }),
      },
      clause?.status !== undefined && {
        label: t('New Document for {0}…', clause.id),
        run: onItem('newDocument', { root, clause: clause.key, ...(isMissing && { item: item.id }) }),
      },
      document && {
        label: t('Mark {0} Reviewed', document.name),
        run: onItem('markReviewed', { root, uri: document.uri }),
      },
    ]),
    more,
  ];
}
