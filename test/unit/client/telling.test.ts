// What is told and offered is text, whatever documents and file names hold; and questions to the server do not get lost.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { oneAtATime } from '../../../client/src/oneAtATime.ts';
import { errorText, plainText } from '../../../client/src/plainText.ts';

const sources = new URL('../../../client/src/', import.meta.url);

describe('text in notifications and pickers', () => {
  // As VS Code finds them.
  const link = /\[[^\]]+\]\(/;
  const icon = /\$\([a-z~-]+\)/i;

  it('is never a link or an icon, and loses nothing to the eye', () => {
    for (const text of [
      '[a](command:evil)',
      'a$(zap)b',
      '\\$(zap)',
      '[$(x)](command:x "y").md',
      '$$(a)](b)](',
      ']](((',
    ]) {
      const plain = plainText(text);
      assert.doesNotMatch(plain, link, text);
      assert.doesNotMatch(plain, icon, text);
      assert.equal(plain.replaceAll('\u200b', ''), text);
    }
  });

  it('stays as it is where it holds no markup', () => {
    for (const text of ['', 'a (b) [c] $5 {d}', '日本 “x”']) assert.equal(plainText(text), text);
  });

  it('gets there in one way only', () => {
    const users = (call: RegExp) =>
      readdirSync(sources, { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.ts') && call.test(readFileSync(new URL(file, sources), 'utf8')))
        .sort();
    assert.deepEqual(users(/\.show(Information|Warning|Error)Message\(/), ['tell.ts']);
    // Both others offer only what we say ourselves.
    assert.deepEqual(
      users(/\.showQuickPick\b/).map(file => file.replaceAll('\\', '/')),
      ['pick.ts', 'views/clauseFilterInput.ts', 'views/grouping.ts'],
    );
  });

  it('says what an error says', () => {
    assert.equal(errorText(new TypeError('no')), 'no');
    assert.equal(errorText(null), 'null');
  });
});

describe('work that is asked for often', () => {
  it('is done once more at most, and that even when it failed', async () => {
    const ends: ((error?: Error) => void)[] = [];
    const errors: unknown[] = [];
    const ask = oneAtATime(
      () => new Promise((resolve, reject) => ends.push(error => (error ? reject(error) : resolve()))),
      error => errors.push(error),
    );
    const all = ask();
    void ask();
    void ask();
    assert.equal(ends.length, 1);
    ends[0]!(new Error('the server is gone'));
    await new Promise(setImmediate);
    assert.deepEqual([ends.length, errors.length], [2, 1]);
    ends[1]!();
    await all;
    assert.equal(ends.length, 2);
    void ask();
    assert.equal(ends.length, 3);
    ends[2]!();
  });
});
