// Clauses, where one is claimed or waived: by number or by words of the title, those that nothing covers first.

import { CompletionItemKind } from 'vscode-languageserver';
import { clauseStatuses } from '../../analysis/coverage.ts';
import { claimText } from '../../analysis/wording.ts';
import { statusWords } from '../../analysis/words.ts';
import type { Clause, Standard } from '../../standards/catalogue.ts';
import type { Source } from '../source.ts';
import { type Candidate, elsewhere, type Wanted } from './wanted.ts';

export function* clauses(wanted: Wanted, source: Source): Iterable<Candidate> {
  const { catalogue } = source.sms;
  const taken = claimedAlready(wanted, source);
  for (const standard of catalogue.standards) {
    const write = writerFor(standard, wanted.typed, source);
    for (const clause of inOrderOfNeed(standard, source)) {
      const text = write(clause);
      if (!taken.has(text)) yield candidate(clause, text, source);
    }
  }
}

function candidate(clause: Clause, text: string, { analysis }: Source): Candidate {
  const title = clause.title ?? '';
  return {
    label: text,
    kind: CompletionItemKind.Reference,
    detail: title,
    // A claim on a level that people cite covers what is below it; it has no status of its own.
    description: clause.auditable ? statusWords[analysis.coverage(clause).status] : 'all below',
    filterText: `${text} ${title}`.trim(),
    about: { kind: 'clause', key: clause.key },
  };
}

/** As the author began to write it, with a standard or without; else the short form. */
function writerFor(standard: Standard, typed: string, { sms }: Source): (clause: Clause) => string {
  if (typed.startsWith(`${standard.id}:`)) return ({ id }) => `${standard.id}:${id}`;
  if (typed.startsWith(`${standard.key}:`)) return ({ key }) => key;
  return clause => claimText(clause, sms.catalogue);
}

/** Headings cannot be claimed, unless people cite them. */
function inOrderOfNeed(standard: Standard, { analysis }: Source): Clause[] {
  const rank = (clause: Clause) =>
    clause.auditable ? clauseStatuses.indexOf(analysis.coverage(clause).status) : clauseStatuses.length;
  return [...standard.clauses.values()]
    .filter(({ auditable, cited }) => auditable || cited)
    .map(clause => ({ clause, rank: rank(clause) }))
    .sort((a, b) => a.rank - b.rank || a.clause.order - b.clause.order)
    .map(({ clause }) => clause);
}

/** What the same list claims elsewhere. A section may claim what the front matter claims, and a waiver anything. */
function claimedAlready({ yaml, span }: Wanted, { document, isManifest }: Source): ReadonlySet<string> {
  if (isManifest || !document || (yaml && yaml.path[0] !== 'clauses')) return new Set();
  const { metadata, facts } = document;
  const comment = facts.clauseComments.find(one => one.span.start <= span.start && span.end <= one.span.end);
  const claimed = yaml
    ? metadata.clauses.filter(({ section }) => !section).map(({ clause }) => clause)
    : (comment?.clauses ?? []).map(one => ({ value: one.text, span: one.span }));
  return new Set(elsewhere(claimed, span).map(({ value }) => value));
}
