import { deepEqual, equal } from 'node:assert/strict';
import { encodingFor, PositionCodec } from '../../../server/src/lsp/positions.ts';

const uri = 'file:///a.md';
const other = 'file:///b.md';

// One character each: `ü` two bytes, `€` three, `😀` four bytes and two code units; `u` with a combining mark three bytes.
const texts = new Map([
  [uri, 'aü€😀z\r\nu\u0308z\n'],
  [other, '€€\n'],
]);
const codec = new PositionCodec(one => texts.get(one));
const about = { textDocument: { uri } };
const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

describe('the encoding of positions', () => {
  it('is UTF-8 for clients that like it better', () => {
    equal(encodingFor(undefined), 'utf-16');
    equal(encodingFor(['utf-16', 'utf-8']), 'utf-16');
    equal(encodingFor(['utf-32', 'utf-8', 'utf-16']), 'utf-8');
    equal(encodingFor(['utf-32']), 'utf-16');
    equal(encodingFor('utf-8'), 'utf-16');
  });

  for (const [utf16, utf8] of [
    [0, 0],
    [1, 1],
    [2, 3],
    [3, 6],
    [5, 10],
    [6, 11],
  ]) {
    it(`makes ${utf16} of ${utf8} and back`, () => {
      const position = (character: number | undefined) => ({ ...about, position: { line: 0, character } });
      deepEqual(codec.decode(position(utf8)), position(utf16));
      deepEqual(codec.encode({ position: { line: 0, character: utf16 } }, about), {
        position: { line: 0, character: utf8 },
      });
    });
  }

  it('goes to the beginning of a character that a position is in, and to the end of a line it is beyond', () => {
    const decoded = (line: number, character: number) =>
      codec.decode({ ...about, position: { line, character } }).position.character;
    deepEqual([decoded(0, 2), decoded(0, 8), decoded(1, 2), decoded(1, 4)], [1, 3, 1, 3]);
    equal(decoded(7, 3), 3);
  });

  it('looks into the document that a place is in', () => {
    const location = (end: number) => ({ uri: other, range: range(0, 0, end) });
    deepEqual(codec.encode([location(2)], about), [location(6)]);
    deepEqual(codec.encode({ changes: { [other]: [{ range: range(0, 0, 2), newText: '' }] } }, about), {
      changes: { [other]: [{ range: range(0, 0, 6), newText: '' }] },
    });
    deepEqual(
      codec.encode({ documentChanges: [{ textDocument: { uri: other }, edits: [{ range: range(0, 1, 2) }] }] }, {}),
      {
        documentChanges: [{ textDocument: { uri: other }, edits: [{ range: range(0, 3, 6) }] }],
      },
    );
    const link = (origin: number, end: number) => ({
      originSelectionRange: range(0, 0, origin),
      targetUri: other,
      targetRange: range(0, 0, end),
      targetSelectionRange: range(0, 0, end),
    });
    deepEqual(codec.encode(link(5, 2), about), link(10, 6));
    const diagnostic = (end: number, related: number) => ({
      range: range(0, 0, end),
      relatedInformation: [{ location: { uri: other, range: range(0, 0, related) } }],
    });
    deepEqual(codec.encode({ items: [diagnostic(5, 2)] }, about), { items: [diagnostic(10, 6)] });
    const call = (own: number, ranges: number) => [
      { from: { uri: other, range: range(0, 0, own) }, fromRanges: [range(0, 0, ranges)] },
      { to: { uri: other, range: range(0, 0, own) }, fromRanges: [range(0, 0, ranges === 2 ? 5 : 10)] },
    ];
    deepEqual(codec.encode(call(2, 2), { item: { uri } }), call(6, 6));
    const command = (character: number) => ({ arguments: [other, { line: 0, character }, []] });
    deepEqual(codec.encode(command(2), about), command(6));
    const fold = (end: number) => ({ startLine: 0, startCharacter: 0, endLine: 0, endCharacter: end });
    deepEqual(codec.encode([fold(5)], about), [fold(10)]);
  });

  it('leaves alone what is nobody’s place, and what we wrote for ourselves', () => {
    const data = { data: { range: range(0, 0, 5) }, line: 3, label: 'a' };
    deepEqual(codec.encode(data, about), data);
    deepEqual(codec.encode({ position: { line: 0, character: 5 } }, {}), { position: { line: 0, character: 5 } });
    equal(codec.encode(null, about), null);
  });

  it('counts the lengths of semantic tokens', () => {
    // `ü€`, then `😀` on the same line, then `z` on the next one.
    const utf16 = [0, 1, 2, 7, 0, 0, 2, 2, 7, 0, 1, 2, 1, 7, 0];
    const utf8 = [0, 1, 5, 7, 0, 0, 5, 4, 7, 0, 1, 3, 1, 7, 0];
    deepEqual(codec.encode({ data: utf16 }, about), { data: utf8 });
  });
});
