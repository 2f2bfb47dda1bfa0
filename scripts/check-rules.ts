// Every rule has its file, its line in the registry, its page, and fixtures with a case that triggers it and one that does not.
// A page or a fixture without a rule is an error too. The list of rules in docs/rules/README.md is generated: `--write` renews it.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rules } from '../server/src/rules/registry.ts';
import { readFixture } from '../test/support/fixture.ts';

const root = new URL('../', import.meta.url);
const problems: string[] = [];
const ids = new Set(rules.map(rule => rule.id));

if (ids.size !== rules.length) problems.push('two rules share an id');
for (const rule of rules) {
  const page = read(`docs/rules/${rule.id}.md`);
  if (page === undefined) problems.push(`${rule.id}: no page docs/rules/${rule.id}.md`);
  else {
    if (!page.startsWith(`# ${rule.id}\n`)) problems.push(`${rule.id}: its page does not begin with "# ${rule.id}"`);
    if (!page.includes(rule.summary)) problems.push(`${rule.id}: its page lacks the summary "${rule.summary}"`);
    if (!page.includes(`**${rule.severity}**`))
      problems.push(`${rule.id}: its page does not name its severity **${rule.severity}**`);
  }
  if (read(`server/src/rules/${rule.id}.ts`) === undefined)
    problems.push(`${rule.id}: no file server/src/rules/${rule.id}.ts`);
  const fixture = new URL(`test/fixtures/rules/${rule.id}.fixture`, root);
  const cases = existsSync(fixture) ? readFixture(fixture.pathname) : [];
  if (!cases.some(one => one.expected.length > 0)) problems.push(`${rule.id}: no fixture that triggers it`);
  if (!cases.some(one => one.expected.length === 0)) problems.push(`${rule.id}: no fixture in which it is quiet`);
}
for (const [folder, extension] of [
  ['docs/rules', '.md'],
  ['test/fixtures/rules', '.fixture'],
  ['server/src/rules', '.ts'],
] as const) {
  for (const id of idsIn(folder, extension))
    if (!ids.has(id)) problems.push(`${folder}/${id}${extension}: no rule of that name is registered`);
}

const index = new URL('docs/rules/README.md', root);
if (process.argv.includes('--write')) writeFileSync(index, ruleIndex());
else if (read('docs/rules/README.md') !== ruleIndex())
  problems.push('docs/rules/README.md is not up to date: run `npm run rules`');

for (const problem of problems) console.error(problem);
console.log(`${rules.length} rules, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** The page that lists every rule, by group. */
function ruleIndex(): string {
  const groups = [...new Set(rules.map(rule => groupOf(rule.id)))];
  const tables = groups.map(group => {
    const members = rules.filter(rule => groupOf(rule.id) === group);
    const rows = members.map(rule => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.summary} |`);
    return [`## ${group}`, '', '| rule | severity | finds |', '| --- | --- | --- |', ...rows].join('\n');
  });
  const head = [
    '# Rules',
    '',
    'An **error** is a fact that is wrong, a **warning** is what an auditor would raise, an **info** is what one should know.',
    'Set a severity in the manifest (`rules:`), silence one finding with a suppression, or accept it until a date with a waiver;',
    'the [data model](../data-model.md) says how. This page is generated from the rules.',
  ].join('\n');
  return `${[head, ...tables].join('\n\n')}\n`;
}

function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

function read(path: string): string | undefined {
  const file = new URL(path, root);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function idsIn(folder: string, extension: string): string[] {
  return readdirSync(new URL(folder, root), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(group =>
      readdirSync(new URL(`${folder}/${group.name}`, root))
        .filter(name => name.endsWith(extension))
        .map(name => `${group.name}/${name.slice(0, -extension.length)}`),
    );
}
