// What an author would have to look up, beside the text: the title of a clause, of a document or a row behind its id, the holder
// of a role, the day the next review is due.

import { type InlayHint, InlayHintKind } from 'vscode-languageserver';
import { positionAt, type Span } from '../documents/text.ts';
import { titleOfEntity } from '../workspace/document.ts';
import type { Source } from './source.ts';
import type { ClauseAt, DateAt, IdAt, InformationAt, RoleAt, StandardAt, SymbolAt } from './symbol-at.ts';
import { symbolsIn } from './symbols-in.ts';

/** Longer titles would push the text out of sight. */
const longest = 60;

/** Hints at the places in a part of the text. */
export function inlayHints(source: Source, within: Span): InlayHint[] {
  const seen = new Set<number>();
  return symbolsIn(source)
    .filter(({ span }) => span.end >= within.start && span.end <= within.end)
    .sort((a, b) => a.span.start - b.span.start)
    .flatMap(symbol => {
      const label = labelOf(symbol, source);
      const offset = behindQuote(source.text, symbol.span.end);
      if (label === undefined || seen.has(offset)) return [];
      seen.add(offset);
      return [hint(source, offset, label)];
    });
}

function hint({ lineStarts }: Source, offset: number, label: string): InlayHint {
  const line = label.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const shown = [...line];
  return {
    position: positionAt(lineStarts, offset),
    label: shown.length > longest ? `${shown.slice(0, longest - 1).join('')}…` : line,
    // Neither a type nor a parameter; of the two kinds there are, types stand behind names.
    kind: InlayHintKind.Type,
    paddingLeft: true,
    ...(shown.length > longest && { tooltip: line }),
  };
}

/** A hint stands behind the quotes of a value. */
function behindQuote(text: string, offset: number): number {
  const next = text[offset];
  return next === '"' || next === "'" ? offset + 1 : offset;
}

type Labels = {
  readonly [K in SymbolAt['kind']]?: (symbol: Extract<SymbolAt, { kind: K }>, source: Source) => string | undefined;
};

const labels: Labels = {
  clause: clauseLabel,
  id: idLabel,
  role: roleLabel,
  information: informationLabel,
  standard: standardLabel,
  date: dateLabel,
};

function labelOf(symbol: SymbolAt, source: Source): string | undefined {
  // The compiler does not see that the label of a kind is asked about a symbol of that kind.
  const label = labels[symbol.kind] as ((symbol: SymbolAt, source: Source) => string | undefined) | undefined;
  return label?.(symbol, source);
}

function clauseLabel({ lookup }: ClauseAt): string | undefined {
  return 'clause' in lookup ? lookup.clause.title : undefined;
}

/** In running text an id stands in a sentence that says what it is; in a list it stands alone. */
function idLabel({ form, id, isDefinition }: IdAt, { sms, document }: Source): string | undefined {
  if (isDefinition || form === 'mention' || form === 'wikilink') return undefined;
  const entity = sms.entities(id)[0];
  if (!entity || (entity.kind === 'document' && entity.document === document)) return undefined;
  return titleOfEntity(entity);
}

function roleLabel({ form, id, isDefinition }: RoleAt, { sms }: Source): string | undefined {
  if (isDefinition || form === 'mention') return undefined;
  const definition = sms.roles(id)[0]?.definition;
  return definition && (definition.holder?.value ?? 'vacant');
}

function informationLabel({ item }: InformationAt): string | undefined {
  return item && `${item.title} (${item.clause.id})`;
}

function standardLabel({ standard }: StandardAt): string | undefined {
  return standard?.title;
}

/** The date of the last review tells when the next one is due. */
function dateLabel({ keys }: DateAt, { analysis, document }: Source): string | undefined {
  if (!document || keys.length !== 1 || keys[0] !== 'reviewed') return undefined;
  const { due } = analysis.review(document);
  return due === undefined ? undefined : `next review due ${due}`;
}
