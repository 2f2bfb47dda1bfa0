// A proposal as the protocol wants it, within what the client understands.

import { type CompletionItem, CompletionItemTag, InsertTextFormat, InsertTextMode } from 'vscode-languageserver';
import { rangeIn, type Source } from '../source.ts';
import { documentation } from './resolve.ts';
import { literal } from './snippets.ts';
import type { Candidate, CompletionSupport, Wanted } from './wanted.ts';

interface ItemContext {
  readonly source: Source;
  readonly offset: number;
  readonly support: CompletionSupport;
  /** Place among the proposals. */
  readonly order: number;
}

export function completionItem(candidate: Candidate, wanted: Wanted, context: ItemContext): CompletionItem {
  const { source, support, order } = context;
  const { label, kind, about, isDeprecated, continues } = candidate;
  const { text, isSnippet } = textOf(candidate, wanted, context);
  return {
    label,
    kind,
    ...details(candidate, support),
    sortText: String(order).padStart(5, '0'),
    filterText: candidate.filterText ?? label,
    ...(candidate.documentation !== undefined && { documentation: documentation(candidate.documentation, support) }),
    ...(isDeprecated && support.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(text.includes('\n') && support.asIs && { insertTextMode: InsertTextMode.asIs }),
    textEdit: textEdit(text, wanted, context),
    ...(continues && support.askAgain !== undefined && { command: { title: 'Suggest', command: support.askAgain } }),
    ...(about && { data: { uri: source.files.uri(source.path), about } }),
  };
}

function details({ detail, description }: Candidate, { labelDetails }: CompletionSupport): Partial<CompletionItem> {
  const whole = [detail, description].filter(Boolean).join(' · ');
  if (!labelDetails) return whole === '' ? {} : { detail: whole };
  return {
    ...(detail && { detail }),
    ...(whole !== '' && {
      labelDetails: { ...(detail && { detail: ` ${detail}` }), ...(description && { description }) },
    }),
  };
}

function textOf(
  candidate: Candidate,
  { before = '', after = '', yaml }: Wanted,
  { support, source }: ItemContext,
): { readonly text: string; readonly isSnippet: boolean } {
  const plain = candidate.newText ?? candidate.label;
  const isSnippet = support.snippets && candidate.snippet !== undefined;
  const wrap = isSnippet ? literal : (text: string) => text;
  // Without tab stops the cursor would land behind what closes, and the author still has to write before it.
  const isOver = isSnippet || !candidate.continues;
  const quote = candidate.needsQuotes && yaml?.place.quote === '' ? '"' : '';
  const text = `${wrap(before)}${quote}${isSnippet ? candidate.snippet : plain}${quote}${isOver ? wrap(after) : ''}`;
  return { text: source.text.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text, isSnippet };
}

/** Editors that know both let the user choose whether the rest of the word stays. */
function textEdit(
  newText: string,
  { span }: Wanted,
  { source, offset, support }: ItemContext,
): NonNullable<CompletionItem['textEdit']> {
  const replace = rangeIn(source, span);
  if (!support.insertReplace) return { newText, range: replace };
  return { newText, insert: rangeIn(source, { start: span.start, end: offset }), replace };
}
