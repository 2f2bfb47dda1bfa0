// What the extension says can be translated, and every translation is whole: the same messages, the same placeholders.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { bundleFile, extractStrings, stringsIn } from '../../../scripts/strings.ts';

const extension = new URL('../../../client/', import.meta.url);
const read = (path: string): Record<string, string> => JSON.parse(readFileSync(new URL(path, extension), 'utf8'));
const filesIn = (folder: string, pattern: RegExp) =>
  readdirSync(new URL(folder, extension))
    .filter(file => pattern.test(file))
    .sort();

const placeholders = (message: string): string[] => [...new Set(message.match(/\{\d+\}/g))].sort();

/** What VS Code replaces or renders: icons, links to commands and settings, code. */
const markup = (message: string): string[] =>
  (message.match(/\$\([a-z~-]+\)|\]\([^)]*\)|`+[^`]*`+|#[a-z.A-Z]+#/g) ?? []).sort();

function assertTranslated(
  original: Record<string, string>,
  translation: Record<string, string>,
  said = original,
): void {
  assert.deepEqual(
    Object.keys(original).filter(key => !Object.hasOwn(translation, key)),
    [],
    'not translated',
  );
  assert.deepEqual(
    Object.keys(translation).filter(key => !Object.hasOwn(original, key)),
    [],
    'translated, and never said',
  );
  for (const [key, text] of Object.entries(translation)) {
    assert.equal(text, text.trim(), key);
    assert.notEqual(text, '', key);
    assert.deepEqual(placeholders(text), placeholders(said[key]!), key);
    assert.deepEqual(markup(text), markup(said[key]!), key);
  }
}

describe('messages of the extension and its pages', () => {
  const { messages, computed } = extractStrings();
  const bundle = read('l10n/bundle.l10n.json');

  it('are constants, so that they can be collected', () => assert.deepEqual(computed, []));

  it('are in the bundle: `npm run strings` puts them there', () => {
    assert.deepEqual(Object.keys(bundle), messages, bundleFile);
  });

  it('are whole phrases, which no code puts together', () => {
    assert.deepEqual(
      messages.filter(message => message !== message.trim() || message === ''),
      [],
    );
  });

  for (const file of filesIn('l10n/', /^bundle\.l10n\..+\.json$/)) {
    it(`are translated in ${file}`, () => assertTranslated(bundle, read(`l10n/${file}`)));
  }
});

describe('texts of package.json', () => {
  const texts = read('package.nls.json');
  const manifest = readFileSync(new URL('package.json', extension), 'utf8');

  it('are in package.nls.json, each of them used', () => {
    const used = [...manifest.matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key!);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
  });

  it('come from there: titles, labels and descriptions are no plain texts', () => {
    const { contributes } = JSON.parse(manifest);
    const plain: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value)) {
        const isSaid =
          typeof child === 'string' &&
          /^(title|shortTitle|label|contents|description|markdownDescription|altText|name)$/.test(key) &&
          !/^%.*%$|^Clausetrace$/.test(child) &&
          !(key === 'name' && path.includes('problemMatchers'));
        if (isSaid) plain.push(`${path}.${key}: ${child}`);
        visit(child, `${path}.${key}`);
      }
    };
    visit(contributes, 'contributes');
    assert.deepEqual(plain, []);
  });

  for (const file of filesIn('./', /^package\.nls\..+\.json$/)) {
    it(`are translated in ${file}`, () => assertTranslated(texts, read(file)));
  }
});

describe('the collection of messages', () => {
  it('finds every way to say something', () => {
    const source = `
      import * as vscode from 'vscode';
      const a = t('One {0}', 1), b = vscode.l10n.t("Two"), c = l10n.t(\`Three\`);
      const d = html\`<p title=\${t('Four')}>\${list.map(x => t('Five {0}', x))}</p>\`;
      const e = l10n.t({ message: 'Six', comment: ['a number'], args: [] }), f = words.t({ message: 'Seven', comment: 'x' });
    `;
    assert.deepEqual(stringsIn(source, 'a.ts').messages, [
      'One {0}',
      'Two',
      'Three',
      'Four',
      'Five {0}',
      'Six/a number',
      'Seven/x',
    ]);
  });

  it('tells what it cannot read, and is not confused by what is none', () => {
    const source = "// é\nconst a = t(name), b = t('One ' + two), c = other.tt('no'), d = set('no');";
    assert.deepEqual(stringsIn(source, 'a.ts'), { messages: [], computed: ['a.ts: t(name)', "a.ts: t('One ' + two)"] });
  });
});
