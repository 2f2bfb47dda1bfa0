// package.json of the extension, where VS Code itself says nothing of a mistake.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const extension = new URL('../../../client/', import.meta.url);
const { contributes } = JSON.parse(readFileSync(new URL('package.json', extension), 'utf8'));

interface Setting {
  markdownDescription?: string;
  default: unknown;
  order: number;
  scope: string;
}

describe('package.json of the extension', () => {
  it('describes every setting, with a default, a scope and a place of its own', () => {
    const settings = Object.entries<Setting>(contributes.configuration.properties);
    for (const [id, { markdownDescription, default: preset, scope }] of settings) {
      assert.match(id, /^clausetrace\./);
      assert.equal(markdownDescription, `%configuration.${id.slice('clausetrace.'.length)}%`);
      assert.notEqual(preset, undefined, id);
      assert.ok(['window', 'machine', 'machine-overridable', 'resource'].includes(scope), id);
    }
    const orders = settings.map(([, { order }]) => order);
    assert.deepEqual(
      [...new Set(orders)].sort((a, b) => a - b),
      orders.map((_, i) => i + 1),
    );
  });

  it('has colours for every theme, with ids that reach the pages', () => {
    for (const { id, defaults } of contributes.colors) {
      // VS Code makes `--vscode-a-b.c` of `a.b.c`, which no style sheet means.
      assert.match(id, /^clausetrace\.\w+$/);
      assert.deepEqual(Object.keys(defaults).sort(), ['dark', 'highContrast', 'highContrastLight', 'light']);
    }
  });

  it('names files that there are', () => {
    const named = [...JSON.stringify(contributes).matchAll(/"((?:\.\/)?(?:images|snippets|walkthrough)\/[^"]+)"/g)];
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.map(([, path]) => path!).filter(path => !existsSync(new URL(path, extension))),
      [],
    );
  });

  it('has a category for every command, and an icon for each in a title bar', () => {
    const commands = new Map<string, { category?: string; icon?: string }>(
      contributes.commands.map((one: { command: string }) => [one.command, one]),
    );
    for (const [id, { category }] of commands) assert.equal(category, 'Clausetrace', id);
    const inBars = [...contributes.menus['view/title'], ...(contributes.menus['editor/title'] ?? [])].filter(
      ({ group }: { group?: string }) => group?.startsWith('navigation'),
    );
    for (const { command } of inBars) assert.ok(commands.get(command)?.icon, `${command} has an icon`);
  });
});
