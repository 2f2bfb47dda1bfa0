// Colours for what only Clausetrace knows in a text: clauses, ids, roles, documented information, rules. The types are those of
// the protocol, which every theme has a colour for.

import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import { SemanticTokenModifiers, SemanticTokensBuilder, SemanticTokenTypes } from 'vscode-languageserver';
import { isRetired } from '../analysis/reviews.ts';
import { lineAt, positionAt, type Span } from '../documents/text.ts';
import type { Sms } from '../workspace/sms.ts';
import { manifestOf } from './own-manifest.ts';
import type { Source } from './source.ts';
import type { SymbolAt } from './symbol-at.ts';
import { symbolsIn } from './symbols-in.ts';

const types = [
  SemanticTokenTypes.number,
  SemanticTokenTypes.class,
  SemanticTokenTypes.struct,
  SemanticTokenTypes.interface,
  SemanticTokenTypes.enumMember,
  SemanticTokenTypes.namespace,
  SemanticTokenTypes.decorator,
  SemanticTokenTypes.property,
  SemanticTokenTypes.keyword,
] as const;
type TokenType = (typeof types)[number];

const modifiers = [SemanticTokenModifiers.declaration, SemanticTokenModifiers.deprecated] as const;
type Modifier = (typeof modifiers)[number];

export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: [...types],
  tokenModifiers: [...modifiers],
};

interface Token {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly Modifier[];
}

/** What is no token is left to the colours of Markdown and YAML. */
const typeOf: Partial<Record<SymbolAt['kind'], TokenType>> = {
  clause: SemanticTokenTypes.number,
  id: SemanticTokenTypes.class,
  role: SemanticTokenTypes.interface,
  information: SemanticTokenTypes.enumMember,
  standard: SemanticTokenTypes.namespace,
  rule: SemanticTokenTypes.decorator,
};

/** Of the whole text, or of a part of it. */
export function semanticTokens(source: Source, within?: Span): SemanticTokens {
  const { lineStarts } = source;
  const builder = new SemanticTokensBuilder();
  const tokens = [...symbolTokens(source), ...markerTokens(source)]
    .filter(({ span }) => span.end > span.start && lineAt(lineStarts, span.start) === lineAt(lineStarts, span.end))
    .filter(({ span }) => !within || (span.end > within.start && span.start < within.end))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let end = 0;
  for (const { span, type, modifiers: given } of tokens) {
    // Few clients can show tokens in tokens.
    if (span.start < end) continue;
    end = span.end;
    const { line, character } = positionAt(lineStarts, span.start);
    builder.push(line, character, span.end - span.start, types.indexOf(type), bitsOf(given));
  }
  return builder.build();
}

function bitsOf(given: readonly Modifier[]): number {
  return given.reduce((bits, modifier) => bits | (1 << modifiers.indexOf(modifier)), 0);
}

function symbolTokens(source: Source): Token[] {
  return symbolsIn(source).flatMap(symbol => {
    const type = symbolType(symbol, source);
    return type ? [{ span: symbol.span, type, modifiers: modifiersOf(symbol, source.sms) }] : [];
  });
}

function symbolType(symbol: SymbolAt, { sms }: Source): TokenType | undefined {
  if (symbol.kind === 'id') return isRow(symbol.id, sms) ? SemanticTokenTypes.struct : SemanticTokenTypes.class;
  // The anchors of ordinary links belong to Markdown.
  if (symbol.kind === 'fragment') return isOurs(symbol.form) ? SemanticTokenTypes.property : undefined;
  return typeOf[symbol.kind];
}

function isOurs(form: string): boolean {
  return form === 'wikilink' || form === 'section';
}

function isRow(id: string, sms: Sms): boolean {
  return sms.entities(id)[0]?.kind === 'row';
}

function modifiersOf(symbol: SymbolAt, sms: Sms): Modifier[] {
  if (symbol.isDefinition) return [SemanticTokenModifiers.declaration];
  const isGone = symbol.kind === 'id' && sms.entities(symbol.id).some(({ document }) => isRetired(document));
  return isGone ? [SemanticTokenModifiers.deprecated] : [];
}

/** The words with which comments speak to Clausetrace: `clause:` and `clausetrace-disable-next-line`. */
function markerTokens(source: Source): Token[] {
  const { text, document, isManifest } = source;
  const suppressions = isManifest ? manifestOf(source).suppressions : (document?.facts.suppressions ?? []);
  const comments = [...(document?.facts.clauseComments ?? []), ...suppressions];
  return comments.flatMap(({ span }) => {
    const marker = /clausetrace-disable-next-line|clauses?:/.exec(text.slice(span.start, span.end));
    if (!marker) return [];
    const start = span.start + marker.index;
    return [{ span: { start, end: start + marker[0].length }, type: SemanticTokenTypes.keyword, modifiers: [] }];
  });
}
