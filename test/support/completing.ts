// Completion in tests: what is offered at the cursor, and the text after one of the offers is taken.

import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import {
  type CompletionSupport,
  complete,
  resolveCompletion,
} from '../../server/src/language/completion/completion.ts';
import { offsetAt } from '../../server/src/language/source.ts';
import { editor } from './editor.ts';

/** A client that can do everything. */
export const modern: CompletionSupport = {
  snippets: true,
  insertReplace: true,
  labelDetails: true,
  asIs: true,
  deprecated: true,
  documentation: 'markdown',
  askAgain: undefined,
};

/** A client that can do nothing beyond the basic protocol. */
export const plain: CompletionSupport = {
  snippets: false,
  insertReplace: false,
  labelDetails: false,
  asIs: false,
  deprecated: false,
  documentation: 'plaintext',
  askAgain: undefined,
};

export interface Offer {
  readonly list: CompletionList;
  readonly labels: readonly string[];
  item(label: string): CompletionItem;
  /** With what is known once the user looks at it. */
  resolved(label: string): CompletionItem;
  /** The text of the file with an item taken. */
  take(label: string, how?: 'insert' | 'replace'): string;
}

export async function offer(files: Readonly<Record<string, string>>, support = plain): Promise<Offer> {
  const at = await editor(files);
  const source = at.source(at.path);
  const list = complete(source, at.offset, support);
  const item = (label: string) => {
    const found = list.items.find(one => one.label === label);
    if (!found) throw new Error(`${label} is not offered, but: ${list.items.map(one => one.label).join(', ')}`);
    return found;
  };
  return {
    list,
    labels: list.items.map(({ label }) => label),
    item,
    resolved: label => resolveCompletion(item(label), source, support),
    take(label, how = 'replace') {
      const edit = item(label).textEdit!;
      const range = 'range' in edit ? edit.range : edit[how];
      const [start, end] = [offsetAt(source, range.start), offsetAt(source, range.end)];
      return source.text.slice(0, start) + edit.newText + source.text.slice(end);
    },
  };
}
