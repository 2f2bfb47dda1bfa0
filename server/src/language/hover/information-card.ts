// The card of an item of documented information: which clause calls for it, and who provides it.

import { clauseOfStandard } from '../../analysis/wording.ts';
import { itemWords } from '../../analysis/words.ts';
import { nearWords } from '../../rules/near.ts';
import { titleOf } from '../../workspace/document.ts';
import { type Card, list, text, title } from '../card.ts';
import type { Source } from '../source.ts';
import type { InformationAt } from '../symbol-at.ts';
import { linkTo } from './links.ts';

export function informationCard({ id, item }: Pick<InformationAt, 'id' | 'item'>, source: Source): Card {
  const { sms, analysis } = source;
  if (!item) {
    return [
      text('No standard of the manifest calls for the documented information ', { code: id }, '.'),
      ...list('Perhaps meant', nearWords(id, sms.catalogue.information.keys())),
    ];
  }
  const { title: name, kind, mandatory, note, clause } = item;
  const coverage = analysis.coverage(clause).items.find(one => one.item === item);
  const documents = [...new Set(sms.providersOf(id).map(({ document }) => document))];
  return [
    title({ bold: name }, ' ', { code: id }),
    text(
      `A ${kind}, ${mandatory ? 'mandatory' : 'expected, not mandatory'}, that ${clauseOfStandard(clause)} calls for.`,
    ),
    ...(note === undefined ? [] : [text(note)]),
    ...(coverage ? [text({ bold: 'State' }, `: ${itemWords[coverage.state]}`)] : []),
    ...list(
      'Provided by',
      documents.map(document => [
        linkTo(document, source),
        ` ${titleOf(document)} (${document.metadata.status?.value ?? 'no status'})`,
      ]),
    ),
  ];
}
