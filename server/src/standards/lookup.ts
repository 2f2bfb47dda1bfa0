// Finds clauses: by reference, by what an author most likely meant, and by their place in the tree of a standard.

import { editsBetween } from '../documents/similar.ts';
import type { Catalogue, Clause, ClauseLookup, DocumentedInformation, Standard } from './catalogue.ts';

/** At most so many proposals for an unknown clause. */
const proposals = 3;

/** No number with a title behind it is longer, and comparing takes its time. */
const longestReference = 200;

/** Puts standards together. Of two items of documented information with one id, that of the earlier standard stands. */
export function buildCatalogue(standards: readonly Standard[]): Catalogue {
  const information = new Map<string, DocumentedInformation>();
  for (const standard of standards) {
    for (const clause of standard.clauses.values()) {
      for (const item of clause.documentedInformation) {
        if (!information.has(item.id)) information.set(item.id, item);
      }
    }
  }
  return { standards, information };
}

/** Understands `8.6.1` (of the first standard), `iso27001:A.5.24` and `iso20000-1:2018:8.6.1`. */
export function lookUpClause(catalogue: Catalogue, reference: string): ClauseLookup {
  const text = reference.trim();
  const colon = text.lastIndexOf(':');
  const number = text.slice(colon + 1).trim();
  const named = colon < 0 ? undefined : text.slice(0, colon).trim();
  const standard =
    named === undefined
      ? catalogue.standards[0]
      : catalogue.standards.find(one => one.key === named || one.id === named);
  if (!standard) return { unknown: 'standard', standard, near: clausesElsewhere(catalogue, number) };
  const clause = standard.clauses.get(number);
  if (clause) return { clause };
  const elsewhere = named === undefined ? clausesElsewhere(catalogue, number) : [];
  const near = elsewhere.length > 0 ? elsewhere : clausesLike(standard, number).slice(0, proposals);
  return { unknown: 'clause', standard, near };
}

/** The auditable clauses at or below a clause, in the order of the standard. */
export function auditableUnder(clause: Clause): readonly Clause[] {
  const below = clause.children.flatMap(auditableUnder);
  return clause.auditable ? [clause, ...below] : below;
}

/** By standard, and within a standard in its own order. */
export function compareClauses(a: Clause, b: Clause): number {
  if (a.standard.id !== b.standard.id) return a.standard.id < b.standard.id ? -1 : 1;
  return a.order - b.order;
}

/** Clauses of any standard with exactly this number: the author may have left out, or mistaken, the standard. */
function clausesElsewhere(catalogue: Catalogue, number: string): Clause[] {
  return catalogue.standards.flatMap(standard => standard.clauses.get(number) ?? []).slice(0, proposals);
}

/** The clauses of a standard that an unknown number is most like. */
function clausesLike(standard: Standard, number: string): Clause[] {
  if (number.length > longestReference) return [];
  const named = clauseNamedIn(standard, number);
  const siblings = standard.clauses.get(number.slice(0, Math.max(0, number.lastIndexOf('.'))))?.children ?? [];
  const candidates = siblings.length > 0 ? siblings : [...standard.clauses.values()];
  const ranked = candidates
    .map(clause => ({ clause, edits: editsBetween(number.toLowerCase(), clause.id.toLowerCase()) }))
    // What differs in more than half of its characters is not alike.
    .filter(({ clause, edits }) => siblings.length > 0 || edits * 2 <= Math.max(number.length, clause.id.length))
    .sort(
      (a, b) =>
        Number(b.clause.auditable) - Number(a.clause.auditable) || a.edits - b.edits || a.clause.order - b.clause.order,
    )
    .map(({ clause }) => clause);
  return named ? [named, ...ranked.filter(clause => clause !== named)] : ranked;
}

/** The clause whose number stands in a longer text: `clause 8.6.1`, `§8.6.1`, `8.6.1 Incident management`, `8.6.1.`. */
function clauseNamedIn(standard: Standard, text: string): Clause | undefined {
  const numbers = text.match(/(?:[A-Za-z]+\.?)?\d+(?:\.\d+)*/g) ?? [];
  return numbers.map(number => standard.clauses.get(number)).find(clause => clause !== undefined);
}
