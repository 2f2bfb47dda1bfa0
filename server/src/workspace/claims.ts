// Reads the claims of front matter, in every form that they may have: a clause number, a mapping, or a list of either.

import type { Span } from '../documents/text.ts';
import { type Field, type FormReader, headOf, idPattern, replacing, shown } from '../documents/yaml-reading.ts';
import { valueAt, type YamlNode } from '../documents/yaml-tree.ts';
import { type ClaimCoverage, claimCoverages, claimKeys } from './metadata-keys.ts';

/** A claim as written in front matter, before the clause is looked up. */
export interface RawClaim {
  /** The clause reference as written. */
  readonly clause: Field<string>;
  /** Anchor without `#`. */
  readonly section: Field<string> | undefined;
  readonly coverage: Field<ClaimCoverage>;
  readonly control: Field<string> | undefined;
  readonly statement: Field<string> | undefined;
  readonly date: Field<string> | undefined;
  readonly justification: Field<string> | undefined;
  readonly span: Span;
}

/** What a coverage must be backed with. */
const backing: Partial<Record<ClaimCoverage, readonly (typeof claimKeys)[number][]>> = {
  'other-party': ['control'],
  'no-occurrence': ['statement', 'date'],
  'not-applicable': ['justification'],
};

export function readClaims(reader: FormReader, node: YamlNode | undefined): RawClaim[] {
  return reader.list(node, '`clauses`', 'anything').flatMap(item => readClaim(reader, item) ?? []);
}

function readClaim(reader: FormReader, node: YamlNode): RawClaim | undefined {
  if (node.kind === 'mapping') return readClaimMapping(reader, node);
  const clause = readClause(reader, node, 'A claim');
  return (
    clause && {
      clause,
      section: undefined,
      coverage: { value: 'full', span: clause.span },
      control: undefined,
      statement: undefined,
      date: undefined,
      justification: undefined,
      span: clause.span,
    }
  );
}

function readClaimMapping(reader: FormReader, node: YamlNode & { kind: 'mapping' }): RawClaim | undefined {
  const fields = reader.knownKeys(node, claimKeys, 'a claim');
  const value = (key: (typeof claimKeys)[number]) => valueAt(fields, key);
  const clause = readClause(reader, value('id'), '`id`');
  // A key that is not known may be meant for it, and is told already.
  const areKnown = fields.entries.every(({ key }) => claimKeys.some(known => known === key));
  if (!value('id') && areKnown)
    reader.add({ message: 'This claim has no `id`: the number of the clause that it addresses.', span: headOf(node) });
  const coverage = reader.choice(value('coverage'), '`coverage`', claimCoverages);
  for (const key of (coverage && backing[coverage.value]) ?? []) {
    if (value(key)) continue;
    reader.add({ message: `A claim with \`coverage: ${coverage!.value}\` needs ${shown(key)}.`, span: coverage!.span });
  }
  const claim = {
    section: readSection(reader, value('section')),
    control: reader.text(value('control'), '`control`'),
    statement: reader.text(value('statement'), '`statement`'),
    date: reader.date(value('date'), '`date`'),
    justification: reader.text(value('justification'), '`justification`'),
    span: node.span,
  };
  return clause && { clause, coverage: coverage ?? { value: 'full', span: clause.span }, ...claim };
}

/** A clause reference as it is written; whether there is such a clause, the catalogue knows. */
function readClause(reader: FormReader, node: YamlNode | undefined, name: string): Field<string> | undefined {
  const field = reader.text(node, name);
  if (!field?.value.includes(',')) return field;
  const message = `${shown(field.value)} is one text, not several clauses; write them as a list.`;
  const numbers = field.value.split(',').map(number => number.trim());
  const areClauses = numbers.every(number => number.split(':').every(part => idPattern.test(part)));
  // Quotes would stay around what is put between them, so nothing is proposed for quoted text.
  const isPlain = node?.span.start === field.span.start;
  reader.add({
    message,
    span: field.span,
    ...replacing(field.span, areClauses && isPlain ? `[${numbers.join(', ')}]` : undefined),
  });
  return undefined;
}

/** An anchor, with or without `#`; its place is that of the anchor alone. */
function readSection(reader: FormReader, node: YamlNode | undefined): Field<string> | undefined {
  const field = reader.text(node, '`section`');
  if (!field?.value.startsWith('#')) return field;
  const isAsWritten = field.span.end - field.span.start === field.value.length;
  return {
    value: field.value.slice(1),
    span: isAsWritten ? { start: field.span.start + 1, end: field.span.end } : field.span,
  };
}
