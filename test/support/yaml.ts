// YAML for tests: a text, its mapping, and what stands at a span.

import assert from 'node:assert/strict';
import { lineStartsOf, type Span } from '../../server/src/documents/text.ts';
import { parseYaml } from '../../server/src/documents/yaml.ts';
import type { YamlMapping } from '../../server/src/documents/yaml-tree.ts';
import type { ManifestSource } from '../../server/src/workspace/manifest.ts';

/** The mapping at the top of a text; the text must be sound YAML. */
export function mappingOf(text: string): YamlMapping {
  const { mapping, problem } = parseYaml(text);
  assert.equal(problem?.message, undefined);
  assert.ok(mapping, `not a mapping: ${text}`);
  return mapping;
}

/** What the facts of a manifest's file would be. */
export function manifestSource(text: string): ManifestSource {
  const { mapping } = parseYaml(text);
  return { metadata: mapping, lineStarts: lineStartsOf(text), problems: [], suppressions: [] };
}

interface Problem {
  readonly message: string;
  readonly span: Span;
  readonly replacement?: { readonly span: Span; readonly text: string };
}

/** A problem as one line: what stands at its place, what is said, and the text as it would be mended. */
function describeProblem(text: string, { message, span, replacement }: Problem): string {
  const place = text.slice(span.start, span.end);
  const mended =
    replacement && text.slice(0, replacement.span.start) + replacement.text + text.slice(replacement.span.end);
  return `${place} | ${message}${mended === undefined ? '' : ` | ${mended.trim()}`}`;
}

/** Expects exactly these problems, in order. An expectation gives the place, a part of the message, and the mended text if any. */
export function assertProblems(text: string, problems: readonly Problem[], expected: readonly string[]): void {
  const actual = problems.map(problem => describeProblem(text, problem));
  assert.equal(actual.length, expected.length, `expected ${expected.length} problems, got:\n${actual.join('\n')}`);
  for (const [i, line] of expected.entries()) {
    const [place, message = '', mended] = line.split(' | ');
    const [actualPlace, actualMessage = '', actualMended] = actual[i]!.split(' | ');
    assert.equal(actualPlace, place, actual[i]);
    assert.ok(actualMessage.includes(message), `${JSON.stringify(message)} is not in: ${actual[i]}`);
    assert.equal(actualMended, mended, actual[i]);
  }
}
