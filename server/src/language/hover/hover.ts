// Hover: the card of what stands at a place. One file beside this for each kind of thing; the table here says which.

import type { Hover, MarkupKind } from 'vscode-languageserver';
import { type Card, markdownOf, plainTextOf } from '../card.ts';
import { rangeIn, type Source } from '../source.ts';
import { type SymbolAt, symbolAt } from '../symbol-at.ts';
import { clauseCard } from './clause-card.ts';
import { dateCard } from './date-card.ts';
import { fileCard } from './file-card.ts';
import { idCard } from './id-card.ts';
import { informationCard } from './information-card.ts';
import { keyCard, valueHover } from './key-card.ts';
import { anchorCard, fragmentCard, headingCard } from './place-card.ts';
import { roleCard } from './role-card.ts';
import { ruleCard } from './rule-card.ts';
import { standardCard } from './standard-card.ts';

type Cards = {
  readonly [K in SymbolAt['kind']]: (symbol: Extract<SymbolAt, { readonly kind: K }>, source: Source) => Card;
};

const cards: Cards = {
  clause: ({ lookup, text }, source) => clauseCard(lookup, text, source),
  id: idCard,
  path: fileCard,
  label: fileCard,
  fragment: fragmentCard,
  heading: headingCard,
  anchor: anchorCard,
  role: ({ id }, source) => roleCard(id, source),
  information: informationCard,
  standard: standardCard,
  rule: ({ id }, source) => ruleCard(id, source),
  date: dateCard,
  key: keyCard,
};

/** Null where there is nothing to tell. `more` comes below it. */
export function hover(source: Source, offset: number, format: MarkupKind, more: Card = []): Hover | null {
  const symbol = symbolAt(source, offset);
  const told = symbol ? { span: symbol.span, card: cardOf(symbol, source) } : valueHover(source, offset);
  if (!told || told.card.length === 0) return null;
  const card = [...told.card, ...more];
  const value = format === 'markdown' ? markdownOf(card) : plainTextOf(card);
  return { contents: { kind: format, value }, range: rangeIn(source, told.span) };
}

/** Empty where there is nothing to tell. */
function cardOf(symbol: SymbolAt, source: Source): Card {
  // The compiler does not see that the card of a kind is asked about a symbol of that kind.
  return (cards[symbol.kind] as (symbol: SymbolAt, source: Source) => Card)(symbol, source);
}
