// Settings: how they are read, and that the extension and the documentation know every switch.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readSettings, switchableFeatures } from '../../../server/src/lsp/settings.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const turnedOff = (value: unknown) => [...readSettings(value).settings.turnedOff];

describe('settings', () => {
  it('leave every feature on that nobody turns off', () => {
    for (const value of [
      undefined,
      null,
      7,
      [],
      {},
      { codeLens: {} },
      { codeLens: null },
      { codeLens: { enabled: true } },
    ]) {
      deepEqual(turnedOff(value), []);
      deepEqual(readSettings(value).warnings, []);
    }
  });

  it('are read nested, by whole names, and under the name of the section', () => {
    deepEqual(turnedOff({ codeLens: { enabled: false } }), ['codeLens']);
    deepEqual(turnedOff({ 'folding.enabled': false }), ['folding']);
    deepEqual(turnedOff({ clausetrace: { inlayHints: { enabled: false } } }), ['inlayHints']);
  });

  it('warn of a switch that is neither on nor off', () => {
    const { settings, warnings } = readSettings({ codeLens: { enabled: 'no' } });
    deepEqual([...settings.turnedOff], []);
    equal(warnings.length, 1);
    ok(warnings[0]!.includes('clausetrace.codeLens.enabled') && warnings[0]!.includes('“no”'));
  });

  it('are contributed by the extension and described for all editors', () => {
    const { contributes } = JSON.parse(read('client/package.json'));
    const words = JSON.parse(read('client/package.nls.json'));
    const page = read('docs/editors.md');
    for (const feature of switchableFeatures) {
      const setting = contributes.configuration.properties[`clausetrace.${feature}.enabled`];
      deepEqual([setting?.type, setting?.default], ['boolean', true], feature);
      ok(words[setting.markdownDescription.slice(1, -1)], `${feature} has no description`);
      ok(page.includes(`| \`${feature}.enabled\` |`), `docs/editors.md does not name ${feature}`);
    }
  });
});
