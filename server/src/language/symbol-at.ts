// What stands at an offset: the innermost symbol around it. A cursor right behind a name is still on it.

import type { Span } from '../documents/text.ts';
import type { Source } from './source.ts';
import type { SymbolAt } from './symbol.ts';
import { symbolsIn } from './symbols-in.ts';

export type * from './symbol.ts';

export function symbolAt(source: Source, offset: number): SymbolAt | undefined {
  let best: SymbolAt | undefined;
  for (const symbol of symbolsIn(source)) {
    if (touches(symbol.span, offset) && (!best || isNearer(symbol.span, best.span, offset))) best = symbol;
  }
  return best;
}

function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** What holds the character behind the cursor comes before what ends there; the shorter one is the inner one. */
function isNearer(a: Span, b: Span, offset: number): boolean {
  const holds = ({ end }: Span) => Number(offset < end);
  return holds(a) !== holds(b) ? holds(a) > holds(b) : a.end - a.start < b.end - b.start;
}
