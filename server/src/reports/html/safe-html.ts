// HTML that cannot be broken out of: every value put into a template is escaped unless it is HTML made by a template itself.

import { withoutControls } from '../../documents/plain.ts';

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlValue = string | number | Html | undefined | false | readonly HtmlValue[];

export const nothing = new Html('');

/** Strings and numbers are escaped, lists are joined, `undefined` and `false` are nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = parts[0]!;
  for (const [i, value] of values.entries()) text += textFor(value) + parts[i + 1]!;
  return new Html(text);
}

export function joined(values: readonly HtmlValue[], separator: string): Html {
  return new Html(values.map(textFor).join(escapeHtml(separator)));
}

export function escapeHtml(text: string): string {
  return withoutControls(text).replace(/[&<>"'\ufffe\uffff]|\p{Surrogate}/gu, one => entities[one] ?? '\ufffd');
}

/** The content of a CSS string: everything but letters, digits and spaces is written as its code point. */
export function escapeCssString(text: string): string {
  // The space ends the number, and is no part of the string.
  return withoutControls(text).replace(/[^A-Za-z0-9 ]/gu, one => `\\${one.codePointAt(0)!.toString(16)} `);
}

/** An id that is the same for the same text, different for different ones, and valid in fragments and selectors. */
export function idFor(prefix: string, text: string): string {
  return prefix + text.replace(/[^A-Za-z0-9.-]/gu, one => `_${one.codePointAt(0)!.toString(16)}_`);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textFor(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(textFor).join('');
  return escapeHtml(String(value));
}
