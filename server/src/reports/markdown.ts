// Pieces of Markdown that reports are made of. Everything that comes from a document goes through `plain`.

import type { SettingChange } from '../analysis/setting-changes.ts';
import { escapeText } from '../documents/markdown-escape.ts';
import { settingPhrase } from './diff-words.ts';

export const plain = escapeText;

/** What changed of the manifest, for a table. */
export function settingRows(changes: readonly SettingChange[]): string[][] {
  return changes.map(change => [plain(change.key), plain(settingPhrase(change))]);
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
