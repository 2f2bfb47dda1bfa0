// Reads typed values out of a YAML tree: text, choices, dates, durations, lists and mappings, each with its place. What has the
// wrong form is left out and told as a problem: what was expected, what stands there, and what to write where that is clear.

import { dateMeantBy, durationMeantBy, isDate, isDuration } from './dates.ts';
import { nearestTo } from './similar.ts';
import type { Span } from './text.ts';
import { itemsOf, valueAt, type YamlMapping, type YamlNode, type YamlScalar } from './yaml-tree.ts';

/** A value and where it stands. */
export interface Field<T> {
  readonly value: T;
  /** The value's place, inside its quotes. */
  readonly span: Span;
}

export interface FormProblem {
  /** `date`: what stands there is no day of the calendar. `form`: any other defect. */
  readonly about: 'form' | 'date';
  readonly message: string;
  readonly span: Span;
  /** What to write instead, where it is known. */
  readonly replacement?: Replacement;
}

export interface Replacement {
  readonly span: Span;
  readonly text: string;
  readonly title: string;
}

/** What ids of documents, rows and roles look like. */
export const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Reads values and collects the problems it meets. A `name` is how messages call the value: `` `owner` ``. */
export class FormReader {
  readonly problems: FormProblem[] = [];

  /** A scalar as it is written; numbers count as text. Nothing, or empty text, is undefined. */
  text(node: YamlNode | undefined, name: string): Field<string> | undefined {
    if (isAbsent(node)) return undefined;
    if (node.kind !== 'scalar' || typeof node.value === 'boolean') return this.#unexpected(node, name, 'text');
    return { value: node.source, span: placeOf(node) };
  }

  flag(node: YamlNode | undefined, name: string): boolean | undefined {
    if (isAbsent(node)) return undefined;
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
    return this.#unexpected(node, name, '`true` or `false`');
  }

  /** One of some words; one that is nearly one of them is told, and read as what was meant. */
  choice<const T extends string>(
    node: YamlNode | undefined,
    name: string,
    choices: readonly T[],
  ): Field<T> | undefined {
    if (isAbsent(node)) return undefined;
    if (node.kind !== 'scalar') return this.#unexpected(node, name, `one of ${listed(choices)}`);
    const value = choices.find(choice => choice === node.source);
    if (value !== undefined) return { value, span: placeOf(node) };
    const meant = nearestTo(node.source, choices);
    this.#wrong(node, `${name} is ${shown(node.source)}, which is none of ${listed(choices)}`, { meant });
    return meant === undefined ? undefined : { value: meant, span: placeOf(node) };
  }

