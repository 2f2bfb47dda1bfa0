// The card of a place in a document: a heading or an anchor, who refers to it, and which clauses its section claims.

import { clauseName } from '../../analysis/wording.ts';
import { counted } from '../../analysis/words.ts';
import type { Heading } from '../../documents/facts.ts';
import { nearWords } from '../../rules/near.ts';
import { nameOf, type SmsDocument, titleOf } from '../../workspace/document.ts';
import { type Block, type Card, list, text, title } from '../card.ts';
import { occurrencesOf } from '../occurrences.ts';
import type { Source } from '../source.ts';
import type { AnchorAt, FragmentAt, HeadingAt, SymbolAt } from '../symbol-at.ts';
import { documentCard } from './id-card.ts';
import { placeLink } from './links.ts';

export function fragmentCard({ fragment, document, place }: FragmentAt, source: Source): Card {
  if (!document) return [];
  if (place === undefined) return documentCard(document, source);
  if (place === 'missing') {
    return [
      text(`No heading or anchor of ${nameOf(document)} has the name `, { code: fragment }, '.'),
      ...list('Perhaps meant', nearWords(fragment, document.fragments.keys())),
    ];
  }
  const { heading, span } = place;
  const name = heading?.text ?? `#${fragment}`;
  const where = [' in ', placeLink(nameOf(document), document, span, source), ` ${titleOf(document)}`] as const;
  return [title({ bold: name }, ...where), ...(heading ? claimsUnder(heading, document, source) : [])];
}

export function headingCard(symbol: HeadingAt, source: Source): Card {
  return [...claimsUnder(symbol.heading, symbol.document, source), ...referredTo(symbol, source)];
}

export function anchorCard(symbol: AnchorAt, source: Source): Card {
  return referredTo(symbol, source);
}

function referredTo(symbol: SymbolAt, source: Source): readonly Block[] {
  const { length } = occurrencesOf(symbol, source).filter(one => !one.symbol.isDefinition);
  return length > 0 ? [text(`Referred to from ${counted(length, 'place')}.`)] : [];
}

/** The clauses that a section addresses. */
function claimsUnder(heading: Heading, document: SmsDocument, { sms }: Source): readonly Block[] {
  const claims = sms.claimsIn(document).filter(claim => claim.heading === heading);
  return list(
    'Claims',
    claims.map(({ lookup, text: written }) =>
      'clause' in lookup ? clauseName(lookup.clause) : `${written} (unknown)`,
    ),
  );
}
