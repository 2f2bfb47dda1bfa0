// What is told of a proposal once the user looks at it: the card that a hover shows.

import type { CompletionItem, MarkupContent } from 'vscode-languageserver';
import { lookUpClause } from '../../standards/lookup.ts';
import { type Card, markdownOf, plainTextOf, text, worded } from '../card.ts';
import { knownClauseCard } from '../hover/clause-card.ts';
import { entityCard } from '../hover/id-card.ts';
import { informationCard } from '../hover/information-card.ts';
import { roleCard } from '../hover/role-card.ts';
import { ruleCard } from '../hover/rule-card.ts';
import type { Source } from '../source.ts';
import type { About, CompletionSupport } from './wanted.ts';

const cards: Readonly<Record<About['kind'], (key: string, source: Source) => Card>> = {
  clause(key, source) {
    const lookup = lookUpClause(source.sms.catalogue, key);
    return 'clause' in lookup ? knownClauseCard(lookup.clause, source) : [];
  },
  entity(key, source) {
    const entity = source.sms.entities(key)[0];
    return entity ? entityCard(entity, source) : [];
  },
  role: roleCard,
  information(id, source) {
    return informationCard({ id, item: source.sms.catalogue.information.get(id) }, source);
  },
  rule: ruleCard,
};

/** The item as it is where nothing more is known: the client may have changed what it was given. */
export function resolveCompletion(item: CompletionItem, source: Source, support: CompletionSupport): CompletionItem {
  const about = aboutOf(item);
  const card = about ? cards[about.kind](about.key, source) : [];
  return card.length === 0 ? item : { ...item, documentation: written(card, support) };
}

/** Words of a schema, as documentation. */
export function documentation(words: string, support: CompletionSupport): MarkupContent {
  return written([text(...worded(words))], support);
}

function written(card: Card, { documentation: kind }: CompletionSupport): MarkupContent {
  return { kind, value: kind === 'markdown' ? markdownOf(card) : plainTextOf(card) };
}

function aboutOf({ data }: CompletionItem): About | undefined {
  const about: unknown = (data as { about?: unknown } | null | undefined)?.about;
  if (typeof about !== 'object' || about === null) return undefined;
  const { kind, key } = about as Partial<Record<keyof About, unknown>>;
  const isKnown = typeof kind === 'string' && Object.hasOwn(cards, kind) && typeof key === 'string';
  return isKnown ? (about as About) : undefined;
}
