// A person who reads German: menus, views and pages speak it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { AS_OF, copyWorkspace, REPOSITORY } from '../scenarios.mjs';
import { until } from '../workbench.mjs';

export const settings = { 'clausetrace.asOf': AS_OF, 'workbench.colorTheme': 'Default Light Modern' };
export const locale = 'de';

export const prepare = scratch =>
  copyWorkspace(join(REPOSITORY, 'test', 'e2e', 'fixture', 'sms'), join(scratch, 'german'), settings);

export const tests = [
  [
    'reads the views and the matrix in German',
    async bench => {
      await bench.openSideBar();
      await until(
        'the views',
        () => bench.tree('Abschnitte').count(),
        count => count > 0,
      );
      await bench.run('Clausetrace: Rückverfolgbarkeitsmatrix anzeigen');
      const frame = await bench.panel('matrix');
      await until(
        'the head',
        () => frame.locator('[role=columnheader]').first().innerText(),
        text => text === 'Abschnitt',
      );
      assert.deepEqual(await bench.barriers(frame), []);
    },
  ],
];
