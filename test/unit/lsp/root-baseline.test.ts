// When a root reads its baseline: once for each revision, day and head, and never where nobody may or can.

import { deepEqual, equal } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BaselineState } from '../../../server/src/language/views/baseline.ts';
import type { Baselines, RevisionAsked } from '../../../server/src/lsp/baselines.ts';
import { RootBaseline } from '../../../server/src/lsp/root-baseline.ts';
import { inSlices } from '../../../server/src/lsp/slices.ts';

const asOf = '2026-11-20';

function stateOf(revision: string): BaselineState {
  return { revision, commit: { id: revision, day: asOf, subject: '' }, systems: new Map(), renames: new Map() };
}

describe('the baseline of a root', () => {
  let folder: string;
  let asked: RevisionAsked[];
  let told: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'clausetrace-baseline-'));
    mkdirSync(join(folder, '.git'));
    commit('1');
    asked = [];
    told = [];
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const commit = (id: string) => writeFileSync(join(folder, '.git', 'HEAD'), id);

  /** Answers as it is told to; by default there is what is asked for, after some steps. */
  function rootWith(state: Baselines['state'] | undefined, at = folder): RootBaseline {
    const unused = () => Promise.reject(new Error('not asked for'));
    const counted: Baselines['state'] = (one, drive) => {
      asked.push(one);
      return state!(one, drive);
    };
    const baselines = state && { tags: unused, diff: unused, textAt: unused, state: counted };
    return new RootBaseline({ folder: at, baselines, drive: inSlices, tell: message => told.push(message) });
  }

  const inSteps: Baselines['state'] = ({ revision }, drive) =>
    Promise.resolve(
      drive(
        (function* () {
          for (let i = 0; i < 50_000; i++) yield;
          return stateOf(revision);
        })(),
      ),
    );

  it('is read once, and again for another head, day or revision', async () => {
    const root = rootWith(inSteps);
    equal(await root.learn({ revision: 'v1', asOf }), true);
    equal(await root.learn({ revision: 'v1', asOf }), false);
    commit('2');
    await root.learn({ revision: 'v1', asOf });
    await root.learn({ revision: 'v1', asOf: '2026-11-21' });
    await root.learn({ revision: 'v2', asOf: '2026-11-21' });
    deepEqual(
      asked.map(({ revision, asOf }) => `${revision} ${asOf}`),
      ['v1 2026-11-20', 'v1 2026-11-20', 'v1 2026-11-21', 'v2 2026-11-21'],
    );
    equal(root.current?.revision, 'v2');
  });

  it('is gone when nobody wants one', async () => {
    const root = rootWith(inSteps);
    equal(await root.learn({ revision: undefined, asOf }), false);
    await root.learn({ revision: 'v1', asOf });
    equal(await root.learn({ revision: undefined, asOf }), true);
    equal(root.current, undefined);
    equal(asked.length, 1);
  });

  it('is not shown under the name of another, and gives way to a later wish', async () => {
    const root = rootWith(inSteps);
    const shown = () => root.current?.revision;
    await root.learn({ revision: 'v1', asOf });
    const slow = root.learn({ revision: 'v2', asOf });
    equal(shown(), undefined);
    const last = root.learn({ revision: 'v3', asOf });
    deepEqual(await Promise.all([slow, last]), [false, true]);
    equal(shown(), 'v3');
  });

  it('ends with the root', async () => {
    const root = rootWith(inSteps);
    const under = root.learn({ revision: 'v1', asOf });
    root.close();
    equal(await under, false);
    equal(root.current, undefined);
  });

  it('tells a problem once', async () => {
    const root = rootWith(() => Promise.resolve({ problem: 'There is no such revision.' }));
    await root.learn({ revision: 'v9', asOf });
    commit('2');
    await root.learn({ revision: 'v9', asOf });
    deepEqual(told, ['clausetrace.baseline: There is no such revision.']);
  });

  it('is not asked for without a repository, nor where nothing may be started', async () => {
    rmSync(join(folder, '.git'), { recursive: true });
    equal(await rootWith(inSteps).learn({ revision: 'v1', asOf }), false);
    mkdirSync(join(folder, '.git'));
    equal(await rootWith(undefined).learn({ revision: 'v1', asOf }), false);
    deepEqual(asked, []);
  });
});
