// One FileSystem below another: what the first has wins, and folders show what both have.

import { deepEqual, equal } from 'node:assert/strict';
import { FallbackFileSystem } from '../../../server/src/workspace/fallback.ts';
import { MemoryFileSystem } from '../../../server/src/workspace/memory.ts';

describe('FallbackFileSystem', () => {
  const files = (entries: Readonly<Record<string, string>>) => new MemoryFileSystem(new Map(Object.entries(entries)));
  const both = new FallbackFileSystem(
    files({ 'a.md': 'first', 'd/b.md': 'b' }),
    files({ 'a.md': 'second', 'd/a.md': 'a' }),
  );
  const textOf = (path: string) => {
    const content = both.read(path);
    return 'bytes' in content ? new TextDecoder().decode(content.bytes) : content.error;
  };

  it('reads what the first has, else what the second has', () => {
    deepEqual(['a.md', 'd/a.md', 'd/b.md', 'd', 'gone'].map(textOf), ['first', 'a', 'b', 'directory', 'missing']);
    deepEqual([both.kindOf('d/a.md'), both.kindOf('gone')], ['file', undefined]);
    equal(both.identityOf('gone'), undefined);
  });

  it('lists what is in either, once and in order', () => {
    deepEqual(
      both.list('d').map(({ name }) => name),
      ['a.md', 'b.md'],
    );
    deepEqual(
      both.list('').map(({ name, kind }) => [name, kind]),
      [
        ['a.md', 'file'],
        ['d', 'directory'],
      ],
    );
  });
});
