// Completion: what fits the place of the cursor, from one provider for each kind of thing.

import type { CompletionList } from 'vscode-languageserver';
import type { Source } from '../source.ts';
import { anchors, sections, titles } from './anchors.ts';
import { blocks } from './blocks.ts';
import { clauses } from './clauses.ts';
import { comments, suppressions } from './comments.ts';
import { dates, durations } from './dates.ts';
import { ids } from './ids.ts';
import { information } from './information.ts';
import { completionItem } from './items.ts';
import { keys } from './keys.ts';
import { narrowed, type Offer } from './narrowing.ts';
import { paths } from './paths.ts';
import { names, roles } from './roles.ts';
import { rows } from './rows.ts';
import { rules } from './rules.ts';
import { standards } from './standards.ts';
import { values } from './values.ts';
import type { CompletionSupport, Provider, Wanted, What } from './wanted.ts';
import { wantsAt } from './wants.ts';

export { resolveCompletion } from './resolve.ts';
export type { CompletionSupport };

/** Typing one of these asks for proposals, besides the letters of a word. */
export const completionTriggers: readonly string[] = ['[', '(', '#', '/', ':', '-', '"', "'", ' ', '<'];

const providers: Readonly<Record<What, Provider>> = {
  anchors,
  blocks,
  clauses,
  comments,
  dates,
  durations,
  ids,
  information,
  keys,
  names,
  paths,
  roles,
  rows,
  rules,
  sections,
  standards,
  suppressions,
  titles,
  values,
};

export function complete(source: Source, offset: number, support: CompletionSupport): CompletionList {
  const wants = wantsAt(source, offset);
  const { shown, isIncomplete } = narrowed(offersFor(wants, source));
  return {
    isIncomplete,
    items: shown.map(({ wanted, offered }, order) => {
      const candidate = 'make' in offered ? offered.make() : offered;
      return completionItem(candidate, wanted, { source, offset, support, order });
    }),
  };
}

function* offersFor(wants: readonly Wanted[], source: Source): Iterable<Offer> {
  for (const wanted of wants) {
    for (const offered of providers[wanted.what](wanted, source)) yield { wanted, offered };
  }
}
