// Pieces of Markdown that reports are made of. Everything that comes from a document goes through `plain`.

import { escapeText } from '../documents/markdown-escape.ts';
import { withoutControls } from './matrix-csv.ts';

/** Controls go first, lest they hide from the escaping what they part. */
export function plain(text: string): string {
  return escapeText(withoutControls(text));
}

export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Folded until somebody wants to read it. Blank lines let the Markdown in it be read as such. */
export function folded(summary: string, content: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

/** `PRC-INC Incident management process` */
export function documentText({ name, title }: { readonly name: string; readonly title: string }): string {
  return name === title ? `**${plain(name)}**` : `**${plain(name)}** ${plain(title)}`;
}
