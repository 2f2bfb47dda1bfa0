// Documented information for `provides`: what the claimed clauses still lack comes first.

import { CompletionItemKind } from 'vscode-languageserver';
import { type ItemState, isEvidence } from '../../analysis/coverage.ts';
import { claimText } from '../../analysis/wording.ts';
import { itemWords } from '../../analysis/words.ts';
import type { DocumentedInformation } from '../../standards/catalogue.ts';
import { coveredBy } from '../../workspace/symbols.ts';
import type { Source } from '../source.ts';
import { type Candidate, elsewhere, type Wanted } from './wanted.ts';

export function* information({ span }: Wanted, source: Source): Iterable<Candidate> {
  const { sms, document } = source;
  const taken = new Set(elsewhere(document?.metadata.provides ?? [], span).map(({ value }) => value));
  const lacking = lackingItems(source);
  for (const { item, state } of lacking.values()) {
    if (!taken.has(item.id)) yield candidate(item, source, itemWords[state]);
  }
  for (const item of sms.catalogue.information.values()) {
    if (!taken.has(item.id) && !lacking.has(item.id)) yield candidate(item, source, providedWord(item, source));
  }
}

interface Lacking {
  readonly item: DocumentedInformation;
  readonly state: ItemState;
}

/** Of the clauses that the document claims; mandatory items and those of the document's own type first. */
function lackingItems({ sms, document, analysis }: Source): ReadonlyMap<string, Lacking> {
  const claims = document ? sms.claimsIn(document) : [];
  const claimed = claims.flatMap(({ lookup }) => ('clause' in lookup ? coveredBy(lookup.clause) : []));
  const type = document?.metadata.type?.value;
  const rank = ({ item }: Lacking) => (item.kind === type ? 0 : 2) + (item.mandatory ? 0 : 1);
  const lacking = claimed
    .flatMap(clause => analysis.coverage(clause).items)
    .filter(({ item, state }) => !item.rollsUp && state !== 'provided' && state !== 'no-occurrence')
    .sort((a, b) => rank(a) - rank(b));
  return new Map(lacking.map(({ item, state }) => [item.id, { item, state }]));
}

function providedWord({ id }: DocumentedInformation, { sms, document }: Source): string | undefined {
  return sms.providersOf(id).some(provider => provider.document !== document) ? itemWords.provided : undefined;
}

function candidate(item: DocumentedInformation, { sms }: Source, state: string | undefined): Candidate {
  const clause = claimText(item.clause, sms.catalogue);
  const need = item.mandatory ? 'mandatory' : 'expected';
  return {
    label: item.id,
    kind: isEvidence(item.kind) ? CompletionItemKind.Event : CompletionItemKind.Property,
    detail: `${item.kind}, ${need} by ${clause}`,
    ...(state !== undefined && { description: state }),
    filterText: `${item.id} ${item.title} ${clause}`,
    about: { kind: 'information', key: item.id },
  };
}
