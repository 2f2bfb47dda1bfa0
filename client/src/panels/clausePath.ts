// What is above and below a clause, read off the model. Pure: no VS Code.
import type { ClauseLinkView, ClauseView, SystemView } from '../../../server/src/protocol/views.ts';
import type { ClauseData, ClausePlace } from './clauseMessages.ts';

/** The clauses of its standard; none where there is no such clause. */
function clausesAround(systems: readonly SystemView[], { root, clause }: ClausePlace): readonly ClauseView[] {
  const standards = systems.find(system => system.root === root)?.standards ?? [];
  return standards.find(({ clauses }) => clauses.some(({ key }) => key === clause))?.clauses ?? [];
}

/** The headings above a clause, from the top. */
export function clausePath(systems: readonly SystemView[], place: ClausePlace): ClauseLinkView[] {
  const byKey = new Map(clausesAround(systems, place).map(one => [one.key, one]));
  const path: ClauseView[] = [];
  for (let one = byKey.get(place.clause)?.parent; one !== undefined; one = byKey.get(one)?.parent) {
    const above = byKey.get(one);
    if (above) path.unshift(above);
  }
  return path.map(({ key, id, title, status }) => ({ key, id, title, status }));
}

/** How much is covered below each heading that stands directly below a clause. */
export function sharesBelow(systems: readonly SystemView[], place: ClausePlace): ClauseData['shares'] {
  const headings = clausesAround(systems, place).filter(
    ({ parent, status }) => parent === place.clause && status === undefined,
  );
  return Object.fromEntries(
    headings.map(({ key, counts }) => {
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return [key, { covered: counts.documented + counts.evidenced, total }];
    }),
  );
}
