import assert from 'node:assert/strict';
import { defectOf, globSet } from '../../../server/src/workspace/globs.ts';

describe('globSet', () => {
  for (const [globs, yes, no] of [
    [['**/*.{md,yaml,yml}'], ['a.md', 'x/y/b.yml', 'ü ö/#1%😀.md'], ['a.txt', '.a.md', 'x/.y/a.md']],
    [['docs/**'], ['docs/a.md', 'docs/x/y.md'], ['a.md', 'mydocs/a.md', 'x/docs/a.md']],
    [['docs'], ['docs/a.md', 'docs/x/y.md'], ['docs2/a.md']],
    [['docs/'], ['docs/a.md'], ['a.md']],
    [['./docs/*.md'], ['docs/a.md'], ['docs/x/a.md']],
    [['docs/*'], ['docs/a.md'], ['docs/x/a.md']],
    [['Policies (old)/**'], ['Policies (old)/a.md'], ['Policies old/a.md']],
    [['a.md'], ['a.md'], ['b/a.md', 'A.md']],
    [['**'], ['a.md', 'b/c.md'], []],
    [[], [], ['a.md']],
    [['a[', '', '!x', '../y'], [], ['a[', 'x', 'y', 'z']],
  ] as const) {
    it(globs.join(' '), () => {
      const set = globSet(globs);
      assert.deepEqual(
        yes.filter(path => !set.matches(path)),
        [],
      );
      assert.deepEqual(
        no.filter(path => set.matches(path)),
        [],
      );
    });
  }

  it('knows which folders are meant with everything in them', () => {
    const set = globSet(['drafts/**', 'old', '**/archive/', 'tmp/*', '*.md']);
    assert.deepEqual(
      ['drafts', 'drafts/x', 'old/y', 'a/b/archive', 'tmp', 'tmp/x', 'x.md', ''].filter(path => set.matchesAllIn(path)),
      ['drafts', 'drafts/x', 'old/y', 'a/b/archive'],
    );
    assert.equal(globSet(['**']).matchesAllIn(''), true);
  });
});

describe('defectOf', () => {
  for (const [glob, message] of [
    ['**/*.md', undefined],
    ['a (b) [cd] {e,f} #g %h', undefined],
    ['a[', 'not closed'],
    ['{a', 'not closed'],
    ['/a', 'begins with `/`'],
    ['a\\b', 'separated by `/`'],
    ['../a', 'leads out'],
    ['a/../../b', 'leads out'],
    ['!a', '`exclude`'],
    ['*a*a*a*a*', 'stars'],
    ['**/a/**/a/**/a/**/a/**', 'stars'],
    ['x'.repeat(2000), 'longer'],
  ] as const) {
    it(`${glob.slice(0, 40)}: ${message}`, () => {
      const defect = defectOf(glob);
      assert.equal(defect === undefined, message === undefined);
      if (message) assert.ok(defect?.message.includes(message), defect?.message);
    });
  }
});
