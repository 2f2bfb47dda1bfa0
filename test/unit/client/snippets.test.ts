// Snippets: each one, expanded where a person would use it, is valid and says nothing wrong but what its placeholders say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { checkSms } from '../../../server/src/rules/check.ts';
import { rules } from '../../../server/src/rules/registry.ts';
import { firstSet } from '../../../server/src/templates/first-set.ts';
import { templates } from '../../../server/src/templates/sections.ts';
import type { DocumentType } from '../../../server/src/workspace/metadata.ts';
import { registerKinds } from '../../../server/src/workspace/metadata-keys.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';
import { errorsOf } from '../../support/schemas.ts';

interface Snippet {
  prefix: string;
  body: string[];
  description: string;
}

const extension = new URL('../../../client/', import.meta.url);
const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, extension), 'utf8'));
const snippets = (language: string): Snippet[] => Object.values(readJson(`snippets/${language}.json`));

const AS_OF = '2026-11-20';
const [YEAR, MONTH, DAY] = AS_OF.split('-');

/** What VS Code inserts when nobody types over a placeholder, and the placeholders' texts. */
function expand({ body }: Snippet): { text: string; placeholders: Set<string> } {
  const placeholders = new Set<string>();
  const defaults = new Map<string, string>();
  const variables: Record<string, string> = { CURRENT_YEAR: YEAR!, CURRENT_MONTH: MONTH!, CURRENT_DATE: DAY! };
  const text = body
    .join('\n')
    .replace(/\$(CURRENT_[A-Z]+)/g, (_, name: string) => variables[name] ?? assert.fail(`no variable ${name}`))
    .replace(/\$\{(\d+)\|((?:\\.|[^|])*)\|\}/g, (_, n: string, list: string) => {
      const [first = ''] = list.split(',');
      defaults.set(n, first);
      return first;
    })
    .replace(/\$\{(\d+):((?:\\.|[^}])*)\}/g, (_, n: string, given: string) => {
      const value = given.replace(/\\([\\$}])/g, '$1');
      placeholders.add(value);
      defaults.set(n, value);
      return value;
    })
    .replace(/\$(\d+)/g, (_, n: string) => (n === '0' ? '' : (defaults.get(n) ?? assert.fail(`no placeholder ${n}`))))
    .replace(/\\([\\$}])/g, '$1');
  return { text, placeholders };
}

