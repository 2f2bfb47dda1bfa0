// Markdown for tooltips. What comes from documents is text: nothing in it is markup.

/** Breaks of lines, and spaces in a row, would break a paragraph or a table. */
const onOneLine = (text: string): string => text.replace(/[^\S ]+|\s{2,}/g, ' ');

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/[\\`*_{}[\]()#+\-.!|<>~$]/g, '\\$&');

/** Text as Markdown that shows it as it is, on one line. */
export const escapeMarkdown = (text: string): string => escaped(onOneLine(text));

/** A heading, and lines below it; lines that are undefined or empty are left out. Everything is escaped. */
export function card(title: string, lines: readonly (string | undefined)[]): string {
  const body = lines.flatMap(line => (line ? [onOneLine(line)] : [])).join('\n');
  // Two spaces at its end break a line within a paragraph.
  return `**${escapeMarkdown(title)}**\n\n${escaped(body).replaceAll('\n', '  \n')}`;
}
