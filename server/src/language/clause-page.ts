// The page of a clause: the catalogue's words, and how each SMS of the workspace stands to it. A read-only document that the
// server makes when the client asks for it, so that there is something to go to.

import type { Clause } from '../standards/catalogue.ts';
import { type Block, markdownOf, title } from './card.ts';
import { type ClauseAddress, clauseAddress } from './clause-uri.ts';
import { clauseHead, clauseState } from './hover/clause-card.ts';
import type { SmsSource } from './source.ts';

/** Answer to the request `clausetrace/content`. */
export interface PageContent {
  readonly text: string;
  readonly languageId: string;
}

/** Undefined for a URI of no clause, and where no SMS has its standard. */
export function clausePage(uri: string, systems: readonly SmsSource[]): PageContent | undefined {
  const address = clauseAddress(uri);
  const found = address ? systems.flatMap(system => foundIn(address, system)) : [];
  const [first] = found;
  if (!first) return undefined;
  const [head, ...rest] = clauseHead(first.clause);
  const states = found.flatMap(({ clause, system }) => [
    `## ${markdownOf([title(system.sms.name)])}`,
    markdownOf(clauseState(clause, system, Number.POSITIVE_INFINITY)),
  ]);
  const text = [`# ${markdownOf(head ? [asHeading(head)] : [])}`, markdownOf(rest), ...states];
  return { text: `${text.filter(part => part !== '').join('\n\n')}\n`, languageId: 'markdown' };
}

function foundIn(address: ClauseAddress, system: SmsSource): { clause: Clause; system: SmsSource }[] {
  const standard = system.sms.catalogue.standards.find(({ id }) => id === address.standard);
  const clause = standard?.clauses.get(address.clause);
  return clause ? [{ clause, system }] : [];
}

/** A heading is bold by itself. */
function asHeading(block: Block): Block {
  if (block.kind !== 'title' || typeof block.line === 'string') return block;
  return title(...block.line.map(piece => (typeof piece === 'object' && 'bold' in piece ? piece.bold : piece)));
}
