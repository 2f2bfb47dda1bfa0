// What a clause is, where it stands, who covers it, what is missing, and what would make it green.

import { countStatuses } from '../../analysis/analysis.ts';
import { clauseStatuses } from '../../analysis/coverage.ts';
import { type ClauseTrace, partyText, traceClause } from '../../analysis/traceability.ts';
import { claimText, listOf } from '../../analysis/wording.ts';
import { claimWords, counted, itemWords, reviewPhrase, statusMeanings, statusWords } from '../../analysis/words.ts';
import { isExpired } from '../../rules/sieve.ts';
import type { Clause, ClauseLookup } from '../../standards/catalogue.ts';
import { auditableUnder, lookUpClause } from '../../standards/lookup.ts';
import { type Block, type Card, dotted, type Line, list, quote, text, title, worded } from '../card.ts';
import type { SmsSource } from '../source.ts';
import { documentLink } from './links.ts';

/** Of a clause reference as written. */
export function clauseCard(lookup: ClauseLookup, written: string, source: SmsSource): Card {
  return 'clause' in lookup ? knownClauseCard(lookup.clause, source) : unknownClauseCard(lookup, written, source);
}

export function knownClauseCard(clause: Clause, source: SmsSource): Card {
  return [...clauseHead(clause), ...clauseState(clause, source)];
}

/** What the catalogue says. */
export function clauseHead(clause: Clause): Card {
  const { id, title: name, standard, summary, amendedBy, confidence, periodic, text: wording } = clause;
  return [
    title({ bold: name === undefined ? id : `${id} ${name}` }, ` · ${standard.shortTitle}:${standard.edition}`),
    ...(summary ? [text(summary)] : []),
    ...(wording === undefined ? [] : wording.split(/\n\s*\n/).map(quote)),
    ...(amendedBy === undefined ? [] : [text(`Amended by ${amendedBy}.`)]),
    ...(confidence === 'low' ? [text('The catalogue is not sure of this clause.')] : []),
    ...list('At planned intervals', periodic),
  ];
}

/** How the SMS stands to it. `most` items of each list are shown. */
export function clauseState(clause: Clause, source: SmsSource, most?: number): Card {
  return clause.auditable ? auditableState(clause, source, most) : headingState(clause, source, most);
}

function auditableState(clause: Clause, source: SmsSource, most: number | undefined): Card {
  const trace = traceClause(clause, source.analysis, [], isWaived(clause, source));
  const { status, stale, waived, items, toGreen, toEvidenced } = trace;
  const flags = dotted(statusWords[status], stale && 'stale', waived && 'waived');
  return [
    text({ bold: 'Coverage' }, ': ', ...flags, ` (${statusMeanings[status]})`),
    ...list(
      'Covered by',
      trace.claims.map(claim => claimLine(claim, source)),
      most,
    ),
    ...list(
      'Documented information',
      items.map(item => itemLine(item, source)),
      most,
    ),
    ...list(
      'Evidence',
      trace.evidence.map(({ document, state, due }) => [
        documentLink(document, source),
        ` (${[state, due && `next by ${due}`].filter(Boolean).join(', ')})`,
      ]),
      most,
    ),
    ...list('What makes it green', toGreen.map(worded), most),
    ...(toGreen.length === 0 ? list('What makes it evidenced', toEvidenced.map(worded), most) : []),
  ];
}

function claimLine(claim: ClauseTrace['claims'][number], source: SmsSource): Line {
  const { document, section, coverage, counts, documentStatus, via, forbidden, owner, review } = claim;
  const remarks = [
    claimWords[coverage],
    via && `by its claim on ${via}`,
    forbidden ? 'not allowed' : !counts && (documentStatus ?? 'no status'),
    owner && partyText(owner),
    `review ${reviewPhrase(review)}`,
  ];
  const place = section ? ` § ${section.title}` : '';
  return [documentLink(document, source), ` ${document.title}${place} (${remarks.filter(Boolean).join(', ')})`];
}

function itemLine(item: ClauseTrace['items'][number], source: SmsSource): Line {
  const { id, title: name, kind, mandatory, state, providers } = item;
  const by = providers.flatMap((provider, i) => [i === 0 ? ': ' : ', ', documentLink(provider, source)]);
  return [`${name} (${kind}, ${mandatory ? 'mandatory' : 'expected'}) `, { code: id }, ' ', itemWords[state], ...by];
}

/** A heading carries no requirements; it sums up the clauses below it. */
function headingState(clause: Clause, { analysis, sms }: SmsSource, most: number | undefined): Card {
  const below = auditableUnder(clause);
  if (below.length === 0) return [text('Nothing here is audited.')];
  const counts = countStatuses(below.map(one => analysis.coverage(one)));
  const figures = [...clauseStatuses].reverse().filter(status => counts[status] > 0);
  const claims = clause.cited
    ? 'A claim on it covers all clauses below it.'
    : `A heading: claim the clauses below it instead.`;
  return [
    text(claims),
    text(
      { bold: 'Coverage' },
      `: ${listOf(figures.map(status => `${counts[status]} ${statusWords[status]}`))} of ${counted(below.length, 'clause')}`,
    ),
    ...list(
      'Clauses',
      below.map(
        one => `${claimText(one, sms.catalogue)} ${one.title ?? ''} (${statusWords[analysis.coverage(one).status]})`,
      ),
      most,
    ),
  ];
}

function isWaived(clause: Clause, { sms, analysis }: SmsSource): boolean {
  return sms.manifest.waivers.some(waiver => {
    const lookup = lookUpClause(sms.catalogue, waiver.where.value);
    return 'clause' in lookup && lookup.clause === clause && !isExpired(waiver, analysis.asOf);
  });
}

function unknownClauseCard(
  lookup: Exclude<ClauseLookup, { readonly clause: Clause }>,
  written: string,
  { sms }: SmsSource,
): readonly Block[] {
  const where = lookup.standard?.shortTitle;
  const near = lookup.near.map(clause => `${claimText(clause, sms.catalogue)} ${clause.title ?? ''}`);
  return [
    text(
      lookup.unknown === 'standard' || where === undefined
        ? 'No standard of the manifest is meant by '
        : `${where} has no clause `,
      { code: written },
      '.',
    ),
    ...list('Perhaps meant', near),
  ];
}
