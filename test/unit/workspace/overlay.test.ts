import assert from 'node:assert/strict';
import { MemoryFileSystem } from '../../../server/src/workspace/memory.ts';
import { OverlayFileSystem } from '../../../server/src/workspace/overlay.ts';

const textOf = (content: ReturnType<MemoryFileSystem['read']>) =>
  'bytes' in content ? new TextDecoder().decode(content.bytes) : content.error;

describe('MemoryFileSystem', () => {
  const memory = new MemoryFileSystem({
    'docs/a b.md': 'ü',
    'docs/sub/c.yaml': new Uint8Array([0xff]),
    'z.md': '',
    '../.gitignore': 'x',
    __proto__x: '',
  });

  it('implies directories', () => {
    assert.deepEqual(
      memory.list('').map(({ name, kind }) => `${name} ${kind}`),
      ['__proto__x file', 'docs directory', 'z.md file'],
    );
    assert.deepEqual(
      memory.list('docs').map(entry => entry.name),
      ['a b.md', 'sub'],
    );
    assert.deepEqual(
      ['', 'docs', 'docs/sub/c.yaml', 'docs/sub/../a b.md', 'nothing', '..', '../.gitignore', 'toString'].map(path =>
        memory.kindOf(path),
      ),
      ['directory', 'directory', 'file', 'file', undefined, 'directory', 'file', undefined],
    );
  });

  it('reads bytes, or says why not', () => {
    assert.equal(textOf(memory.read('docs/a b.md')), 'ü');
    assert.deepEqual(
      ['docs', 'nothing'].map(path => textOf(memory.read(path))),
      ['directory', 'missing'],
    );
    assert.equal(textOf(memory.read('docs/a b.md', 1)), 'too-large');
    assert.equal(textOf(memory.read('../.gitignore')), 'x');
  });

  it('gives every path an identity', () => {
    assert.equal(memory.identityOf('docs'), 'workspace/docs');
    assert.equal(memory.identityOf('nothing'), undefined);
  });
});

describe('OverlayFileSystem', () => {
  const base = new MemoryFileSystem({ 'docs/a.md': 'saved', 'b.md': 'saved' });

  it('shows open texts in place of what is saved, until they are closed', () => {
    const overlay = new OverlayFileSystem(base);
    overlay.set('docs/a.md', 'open');
    overlay.set('docs/a.md', 'open ü');
    assert.equal(textOf(overlay.read('docs/a.md')), 'open ü');
    assert.equal(textOf(overlay.read('docs/a.md', 3)), 'too-large');
    assert.equal(textOf(overlay.read('b.md')), 'saved');
    assert.deepEqual(overlay.list('docs'), base.list('docs'));
    overlay.delete('docs/a.md');
    overlay.delete('never-opened.md');
    assert.equal(textOf(overlay.read('docs/a.md')), 'saved');
  });

  it('has files that were never saved, with their directories', () => {
    const overlay = new OverlayFileSystem(base);
    overlay.set('docs/new/0.md', 'x');
    assert.deepEqual(
      overlay.list('docs').map(({ name, kind }) => `${name} ${kind}`),
      ['a.md file', 'new directory'],
    );
    assert.deepEqual([overlay.kindOf('docs/new'), overlay.kindOf('docs/new/0.md')], ['directory', 'file']);
    assert.ok(overlay.identityOf('docs/new'));
    overlay.delete('docs/new/0.md');
    assert.equal(overlay.kindOf('docs/new'), undefined);
  });
});
