// The syntax of snippets: tab stops and what is written between them.

/** Text as it is, in a snippet. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** `${1:text}`; a bare tab stop without a text. */
export function stop(number: number, text = ''): string {
  return text === '' ? `$${number}` : `\${${number}:${literal(text)}}`;
}

/** `${1|draft,approved|}`; a bare tab stop where there is nothing to choose from. */
export function choice(number: number, texts: readonly string[]): string {
  if (texts.length === 0) return stop(number);
  return `\${${number}|${texts.map(text => text.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`;
}
