// What the status bar says, which days may be set, and where the server is looked for.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { isAsOf } from '../../../client/src/asOf.ts';
import { card, escapeMarkdown } from '../../../client/src/markdown.ts';
import { findServer } from '../../../client/src/server.ts';
import { type SystemStatus, statusView } from '../../../client/src/status.ts';
import { words } from './systems.ts';

const acme: SystemStatus = {
  name: 'Acme',
  root: 'file:///sms',
  standard: 'iso20000-1:2018',
  auditable: 62,
  covered: 58,
  counts: { 'not-covered': 4, documented: 58 },
  overdue: 0,
  findings: { error: 1, warning: 2, info: 3 },
};

const view = (systems: readonly SystemStatus[], indexing = false) => statusView({ systems, indexing }, words.t);

describe('the status bar', () => {
  it('is silent where there is no SMS', () => {
    equal(statusView(undefined, words.t), undefined);
    equal(view([]), undefined);
    equal(view([], true), undefined);
  });

  it('counts over all SMSs, and speaks of what is overdue only where something is', () => {
    equal(view([acme])?.text, '$(checklist) 58/62 clauses');
    const both = view([acme, { ...acme, root: 'file:///other', overdue: 3 }]);
    equal(both?.text, '$(checklist) 116/124 clauses · 3 overdue');
    equal(both?.label, 'Clausetrace: 116 of 124 clauses covered, 3 reviews overdue');
  });

  it('names the baseline, as text', () => {
    const params = { systems: [acme], indexing: false };
    match(statusView(params, words.t, 'v[1]')!.tooltip, /^Baseline: v\\\[1\\\]$/m);
    ok(!view([acme])!.tooltip.includes('Baseline'));
  });

  it('says that figures are not final', () => {
    match(view([acme], true)!.text, /sync~spin/);
    match(view([acme], true)!.label, /reading the workspace/);
  });

  it('lists statuses worst first, and those it does not know', () => {
    const { tooltip } = view([{ ...acme, counts: { odd: 1, documented: 2, 'not-covered': 3 } }])!;
    deepEqual(
      [...tooltip.matchAll(/– ([^|]+) \|/g)].map(([, status]) => status),
      ['Not covered', 'Documented', 'odd'],
    );
  });

  it('takes nothing from a name for markup', () => {
    const { tooltip } = view([{ ...acme, name: '[x](command:evil) <b> $(bug) | \n\n# h' }])!;
    ok(!/(?<!\\)[[<$]/.test(tooltip.split('\n')[0]!), tooltip);
  });
});

describe('Markdown of tooltips', () => {
  it('shows text as it is', () => {
    equal(escapeMarkdown('a *b* <i>&amp; [c](d)\n# e'), 'a \\*b\\* \\<i\\>&amp;amp; \\[c\\]\\(d\\) \\# e');
    equal(escapeMarkdown('8.6.1 äöü “x” 日本'), '8\\.6\\.1 äöü “x” 日本');
  });

  it('puts each line on a line of its own', () => {
    equal(card('t\nt', ['a\n\nb', undefined, '', 'c']), '**t t**\n\na b  \nc');
  });
});

describe('an as-of date', () => {
  it('is a day that exists, or nothing', () => {
    for (const date of ['', '  ', '2026-11-20', ' 2028-02-29 ']) ok(isAsOf(date), date);
    for (const date of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      'today',
      '20261120',
      '2026-11-20T00:00Z',
    ]) {
      ok(!isAsOf(date), date);
    }
  });
});

describe('the server', () => {
  it('is the one packaged with the extension, else the one beside it', () => {
    deepEqual(
      findServer('/x/client', '', () => true),
      { found: '/x/client/dist/server.js' },
    );
    deepEqual(
      findServer('/x/client', ' ', path => path.includes('server/dist')),
      { found: '/x/server/dist/cli.js' },
    );
    deepEqual(
      findServer('/x/client', '', () => false),
      { missing: ['/x/client/dist/server.js', '/x/server/dist/cli.js'] },
    );
  });

  it('is the one of the settings and no other, and never at a relative path', () => {
    deepEqual(
      findServer('/x', '/y/cli.js', path => path === '/y/cli.js'),
      { found: '/y/cli.js' },
    );
    deepEqual(
      findServer('/x', '/y/cli.js', path => path !== '/y/cli.js'),
      { missing: ['/y/cli.js'] },
    );
    deepEqual(
      findServer('/x', './cli.js', () => true),
      { missing: ['./cli.js'] },
    );
  });
});
