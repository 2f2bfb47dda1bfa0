// The picture as data: standards with chapters, chapters with tiles, and the figures of each. Pure: no DOM, no words.
import type { ClauseStatus } from '../../../server/src/protocol/views.ts';
import type { PictureClause, PictureStandard } from '../../src/panels/pictureMessages.ts';

export interface Tile extends PictureClause {
  readonly status: ClauseStatus;
}

export interface Chapter {
  /** A heading, or a clause with requirements of its own at the top level. */
  readonly heading: Pick<PictureClause, 'key' | 'id' | 'title'>;
  /** In the order of the standard. */
  readonly tiles: readonly Tile[];
}

export interface Figures {
  readonly total: number;
  readonly counts: Readonly<Record<ClauseStatus, number>>;
  /** Documented or evidenced. */
  readonly covered: number;
  /** Of the covered, rounded down: what is not complete never shows as 100. */
  readonly percent: number;
  readonly stale: number;
  readonly waived: number;
}

/** More tiles than this are no block that the eye takes in at once. */
const largest = 48;

const isTile = (clause: PictureClause): clause is Tile => clause.status !== undefined;

/** Blocks of tiles: the clauses at the top, or the headings below one that is too large to be a block. */
export function chaptersOf({ clauses }: PictureStandard): Chapter[] {
  const below = new Map<string | undefined, PictureClause[]>();
  const known = new Set(clauses.map(({ key }) => key));
  for (const clause of clauses) {
    const parent = clause.parent !== undefined && known.has(clause.parent) ? clause.parent : undefined;
    const siblings = below.get(parent);
    if (siblings) siblings.push(clause);
    else below.set(parent, [clause]);
  }
  const tilesOf = (clause: PictureClause): Tile[] => [
    ...(isTile(clause) ? [clause] : []),
    ...(below.get(clause.key) ?? []).flatMap(tilesOf),
  ];
  const blocksOf = (clause: PictureClause): Chapter[] => {
    const tiles = tilesOf(clause);
    const parts = below.get(clause.key) ?? [];
    const falls = tiles.length > largest && !isTile(clause) && parts.some(part => !isTile(part));
    if (falls) return parts.flatMap(blocksOf);
    return tiles.length === 0 ? [] : [{ heading: { key: clause.key, id: clause.id, title: clause.title }, tiles }];
  };
  return (below.get(undefined) ?? []).flatMap(blocksOf);
}

export function figuresOf(tiles: readonly Tile[]): Figures {
  const counts: Record<ClauseStatus, number> = {
    'not-covered': 0,
    planned: 0,
    partial: 0,
    documented: 0,
    evidenced: 0,
  };
  for (const { status } of tiles) counts[status]++;
  const covered = counts.documented + counts.evidenced;
  return {
    total: tiles.length,
    counts,
    covered,
    percent: tiles.length === 0 ? 0 : Math.floor((covered * 100) / tiles.length),
    stale: tiles.filter(({ stale }) => stale).length,
    waived: tiles.filter(({ waived }) => waived).length,
  };
}
