// Suppresses a finding by a comment before its line. The reason is left to the author: until it is written, the suppression is
// a finding itself.

import { lineStartsOf } from '../../documents/text.ts';
import type { TextEdit } from '../../documents/text-edits.ts';
import { applyEdits, lineBreakOf } from '../../documents/text-edits.ts';
import { yamlSuppressions } from '../../documents/yaml-comments.ts';
import type { Finding } from '../../rules/check.ts';
import type { Source } from '../source.ts';
import { kinds, type Proposer } from './action.ts';

export const suppress: Proposer = function* ({ source, findings }) {
  const seen = new Set<string>();
  for (const finding of findings) {
    const { rule, range } = finding;
    const key = `${rule} ${range.start.line}`;
    if (!isSuppressible(finding, source) || seen.has(key)) continue;
    seen.add(key);
    const edit = commentBefore(range.start.line, rule, source);
    if (!edit) continue;
    const title = `Suppress ${rule} on this line, with a reason to be written`;
    yield { title, kind: kinds.quickFix, finding, changes: () => [{ path: source.path, ...edit }] };
  }
};

/** Uncovered clauses all stand on one line, so a comment there would silence all of them: they are waived. */
function isSuppressible({ rule }: Finding, { isManifest }: Source): boolean {
  if (rule.startsWith('metadata/suppression-') || rule.startsWith('file/')) return false;
  return !(isManifest && rule.startsWith('coverage/'));
}

function commentBefore(line: number, rule: string, source: Source): TextEdit | undefined {
  const { text, lineStarts, document } = source;
  const start = lineStarts[line];
  if (start === undefined) return undefined;
  const frontMatter = document?.facts.frontMatter;
  if (document?.facts.format !== 'markdown') return inYaml(start, rule, source, { start: 0, end: text.length });
  if (frontMatter && start < frontMatter.end) {
    // Before the opening fence there is no place for it.
    return start <= frontMatter.start ? undefined : inYaml(start, rule, source, frontMatter);
  }
  return inMarkdown(line, rule, source);
}

/** Undefined where a `#` is no comment, as within a block of text. */
function inYaml(
  start: number,
  rule: string,
  { text }: Source,
  yaml: { readonly start: number; readonly end: number },
): TextEdit | undefined {
  const indent = /^ */.exec(text.slice(start))![0];
  const newText = `${indent}# clausetrace-disable-next-line ${rule}: ${lineBreakOf(text)}`;
  const edit = { span: { start, end: start }, newText };
  const edited = applyEdits(text, [edit]);
  const content = edited.slice(yaml.start, yaml.end + newText.length);
  const isComment = yamlSuppressions(content, yaml.start, lineStartsOf(edited)).some(
    ({ span }) => span.start === start + indent.length,
  );
  return isComment ? edit : undefined;
}

/** On a line of its own, or behind the line before where it would tear a paragraph, a list or a table apart. */
function inMarkdown(line: number, rule: string, { text, lineStarts }: Source): TextEdit | undefined {
  const comment = `<!-- clausetrace-disable-next-line ${rule}:  -->`;
  const start = lineStarts[line]!;
  const before = line === 0 ? '' : text.slice(lineStarts[line - 1]!, start).replace(/[\r\n]+$/, '');
  const own = text.slice(start, lineStarts[line + 1] ?? text.length);
  if (isBoundary(before, own)) {
    const prefix = /^[ \t>]*/.exec(own)![0];
    return { span: { start, end: start }, newText: `${prefix}${comment}${lineBreakOf(text)}` };
  }
  // The line below the head of a table says how its columns are aligned, and nothing else may stand there.
  if (/^[\s|:>-]+$/.test(before)) return undefined;
  const end = lineStarts[line - 1]! + before.trimEnd().length;
  return { span: { start: end, end }, newText: ` ${comment}` };
}

function isBoundary(before: string, own: string): boolean {
  const isBlank = /^[\s>]*$/.test(before);
  return (
    isBlank || /^ {0,3}#{1,6}\s/.test(before) || /^ {0,3}#{1,6}\s/.test(own) || /^ {0,3}(```|~~~|---$)/.test(before)
  );
}
