// Removes what does nothing: a suppression that silences nothing, a waiver that accepts nothing, a `register` on what is none.

import type { Span } from '../../documents/text.ts';
import { spanOf } from '../../documents/text.ts';
import type { Finding } from '../../rules/check.ts';
import type { Source } from '../source.ts';
import { type Action, kinds, type Proposer } from './action.ts';
import { MetadataEditor, removeFromManifest } from './metadata-edits.ts';

type Removal = Pick<Action, 'title' | 'changes'>;

const removals: Readonly<Record<string, (finding: Finding, source: Source) => Removal | undefined>> = {
  'metadata/suppression-unused': removeSuppression,
  'manifest/waiver-unused': removeWaiver,
  'metadata/schema': removeRegister,
};

export const removeIdle: Proposer = function* ({ source, findings }) {
  for (const finding of findings) {
    const removal = Object.hasOwn(removals, finding.rule) ? removals[finding.rule]!(finding, source) : undefined;
    if (removal) yield { ...removal, kind: kinds.quickFix, finding };
  }
};

/** With its line where nothing else stands on it. */
function removeSuppression({ range }: Finding, { path, text, lineStarts }: Source): Removal | undefined {
  const span = spanOf(lineStarts, range);
  // Of one whose rule is misspelt the finding tells the rule alone, and the name is to be corrected.
  if (!/^(<!--|#)/.test(text.slice(span.start, span.end))) return undefined;
  return { title: 'Remove the suppression', changes: () => [{ path, span: withLine(text, span), newText: '' }] };
}

function withLine(text: string, { start, end }: Span): Span {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end) + 1 || text.length;
  const isAlone = `${text.slice(lineStart, start)}${text.slice(end, lineEnd)}`.trim() === '';
  if (isAlone) return { start: lineStart, end: lineEnd };
  return { start: start - /[ \t]*$/.exec(text.slice(lineStart, start))![0].length, end };
}

function removeWaiver({ range }: Finding, source: Source): Removal {
  const { start } = spanOf(source.lineStarts, range);
  return { title: 'Remove the waiver', changes: () => removeFromManifest('waivers', start, source) };
}

/** Where the finding is about the key of a document that is no register. */
function removeRegister({ range }: Finding, source: Source): Removal | undefined {
  const { document, lineStarts } = source;
  const register = document?.metadata.register;
  const isAbout = register && document.metadata.type?.value !== 'register';
  if (!document || !isAbout || spanOf(lineStarts, range).start !== register.span.start) return undefined;
  return { title: 'Remove `register`', changes: () => MetadataEditor.of(document, source)?.remove('register') };
}
