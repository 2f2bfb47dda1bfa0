// The card of a standard: its title, and how much of it is covered.

import { countStatuses } from '../../analysis/analysis.ts';
import { clauseStatuses } from '../../analysis/coverage.ts';
import { listOf } from '../../analysis/wording.ts';
import { counted, statusWords } from '../../analysis/words.ts';
import { type Card, list, text, title } from '../card.ts';
import type { Source } from '../source.ts';
import type { StandardAt } from '../symbol-at.ts';

export function standardCard({ id, standard }: StandardAt, { sms, analysis }: Source): Card {
  if (!standard) {
    return [
      text('No standard ', { code: id }, ' is built in or lies in ', { code: 'standards/' }, ' beside the manifest.'),
      ...list('Known standards', sms.scope.knownStandards),
    ];
  }
  const coverages = analysis.coverages(standard);
  const counts = countStatuses(coverages);
  const figures = [...clauseStatuses].reverse().filter(status => counts[status] > 0);
  const { amendments } = standard;
  return [
    title({ bold: standard.title }, ' ', { code: id }),
    ...(amendments.length > 0 ? [text(`With ${listOf(amendments.map(one => `${one.id} (${one.title})`))}`)] : []),
    text(
      { bold: 'Coverage' },
      `: ${listOf(figures.map(status => `${counts[status]} ${statusWords[status]}`))} of ${counted(coverages.length, 'clause')}`,
    ),
    sms.catalogue.standards[0] === standard
      ? text('Clause numbers without a standard are of this one.')
      : text('Its clauses are written with it: ', { code: `${standard.key}:…` }),
  ];
}
