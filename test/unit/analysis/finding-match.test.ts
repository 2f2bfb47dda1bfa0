// Which findings of two checks are the same one.

import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import {
  type MatchableFinding,
  matchFindings,
  messageWithoutCounts,
} from '../../../server/src/analysis/finding-match.ts';

const finding = (message: string, more: Partial<MatchableFinding> = {}): MatchableFinding => ({
  rule: 'reference/broken-link',
  path: 'a.md',
  message,
  ...more,
});

describe('matchFindings', () => {
  it('finds what is equal, what is new and what is gone', () => {
    const { kept, fresh, gone } = matchFindings([finding('x'), finding('y')], [finding('y'), finding('z')]);
    deepEqual(
      kept.map(({ after }) => after.message),
      ['y'],
    );
    deepEqual(
      fresh.map(({ message }) => message),
      ['z'],
    );
    deepEqual(
      gone.map(({ message }) => message),
      ['x'],
    );
  });

  it('does not follow a rename to another document', () => {
    const renames = new Map([['a.md', 'b.md']]);
    const before = [finding('x', { document: 'A' })];
    equal(matchFindings(before, [finding('x', { path: 'b.md', document: 'B' })], renames).fresh.length, 1);
    equal(matchFindings(before, [finding('x', { path: 'b.md', document: 'A' })], renames).fresh.length, 0);
    equal(matchFindings([finding('x')], [finding('x', { path: 'b.md' })], renames).fresh.length, 0);
  });

  it('follows a document by its id, with what is quoted of the folder that moved with it', () => {
    const at = (folder: string, target = folder) =>
      finding(`there is no file "${target}/x.md"`, { path: `${folder}/p/a.md`, document: 'A' });
    for (const to of ['two', '$&', 'a/$1']) deepEqual(matchFindings([at('one')], [at(to)]).fresh, []);
    deepEqual(matchFindings([at('one', 'common')], [at('two', 'common')]).fresh, []);
    equal(matchFindings([at('one')], [at('two', 'three')]).fresh.length, 1);
  });

  it('counts equal ones: a second one of the same is new', () => {
    const { kept, fresh } = matchFindings([finding('x')], [finding('x'), finding('x')]);
    equal(kept.length, 1);
    equal(fresh.length, 1);
  });

  it('takes no notice of days that went by', () => {
    const before = finding('The review was due on 2026-03-14, 618 days ago, of `reviewed`.');
    const after = finding('The review was due on 2026-03-15, 619 days ago, of `reviewed`.');
    equal(matchFindings([before], [after]).fresh.length, 0);
  });

  it('tells names apart that differ in a number', () => {
    for (const [was, is] of [
      ['The link "a 1.md" leads nowhere.', 'The link "a 2.md" leads nowhere.'],
      ['No file processes/a-1.md.', 'No file processes/a-2.md.'],
      ['Clause 8.6.1 is not covered.', 'Clause 8.6.2 is not covered.'],
      ['No row NC-2025-1.', 'No row NC-2025-2.'],
    ] as const) {
      equal(matchFindings([finding(was)], [finding(is)]).fresh.length, 1, is);
    }
  });

  it('prefers what is equal to what only counts otherwise', () => {
    const before = [finding('5 days'), finding('6 days')];
    const { kept } = matchFindings(before, [finding('6 days'), finding('7 days')]);
    deepEqual(
      kept.map(pair => [pair.before.message, pair.after.message]),
      [
        ['6 days', '6 days'],
        ['5 days', '7 days'],
      ],
    );
  });

  it('takes the state of a review for the same one when the next commit changes what is said of it', () => {
    const state = (message: string) => finding(message, { rule: 'review/changed-since-review' });
    equal(matchFindings([state('by 82b9459 ("Mend")')], [state('by 1234567 ("More"), 2 commits')]).fresh.length, 0);
    equal(matchFindings([state('by 82b9459')], [state('by 1'), state('by 2')]).fresh.length, 1);
  });

  it('follows a file that was renamed, and a document that was moved', () => {
    const renames = new Map([['a.md', 'b.md']]);
    equal(matchFindings([finding('x')], [finding('x', { path: 'b.md' })], renames).fresh.length, 0);
    const named = { document: 'PRC-INC' };
    equal(matchFindings([finding('x', named)], [finding('x', { ...named, path: 'c.md' })]).fresh.length, 0);
    equal(matchFindings([finding('x')], [finding('x', { path: 'c.md' })]).fresh.length, 1);
  });

  it('loses none and makes up none', () => {
    const some = fc.array(
      fc.record({
        rule: fc.constantFrom('a/b', 'c/d'),
        path: fc.constantFrom('x.md', 'y.md'),
        message: fc.constantFrom('1 day', '2 days', 'x', '"1"'),
        document: fc.constantFrom('D-1', undefined),
        clause: fc.constantFrom('s:1', undefined),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, some, (before, after) => {
        const { kept, fresh, gone } = matchFindings(before, after);
        equal(kept.length + fresh.length, after.length);
        equal(kept.length + gone.length, before.length);
        equal(new Set(kept.map(pair => pair.before)).size, kept.length);
        for (const pair of kept) equal(pair.before.rule, pair.after.rule);
      }),
      { numRuns: 200 },
    );
  });

  it('matches everything with itself', () => {
    const all = [finding('x'), finding('x'), finding('2 days'), finding('3 days')];
    deepEqual(matchFindings(all, all).fresh, []);
  });
});

describe('messageWithoutCounts', () => {
  it('blanks dates and numbers that stand alone', () => {
    equal(messageWithoutCounts('due on 2026-03-14, 5 days ago (12 of 40)'), 'due on #, # days ago (# of #)');
    equal(messageWithoutCounts('"5 days" of "a \\" 5" 5'), '"5 days" of "a \\" 5" #');
  });
});
