// What fits inside of a comment: the clauses of a section-level claim, the rule of a suppression, or the words that begin them.

import type { Span } from '../../documents/text.ts';
import type { Source } from '../source.ts';
import type { Wanted } from './wanted.ts';

/** `span` is the inside of the comment, up to the cursor. */
export function commentWants({ text }: Source, span: Span, format: 'markdown' | 'yaml', after = ''): readonly Wanted[] {
  const typed = text.slice(span.start, span.end);
  const wanted = (word: string, behind: RegExp) => {
    const rest = behind.exec(text.slice(span.end, span.end + 200))![0];
    return { typed: word, span: { start: span.end - word.length, end: span.end + rest.length }, after };
  };
  const claim = format === 'markdown' ? /^\s*clauses?:(?:[\s\S]*[\s,])?([^\s,]*)$/.exec(typed) : null;
  if (claim) {
    return [{ ...wanted(claim[1]!, /^(?!-->)[^\s,]*/), what: 'clauses', before: /[:,]$/.test(typed) ? ' ' : '' }];
  }
  const suppression = /^\s*clausetrace-disable-next-line\s+([^\s:]*)$/.exec(typed);
  if (suppression) return [{ ...wanted(suppression[1]!, /^(?!-->)[^\s:]*/), what: 'rules' }];
  const word = /^\s*([\w-]*)$/.exec(typed);
  if (!word) return [];
  const what = format === 'yaml' ? 'suppressions' : 'comments';
  return [{ ...wanted(word[1]!, /^(?!-->)[\w-]*/), what, before: typed === '' ? ' ' : '' }];
}
