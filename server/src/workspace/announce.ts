// What the change of one document concerns: every question to which the answer may be another one now.

import { remaindersOf } from '../documents/remainders.ts';
import type { Clause } from '../standards/catalogue.ts';
import { differingFragments, looksTheSame } from './appearance.ts';
import type { SmsDocument } from './document.ts';
import { baseNameOf, directoryOf } from './paths.ts';
import { question, type Readers } from './readers.ts';
import { type Claim, coveredBy, type Symbols } from './symbols.ts';

/** A document with what it defines and what it refers to. */
export interface Indexed {
  readonly document: SmsDocument;
  readonly symbols: Symbols;
}

/** Names every question about documents, symbols and references to which a change may have changed the answer. */
export function announce(
  path: string,
  before: Indexed | undefined,
  after: Indexed | undefined,
  readers: Readers,
): void {
  const versions = [before, after].filter(version => version !== undefined);
  readers.outdate(path);
  readers.changed(question.content(path));
  readers.changed(question.symbols(path));
  readers.changed(question.documents);
  if (!before || !after) {
    for (const remainder of remaindersOf(baseNameOf(path))) {
      readers.changed(question.namesLike(directoryOf(path), remainder));
    }
    readers.changed(question.pathsNamed(baseNameOf(path)));
  }
  for (const { document, symbols } of versions) {
    for (const { target } of symbols.references) {
      if (target.kind === 'id') readers.changed(question.referencesToId(target.id));
      else if (target.kind === 'role') readers.changed(question.referencesToRole(target.id));
      else for (const candidate of target.candidates) readers.changed(question.referencesToPath(candidate));
    }
    for (const claim of symbols.claims) {
      for (const clause of clausesOf(claim)) readers.changed(question.claims(clause.key));
    }
    for (const { value } of document.metadata.provides) readers.changed(question.providers(value));
  }
  const fragments = [...differingFragments(before?.document, after?.document)];
  for (const fragment of fragments) readers.changed(question.place(path, fragment));
  if (fragments.length > 0) readers.changed(question.places(path));
  const isSeen = !before || !after || !looksTheSame(before.document, after.document);
  if (isSeen) readers.changed(question.path(path));
  if (isSeen || fragments.length > 0) announceEntities(before, after, readers);
}

function announceEntities(before: Indexed | undefined, after: Indexed | undefined, readers: Readers): void {
  const ids = (version: Indexed | undefined) => new Set(version?.symbols.entities.map(({ id }) => id));
  const [had, has] = [ids(before), ids(after)];
  for (const id of new Set([...had, ...has])) {
    readers.changed(question.id(id));
    if (had.has(id) === has.has(id)) continue;
    readers.changed(question.ids);
    for (const remainder of remaindersOf(id)) readers.changed(question.idsLike(remainder));
  }
  for (const { id } of [...(before?.symbols.roles ?? []), ...(after?.symbols.roles ?? [])]) {
    readers.changed(question.role(id));
    readers.changed(question.roles);
  }
}

/** The auditable clauses that a claim is about. */
export function clausesOf({ lookup }: Claim): readonly Clause[] {
  return 'clause' in lookup ? coveredBy(lookup.clause) : [];
}
