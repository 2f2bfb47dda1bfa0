// What stands beside a text and what structures it, for any text at all: nothing throws, and every range is one that editors
// accept.

import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { DocumentSymbol, Position, Range, SelectionRange } from 'vscode-languageserver';
import { callHierarchyItems } from '../../../server/src/language/call-hierarchy.ts';
import { codeLenses, resolveCodeLens } from '../../../server/src/language/code-lens.ts';
import { documentSymbols } from '../../../server/src/language/document-symbols.ts';
import { foldingRanges } from '../../../server/src/language/folding.ts';
import { inlayHints } from '../../../server/src/language/inlay-hints.ts';
import { selectionRanges } from '../../../server/src/language/selection-ranges.ts';
import { semanticTokens } from '../../../server/src/language/semantic-tokens.ts';
import { offsetAt, rangeIn, type Source } from '../../../server/src/language/source.ts';
import { editor } from '../../support/editor.ts';

/** Pieces of what people write, whole and torn. */
const pieces = [
  ...[
    '---\n',
    'id: POL-A\n',
    'clauses:\n',
    '  - 8.6.1\n',
    '  - { id: 8.6.2, section: "#a" }\n',
    'related: [POL-A, ',
    'X-1]\n',
  ],
  ...[
    'type: register\n',
    'rows:\n',
    '  - id: ROW-A\n',
    '    owner: role:owner\n',
    'reviewed: 2026-01-02\n',
    'status: approved\n',
  ],
  ...[
    '# A\n',
    '## B\n',
    '#\n',
    'A\n===\n',
    '- item\n',
    '  - inner\n',
    '1. one\n',
    '```\n',
    '~~~~\n',
    '> ',
    '| a | b |\n| - | - |\n',
  ],
  ...[
    '[[POL-A#a|b]]',
    '[a](b.md#c)',
    'POL-A',
    'role:owner',
    '<!-- clause: 8.6.1, 8.6.2 -->\n',
    '<!--',
    '-->',
    '# clausetrace-',
  ],
  ...[
    'disable-next-line review/overdue: why\n',
    '&a ',
    '*a',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '|\n',
    ': ',
    '\n',
    '\r\n',
    '\t',
    ' ',
  ],
  ...[
    '𝒳',
    'e\u0301',
    '\u2028',
    '\u0000',
    'roles:\n',
    'standards: [iso20000-1:2018]\n',
    'waivers:\n',
    '  - rule: a/b\n',
  ],
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(parts => parts.join(''));
const path = fc.constantFrom('a.md', 'a.yaml', 'sms.yaml');

const isBefore = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character <= b.character);
const holds = (outer: Range, inner: Range) => isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);

function assertSound(source: Source, offset: number): void {
  const all = { start: 0, end: source.text.length };
  const whole = rangeIn(source, all);
  const isInText = (range: Range) => isBefore(range.start, range.end) && holds(whole, range);
  const isSymbol = ({ name, range, selectionRange, children }: DocumentSymbol): boolean =>
    name !== '' && isInText(range) && holds(range, selectionRange) && (children ?? []).every(isSymbol);
  const isSelection = ({ range, parent }: SelectionRange): boolean =>
    isInText(range) && (!parent || (holds(parent.range, range) && isSelection(parent)));
  const commands = new Set(['clausetrace.showReferences']);

  ok(documentSymbols(source).every(isSymbol), 'document symbols');
  ok(selectionRanges(source, [offset]).every(isSelection), 'selection ranges');
  ok(
    foldingRanges(source).every(({ startLine, endLine }) => startLine < endLine && endLine < source.lineStarts.length),
    'folding',
  );
  ok(
    codeLenses(source, commands)
      .map(lens => (lens.command ? lens : resolveCodeLens(lens, source, commands)))
      .every(({ range, command }) => isInText(range) && command!.title !== ''),
    'code lenses',
  );
  ok(
    inlayHints(source, all).every(
      ({ position, label }) => label !== '' && offsetAt(source, position) <= source.text.length,
    ),
    'inlay hints',
  );
  ok(semanticTokens(source).data.every(Number.isSafeInteger), 'semantic tokens');
  ok(
    callHierarchyItems(source, offset).every(
      ({ name, range, selectionRange }) => name !== '' && holds(range, selectionRange),
    ),
    'call hierarchy',
  );
}

describe('any text', () => {
  it('has sound structure and sound things beside it', async () => {
    await fc.assert(
      fc.asyncProperty(path, text, fc.nat(400), async (name, written, at) => {
        const { source } = await editor({
          'sms.yaml': 'organization: Acme\n',
          'b.md': '---\nid: X-1\n---\n',
          [name]: written,
        });
        const file = source(name);
        assertSound(file, Math.min(at, file.text.length));
      }),
      { numRuns: 300 },
    );
  });
});