/** An SMS as the command *Initialize* makes it, with roles that somebody holds. */
const base = (): Record<string, string> =>
  Object.fromEntries(
    firstSet('Acme').map(({ path, text }) => [path, text.replace(/# holder: .*/g, 'holder: N. Example')]),
  );

const indent = (text: string, spaces: number): string => text.replace(/^(?=.)/gm, ' '.repeat(spaces));

const document = (metadata: string, body = '# A process\n\n## Purpose\n\nWhat it is for.\n'): string =>
  `---\nid: PRC-A\ntitle: A process\ntype: process\nstatus: draft\nowner: role:sms-manager\n${metadata}\n---\n\n${body}`;

const register = (kind: string, rows: string): string =>
  `id: REG-A\ntitle: A register\ntype: register\nregister: ${kind}\nstatus: draft\nowner: role:sms-manager\nrows:\n${indent(rows, 2)}\n`;

/** What an approved document has besides. */
const inForce = 'version: "1.0"\napprover: role:top-management\napproved: 2020-01-01';

type Place = (text: string) => Record<string, string>;

/** Where a person uses a snippet that is not a whole file, by its prefix. */
const places: Record<string, Place> = {
  'sms-clause': text => ({ 'a.md': document('', `# A process\n\n## Purpose\n\n${text}\nWhat it is for.\n`) }),
  'sms-link': text => ({ 'a.md': document('', `# A process\n\nSee ${text}.\n`) }),
  'markdown sms-disable': text => ({ 'a.md': document('', `# A process\n\n${text}See [x](missing.md).\n`) }),
  'yaml sms-disable': text => ({
    'a.md': document(`${inForce}\n${text}reviewed: 2020-01-01`).replace('status: draft', 'status: approved'),
  }),
  'sms-manifest': text => ({ 'sms.yaml': text }),
  'sms-waiver': text => ({ 'sms.yaml': `${base()['sms.yaml']}${text}\n` }),
  'sms-claim-section': text => ({ 'a.md': document(`clauses:\n${indent(text, 2)}`) }),
  'sms-claim-partial': text => ({ 'a.md': document(`clauses:\n${indent(text, 2)}`) }),
  'sms-claim-other-party': text => ({ 'a.md': document(`clauses:\n${indent(text, 2)}`) }),
  'sms-claim-no-occurrence': text => ({ 'a.md': document(`clauses:\n${indent(text, 2)}`) }),
  'sms-claim-not-applicable': text => ({ 'a.md': document(`clauses:\n${indent(text, 2)}`) }),
  'sms-history': text => ({ 'a.md': document(`version: "1.0"\n${text}`) }),
  'sms-approved': text => ({
    'a.md': document(text).replace('status: draft', 'version: "1.0"\napprover: role:top-management'),
  }),
  'sms-role': text => ({
    'roles/more.yaml': `id: ROL-A\ntitle: Roles\ntype: roles\nstatus: draft\nowner: role:sms-manager\nroles:\n${indent(text, 2)}\n`,
  }),
};

/** The kinds of register by the prefix of their rows. */
const rowPrefix = (kind: string): string => `sms-row-${kind.replace(/ies$/, 'y').replace(/s$/, '')}`;
for (const kind of registerKinds) places[rowPrefix(kind)] = text => ({ 'a.yaml': register(kind, text) });

const placeOf = (language: string, { prefix, body }: Snippet): Place => {
  const place = places[`${language} ${prefix}`] ?? places[prefix];
  if (place) return place;
  assert.match(body.join('\n'), /^(---\n)?id: /, `${prefix} is a whole file, or the test says where it is used`);
  return text => ({ [language === 'markdown' ? 'a.md' : 'a.yaml']: text });
};

async function findingsOf(files: Record<string, string>) {
  const workspace = await memoryWorkspace(files);
  return workspace.systems.flatMap(sms => checkSms(new Analysis(sms, AS_OF), rules).findings);
}

/** Coverage is what an SMS with a handful of drafts cannot have. */
const aboutDrafts =
  /^coverage\/(clause-not-covered|clause-planned-only|documented-information-missing|evidence-missing)$/;

for (const language of ['markdown', 'yaml']) {
  describe(`snippets for ${language}`, () => {
    for (const snippet of snippets(language)) {
      it(`${snippet.prefix} is right where it is used`, async () => {
        const { text, placeholders } = expand(snippet);
        const written = placeOf(language, snippet)(text);
        // A page that leads to what is written: nothing stands alone.
        const readme = Object.keys(written).map(path => `- [x](${path})\n`);
        const files: Record<string, string> = { ...base(), 'README.md': readme.join(''), ...written };
        const told = new Set((await findingsOf(base())).map(({ rule, message }) => `${rule} ${message}`));
        const wrong = (await findingsOf(files)).filter(({ rule, message, path, range }) => {
          if (told.has(`${rule} ${message}`) || aboutDrafts.test(rule)) return false;
          // Who names something that is not there yet, in a placeholder, is told so.
          const line = files[path]!.split('\n')[range.start.line]!;
          const named = line.slice(range.start.character, range.end.character).replace(/^role:/, '');
          return !(/^(reference\/unknown-|coverage\/unknown-clause)/.test(rule) && placeholders.has(named));
        });
        assert.deepEqual(
          wrong.map(({ path, rule, message, range }) => `${path}:${range.start.line + 1} ${rule} ${message}`),
          [],
          text,
        );
      });
    }

    it('have prefixes of their own, which nobody types by accident', () => {
      const prefixes = snippets(language).map(({ prefix }) => prefix);
      assert.deepEqual(prefixes, [...new Set(prefixes)]);
      for (const prefix of prefixes) assert.match(prefix, /^sms-[a-z-]+$/);
    });

    it('describe themselves in a sentence', () => {
      for (const { description } of snippets(language)) assert.match(description, /^[A-Z#`].*\.$|^sms\.yaml: .*\.$/);
    });
  });
}

describe('snippets of whole files', () => {
  const markdown = new Map(snippets('markdown').map(one => [one.prefix, one]));
  const yaml = new Map(snippets('yaml').map(one => [one.prefix, one]));

  for (const [type, { content }] of Object.entries(templates) as [DocumentType, (typeof templates)[DocumentType]][]) {
    it(`there is one for a ${type}, with the sections that \`clausetrace new\` writes`, () => {
      const { text } = expand((content.format === 'markdown' ? markdown : yaml).get(`sms-${type}`)!);
      assert.match(text, new RegExp(`^type: ${type}$`, 'm'));
      if (content.format !== 'markdown') return;
      assert.deepEqual(
        text.match(/^## .*$/gm)?.map(line => line.slice(3)),
        content.sections.map(({ heading }) => heading),
      );
    });
  }

  it('there is a row for each kind of register', () => {
    assert.deepEqual(
      [...yaml.keys()].filter(prefix => prefix.startsWith('sms-row-')).sort(),
      registerKinds.map(rowPrefix).sort(),
    );
  });

  it('YAML follows the schemas', () => {
    const valid = (schema: string, text: string) => assert.deepEqual(errorsOf(schema, parse(text)), [], text);
    const textOf = (prefix: string) => expand(yaml.get(prefix)!).text;
    valid('manifest.schema.json', textOf('sms-manifest'));
    valid('manifest.schema.json', textOf('sms-waiver'));
    for (const prefix of ['sms-record', 'sms-roles', 'sms-register']) valid('document.schema.json', textOf(prefix));
    for (const kind of registerKinds) valid(`registers/${kind}.schema.json`, register(kind, textOf(rowPrefix(kind))));
  });

  it('package.json contributes them', () => {
    const { contributes } = readJson('package.json');
    assert.deepEqual(contributes.snippets, [
      { language: 'markdown', path: './snippets/markdown.json' },
      { language: 'yaml', path: './snippets/yaml.json' },
    ]);
  });
});