  date(node: YamlNode | undefined, name: string): Field<string> | undefined {
    if (isAbsent(node)) return undefined;
    if (node.kind !== 'scalar') return this.#unexpected(node, name, 'a date such as `2026-03-14`', 'date');
    if (isDate(node.source)) return { value: node.source, span: placeOf(node) };
    const wrong = /^\d{4}-\d{2}-\d{2}$/.test(node.source)
      ? 'a day that the calendar does not have'
      : 'not a date of the form `YYYY-MM-DD`';
    return this.#wrong(node, `${name} is ${shown(node.source)}, ${wrong}`, {
      meant: dateMeantBy(node.source),
      about: 'date',
    });
  }

  duration(
    node: YamlNode | undefined,
    name: string,
    orNone: 'or none' | 'always' = 'always',
  ): Field<string> | undefined {
    if (isAbsent(node)) return undefined;
    const expected = `a duration such as \`P1Y\`, \`P6M\` or \`P90D\`${orNone === 'or none' ? ', or `none`' : ''}`;
    if (node.kind !== 'scalar') return this.#unexpected(node, name, expected);
    if (isDuration(node.source) || (orNone === 'or none' && node.source === 'none')) {
      return { value: node.source, span: placeOf(node) };
    }
    return this.#wrong(node, `${name} is ${shown(node.source)}, not ${expected}`, {
      meant: durationMeantBy(node.source),
    });
  }

  /** Text of the form of an id; with spaces it is told, and read with hyphens. */
  id(node: YamlNode | undefined, name: string): Field<string> | undefined {
    const field = this.text(node, name);
    if (!field || idPattern.test(field.value)) return field;
    const written = field.value.trim().replace(/\s+/g, '-');
    const meant = idPattern.test(written) ? written : undefined;
    this.#wrong(
      node as YamlScalar,
      `${name} is ${shown(field.value)}; an id starts with a letter or digit and goes on with letters, digits, \`.\`, \`_\` and \`-\``,
      { meant },
    );
    return meant === undefined ? undefined : { value: meant, span: field.span };
  }

  /** Texts in a list; a single one counts as a list of one. */
  texts(node: YamlNode | undefined, name: string): Field<string>[] {
    return this.list(node, name, 'text').flatMap(item => this.text(item, `An item of ${name}`) ?? []);
  }

  /** The items of a list; a single value counts as a list of one, except where a list has to hold `what` and it is none. */
  list(node: YamlNode | undefined, name: string, what: 'text' | 'mappings' | 'anything'): readonly YamlNode[] {
    if (isAbsent(node)) return [];
    if ((what === 'text' && node.kind === 'mapping') || (what === 'mappings' && node.kind === 'scalar')) {
      this.#unexpected(node, name, what === 'text' ? 'a list' : 'a list of mappings');
      return [];
    }
    return itemsOf(node);
  }

  mapping(node: YamlNode | undefined, name: string): YamlMapping | undefined {
    if (isAbsent(node)) return undefined;
    return node.kind === 'mapping' ? node : this.#unexpected(node, name, 'a mapping');
  }

  /** Reports every key that is not known; returns the mapping with the keys that are meant where some are nearly known. */
  knownKeys(mapping: YamlMapping, known: readonly string[], where: string): YamlMapping {
    const entries = mapping.entries.map(entry => {
      const { key, keySpan } = entry;
      if (known.includes(key)) return entry;
      const meant = nearestTo(
        key,
        known.filter(one => valueAt(mapping, one) === undefined),
      );
      this.unknown(`${shown(key)} is no key of ${where}`, keySpan, meant, `; its keys are ${listed(known)}`);
      return meant === undefined ? entry : { ...entry, key: meant };
    });
    return { ...mapping, entries };
  }

  /** Reports a word that is not known: with the one that was meant, or else with what helps to find it. */
  unknown(message: string, span: Span, meant: string | undefined, otherwise = ''): void {
    this.add({
      message: message + (meant === undefined ? `${otherwise}.` : `. Did you mean ${shown(meant)}?`),
      span,
      ...replacing(span, meant),
    });
  }

  add(problem: Omit<FormProblem, 'about'>, about: FormProblem['about'] = 'form'): undefined {
    this.problems.push({ about, ...problem });
  }

  #unexpected(node: YamlNode, name: string, expected: string, about?: FormProblem['about']): undefined {
    this.add({ message: `${name} must be ${expected}, but ${described(node)} stands here.`, span: node.span }, about);
  }

  #wrong(
    node: YamlScalar,
    message: string,
    { meant, about }: { meant: string | undefined; about?: 'date' },
  ): undefined {
    const span = placeOf(node);
    const question = meant === undefined ? '.' : `. Did you mean ${shown(meant)}?`;
    this.add({ message: message + question, span, ...replacing(span, meant) }, about);
  }
}

/** Nothing there, or nothing written: a key without a value waits to be filled in and is no defect of form. */
function isAbsent(node: YamlNode | undefined): node is undefined {
  return !node || (node.kind === 'scalar' && (node.value === null || node.source.trim() === ''));
}

/** The place of a scalar's text inside its quotes, where the text stands there as it is. */
function placeOf(scalar: YamlScalar): Span {
  const { span, source } = scalar;
  const isQuoted = span.end - span.start === source.length + 2;
  return isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** Where a problem of a mapping as a whole belongs: its first key, rather than all its lines. */
export function headOf(mapping: YamlMapping): Span {
  return mapping.entries[0]?.keySpan ?? mapping.span;
}

/** A proposal to write `text` at a place; nothing where there is none. */
export function replacing(span: Span, text: string | undefined): { replacement?: Replacement } {
  return text === undefined ? {} : { replacement: { span, text, title: `Change to ${shown(text)}` } };
}

/** A value in a message: on one line, and not too long. */
export function shown(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return `\`${line.length > 60 ? `${[...line].slice(0, 59).join('')}…` : line}\``;
}

export function listed(words: readonly string[]): string {
  return words.map(shown).join(', ');
}

function described(node: YamlNode): string {
  if (node.kind === 'sequence') return 'a list';
  return node.kind === 'mapping' ? 'a mapping' : shown(node.source);
}
