// What a person types into the filter: words that must all occur, `-word` that must not, `"a phrase"`, and `column:word` for one
// column; `clause:8.2` means 8.2 and what is below it. Pure.
import { type ColumnId, columnIds, columnOf, type Words } from './columns.ts';
import type { Row } from './rows.ts';

interface Term {
  readonly text: string;
  readonly column: ColumnId | undefined;
  readonly isNegated: boolean;
}

/** Without case and accents: nobody should have to type them. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

const unspaced = (text: string): string => folded(text).replace(/\s+/g, '');

/** Columns go by their id and by their title in the reader's language. */
function columnNamed(name: string, words: Words): ColumnId | undefined {
  const wanted = unspaced(name);
  return columnIds.find(id => id.toLowerCase() === wanted || unspaced(words.columns[id]) === wanted);
}

const termPattern = /(-?)(?:([^\s":]+):)?(?:"([^"]*)"?|(\S*))/gu;

export function parseQuery(query: string, words: Words): readonly Term[] {
  return [...query.matchAll(termPattern)].flatMap(([, minus, name, phrase, word]) => {
    const value = phrase ?? word ?? '';
    const column = name === undefined ? undefined : columnNamed(name, words);
    // A colon after what is no column is part of the text (a time, an address).
    const text = folded(name !== undefined && column === undefined ? `${name}:${value}` : value);
    return text === '' ? [] : [{ text, column, isNegated: minus === '-' }];
  });
}

const isBelow = (id: string, clause: string): boolean => id === clause || id.startsWith(`${clause}.`);

/** Tells whether rows match. Texts are made once for each row, whatever is typed. */
export function createMatcher(words: Words): (row: Row, terms: readonly Term[]) => boolean {
  const texts = new WeakMap<Row, string>();
  const textOf = (row: Row): string => {
    const known = texts.get(row);
    if (known !== undefined) return known;
    const text = folded(columnIds.map(id => columnOf(id).text(row, words)).join('\n'));
    texts.set(row, text);
    return text;
  };
  const has = (row: Row, { text, column }: Term): boolean => {
    if (column === undefined) return textOf(row).includes(text);
    const said = folded(columnOf(column).text(row, words));
    return column === 'clause' ? isBelow(said, text) : said.includes(text);
  };
  return (row, terms) => terms.every(term => has(row, term) !== term.isNegated);
}
