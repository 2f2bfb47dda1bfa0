// Random edits of a small workspace, for tests that compare what was followed step by step with a fresh look at the same
// bytes. The vocabulary is small, so that paths, ids, anchors and roles collide often.

import fc from 'fast-check';
import { parseYaml } from '../../server/src/documents/yaml.ts';
import { readStandard } from '../../server/src/standards/load.ts';
import type { StandardLibrary } from '../../server/src/workspace/builtin-standards.ts';
import type { ChangingFiles } from './changing-files.ts';

/** One thing that happens. Whoever watches the disk hears of writing, removing and renaming when `hear` comes, in some order. */
type Step =
  | { readonly do: 'write'; readonly path: string; readonly text: string }
  /** A line more, or a line less, as people type. */
  | { readonly do: 'add'; readonly path: string; readonly text: string }
  | { readonly do: 'cut'; readonly path: string; readonly line: number }
  /** A line of the same beginning in place of the first of its kind. */
  | { readonly do: 'swap'; readonly path: string; readonly line: string }
  | { readonly do: 'remove'; readonly path: string }
  | { readonly do: 'rename'; readonly from: string; readonly to: string }
  /** How many of the changes not heard of yet, from which end, and whether some come twice. */
  | { readonly do: 'hear'; readonly count: number; readonly fromEnd: boolean; readonly twice: boolean };

/** The standard of folders without a manifest, small: the real one would make up most of the time. */
const standardText = `
key: iso20000-1
edition: "2018"
title: A small standard
short_title: Small
conformity: { exclusions: none, other_parties: ["8"] }
clauses:
  - { id: "5", title: Leadership }
  - { id: "5.2", title: Policy, auditable: true, documented_information: [{ id: policy, title: policy, kind: policy, mandatory: true }] }
  - { id: "8", title: Operation }
  - { id: "8.1", title: Records, auditable: true, documented_information: [{ id: records, title: records, kind: record, mandatory: true }] }
  - { id: "8.2", title: Parent, cited: true }
  - { id: "8.2.1", title: First, auditable: true }
  - { id: "8.2.2", title: Second, auditable: true }
`;

const ownStandard = (title: string) =>
  `key: own\nedition: "1"\ntitle: ${title}\nclauses: [{ id: "1", title: ${title}, auditable: true }, { id: "2" }]\n`;

export function smallStandards(): StandardLibrary {
  const reading = readStandard(parseYaml(standardText).mapping!);
  if (!('standard' in reading)) throw new Error(JSON.stringify(reading.problems));
  const { standard } = reading;
  return { ids: [standard.id], get: id => (id === standard.id ? standard : undefined) };
}

const documentPaths = [
  'a.md',
  'A.md',
  'b.md',
  'README.md',
  'sub/a.md',
  'sub/b.md',
  'sub/README.md',
  'sub/in/c.md',
  'incident.md',
];
const yamlPaths = ['r.yaml', 'sub/r.yaml', 'standards/r.yaml'];
const manifestPaths = ['sms.yaml', 'sms.yaml', 'sub/sms.yaml'];
const otherPaths = [
  '.gitignore',
  'sub/.gitignore',
  'standards/own.yaml',
  'sub/standards/own.yaml',
  'image.png',
  'sub/image.PNG',
];
const folders = ['sub', 'sub/in', 'new', 'standards'];

const one = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const id = one('POL-A', 'POL-B', 'PRC-A', 'PRC-B', 'PRC-INCIDENT', 'lower', 'ROW-1');
const anyId = one('POL-A', 'POL-B', 'PRC-A', 'PRC-B', 'POL-C', 'PRC-INCIDNET', 'lower', 'ROW-1', 'ROW-2', 'UTF-8');
const heading = one('One', 'Two', 'Words', 'one', 'Scope <a id="place"></a>', 'Fallstudie ü 😀');
const fragment = one(
  '',
  '#one',
  '#two',
  '#One',
  '#place',
  '#words',
  '#wrods',
  '#user-content-one',
  '#top',
  '#fallstudie-ü-',
);
const target = one(
  'a.md',
  'A.md',
  './b.md',
  'sub/a.md',
  '../a.md',
  '/a.md',
  '/sub/b.md',
  'sub',
  'sub/',
  'c.md',
  'in/c.md',
  'incidnet.md',
  'b',
  'r.yaml',
  'image.png',
  'sub/image.png',
  '../image.png',
  '../../above.md',
  'sms.yaml',
  '',
);
const role = one('role:boss', 'role:clerk', 'role:bos', 'Somebody');
const clause = one('5.2', '8.1', '8.2', '8.2.1', '8', '99', 'own:1', 'own:1:2', 'iso20000-1:5.2');
const date = one('2026-01-01', '2026-06-01', '2025-01-01', '2027-01-01', '2026-02-30');

const block: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: heading.map(text => `## ${text}\n`) },
  { weight: 5, arbitrary: fc.tuple(target, fragment).map(([path, place]) => `[link](${path}${place})\n`) },
  // The few places that most stories have, so that links to them are often right, and then no longer.
  {
    weight: 5,
    arbitrary: one('a.md#one', 'b.md#two', '../a.md#one', 'sub/a.md#words', '#one', 'a.md#oen').map(
      to => `[place](${to})\n`,
    ),
  },
  { weight: 1, arbitrary: target.map(path => `![image](${path})\n`) },
  { weight: 2, arbitrary: fc.tuple(anyId, fragment).map(([to, place]) => `[[${to}${place}]]\n`) },
  { weight: 2, arbitrary: fc.tuple(anyId, role).map(([to, who]) => `See ${to} and ${who}.\n`) },
  { weight: 1, arbitrary: clause.map(number => `<!-- clause: ${number} -->\n`) },
  {
    weight: 1,
    arbitrary: one(
      'reference/broken-link',
      'reference/broken-anchor',
      'reference/unknown-id',
      'metadata/suppression-unused',
      'x/y',
    ).map(rule => `<!-- clausetrace-disable-next-line ${rule}: known -->\n`),
  },
  { weight: 1, arbitrary: one('Words.\n', 'More words.\r\n', '\n') },
);

const metadata: fc.Arbitrary<string> = fc
  .record(
    {
      id,
      title: one('A', 'B'),
      type: one('policy', 'process', 'record', 'roles', 'template'),
      status: one('draft', 'approved', 'approved', 'approved', 'approved', 'retired', 'superseded'),
      version: one('1', '2.0'),
      owner: role,
      approver: role,
      author: role,
      approved: date,
      reviewed: date,
      review_interval: one('P1Y', 'P1M', 'none'),
      clauses: fc.oneof(
        clause.map(number => `[${number}]`),
        fc.tuple(clause, clause).map(([first, second]) => `[${first}, { id: ${second}, coverage: partial }]`),
        clause.map(number => `[{ id: ${number}, section: "#one" }]`),
        clause.map(number => `[{ id: ${number}, coverage: not-applicable, justification: none }]`),
        clause.map(number => `[{ id: ${number}, coverage: no-occurrence, statement: none, date: 2026-01-01 }]`),
      ),
      provides: one('[policy]', '[records]', '[policies]'),
      evidence: anyId.map(to => `[${to}]`),
      related: anyId.map(to => `[${to}]`),
      implements: fc.tuple(anyId, one('', '', '#one', '#words')).map(([to, place]) => `[${to}${place}]`),
      supersedes: anyId.map(to => `[${to}]`),
      history: role.map(who => `[{ version: 1, date: 2026-01-01, author: ${who} }]`),
      frequency: one('P3M', 'P1Y'),
      collected: date,
      roles: one('{ boss: { holder: B } }', '{ clerk: { title: Clerk } }', '{ boss: { holder: Somebody }, other: {} }'),
      verantwortlich: role,
    },
    { requiredKeys: ['status'] },
  )
  .map(fields =>
    Object.entries(fields)
      .map(([key, value]) => `${key}: ${value}\n`)
      .join(''),
  );

/** A title, and often the two places that links lead to. */
const beginning = one('', '# Title\n', '# Title\n\n## One\n\n## Two\n', '# Title\n\n## One\n\n## Two\n');

const markdown: fc.Arbitrary<string> = fc
  .tuple(fc.option(metadata, { freq: 3 }), beginning, fc.array(block, { maxLength: 6 }))
  .map(([fields, first, blocks]) => (fields === null ? '' : `---\n${fields}---\n`) + [first, ...blocks].join('\n'));

const row = fc
  .record({ id: one('ROW-1', 'ROW-2', 'POL-A'), owner: role, service: anyId }, { requiredKeys: ['id'] })
  .map(fields => JSON.stringify(fields));

const yaml: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(metadata, fc.array(row, { maxLength: 2 }))
      .map(
        ([fields, rows]) =>
          `id: REG-A\ntype: register\n${fields.replace(/^(id|type): .*\n/gm, '')}rows: [${rows.join(', ')}]\n`,
      ),
  },
  { weight: 2, arbitrary: metadata },
  { weight: 1, arbitrary: one('a: [1\n', 'on: push\n', '', ownStandard('Own')) },
);

const manifest: fc.Arbitrary<string> = fc
  .tuple(
    fc.record(
      {
        organization: one('A', 'B'),
        standards: one('[iso20000-1:2018]', '[own:1, iso20000-1:2018]', '[own:1]', '[other:1]', '[]'),
        documents: one('["**/*.md"]', '["sub/**", "*.yaml"]', '["a.md", "b.md"]', '["**"]'),
        exclude: one('["sub"]', '["sub/in"]', '["b.md"]', '["**/r.yaml"]'),
        slugs: one('github', 'gitlab', 'hugo'),
        reviews: one('{ default_interval: P1M }', '{ due_soon: P90D }', '{ intervals: { policy: none } }'),
        roles: one('{ boss: { holder: Somebody } }', '{ clerk: {} }', '{ boss: {}, clerk: { holder: C } }', '{}'),
        metadata: one('{ aliases: { owner: verantwortlich } }', '{ presets: [govuk] }', '{ aliases: { id: title } }'),
        rules: one(
          '{ reference/*: off }',
          '{ reference/broken-link: info, coverage/*: hint }',
          '{ metadata/*: warning }',
        ),
        waivers: fc
          .tuple(
            one('reference/broken-link', 'coverage/clause-not-covered', 'metadata/missing-field'),
            one('POL-A', 'a.md', 'sub/**', 'iso20000-1:5.2', '"**"'),
            one('2026-12-01', '2025-01-01'),
          )
          .map(
            ([rule, where, expires]) =>
              `[{ rule: ${rule}, where: ${where}, reason: r, approved_by: "role:boss", expires: ${expires} }]`,
          ),
      },
      { requiredKeys: [] },
    ),
    one('', '# clausetrace-disable-next-line coverage/clause-not-covered: known\n', 'standards: [\n'),
  )
  .map(
    ([fields, before]) =>
      before +
      Object.entries(fields)
        .map(([key, value]) => `${key}: ${value}\n`)
        .join(''),
  );

const ignoreFile = one('a.md\n', 'sub/\n', 'in/\n*.yaml\n', '!b.md\n', '', '*\n!a.md\n');
const standardFile = fc.oneof(
  one(
    ownStandard('Own'),
    ownStandard('Other'),
    'key: own\nedition: "1"\nclauses: [\n',
    'key: iso20000-1\nedition: "2018"\nclauses: [{ id: "5.2", text: Wording }]\n',
  ),
  yaml,
);

const file: fc.Arbitrary<readonly [path: string, text: string]> = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(one(...documentPaths), markdown) },
  { weight: 3, arbitrary: fc.tuple(one(...yamlPaths), yaml) },
  { weight: 3, arbitrary: fc.tuple(one(...manifestPaths), manifest) },
  {
    weight: 2,
    arbitrary: one(...otherPaths).chain(path =>
      fc.tuple(
        fc.constant(path),
        path.endsWith('.gitignore') ? ignoreFile : path.endsWith('.yaml') ? standardFile : fc.constant('image'),
      ),
    ),
  },
);

const anyPath = one(...documentPaths, ...yamlPaths, ...manifestPaths, ...otherPaths);

/** Lines that others depend on. */
const telling: fc.Arbitrary<string> = fc.oneof(
  heading.map(text => `## ${text}`),
  one('draft', 'approved', 'retired').map(status => `status: ${status}`),
  id.map(own => `id: ${own}`),
  one('policy', 'record', 'roles').map(type => `type: ${type}`),
  one('[policy]', '[records]').map(provided => `provides: ${provided}`),
  one('{ boss: { holder: B } }', '{ clerk: {} }', '{ boss: {}, clerk: { holder: Somebody } }', '{}').map(
    roles => `roles: ${roles}`,
  ),
  one('{ reference/*: off }', '{ reference/broken-link: info }').map(rules => `rules: ${rules}`),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(one('a.md', 'b.md', 'sub/a.md', 'sub/b.md', 'r.yaml', 'sms.yaml'), telling)
      .map(([path, line]) => ({ do: 'swap' as const, path, line })),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(one(...documentPaths), block).map(([path, text]) => ({ do: 'add' as const, path, text })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(one(...documentPaths, ...yamlPaths, ...manifestPaths), fc.nat(30))
      .map(([path, line]) => ({ do: 'cut' as const, path, line })),
  },
  { weight: 8, arbitrary: file.map(([path, text]) => ({ do: 'write' as const, path, text })) },
  {
    weight: 2,
    arbitrary: fc
      .oneof({ weight: 4, arbitrary: anyPath }, { weight: 1, arbitrary: one(...folders) })
      .map(path => ({ do: 'remove' as const, path })),
  },
  { weight: 1, arbitrary: fc.tuple(anyPath, anyPath).map(([from, to]) => ({ do: 'rename' as const, from, to })) },
  {
    weight: 1,
    arbitrary: fc.tuple(one(...folders), one(...folders)).map(([from, to]) => ({ do: 'rename' as const, from, to })),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.boolean(), fc.boolean())
      .map(([count, fromEnd, twice]) => ({ do: 'hear' as const, count, fromEnd, twice })),
  },
);

export interface Story {
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export const story: fc.Arbitrary<Story> = fc.record({
  files: fc.array(file, { minLength: 3, maxLength: 8 }).map(files => Object.fromEntries(files)),
  steps: fc.array(step, { minLength: 1, maxLength: 10 }),
});

/** For those who edit in other ways besides. */
export const edit = { path: anyPath, file };

export interface Watcher {
  /** Is told of changes as those who watch a disk are: late, in any order, several at once, some twice. */
  readonly hear: (paths: readonly string[]) => void;
  /** After each step. */
  readonly between?: () => void;
}

/** Plays a story; in the end everything was heard of. */
export function watch({ steps }: Story, disk: ChangingFiles, { hear, between }: Watcher): void {
  const unheard: string[] = [];
  for (const one of steps) {
    if (one.do === 'hear') {
      const heard = one.fromEnd ? unheard.splice(-one.count) : unheard.splice(0, one.count);
      if (heard.length > 0) hear(one.twice ? [...heard, ...heard] : heard);
    } else unheard.push(...change(one, disk));
    between?.();
  }
  hear(unheard.reverse());
}

/** Does what a step says, where it can be done; returns the paths that a watcher would name. */
function change(one: Exclude<Step, { do: 'hear' }>, disk: ChangingFiles): string[] {
  if (one.do === 'write') {
    if (disk.kindOf(one.path) === 'directory') return [];
    disk.write(one.path, one.text);
    return [one.path];
  }
  if (one.do === 'swap') {
    const text = disk.text(one.path);
    const kind = one.line.slice(0, one.line.indexOf(' '));
    const line = text?.split('\n').find(other => other.startsWith(kind));
    if (text === undefined || line === undefined) return [];
    disk.write(
      one.path,
      text.replace(line, () => one.line),
    );
    return [one.path];
  }
  if (one.do === 'add' || one.do === 'cut') {
    const text = disk.text(one.path);
    if (text === undefined) return [];
    const lines = text.split('\n');
    if (one.do === 'cut') lines.splice(one.line % lines.length, 1);
    disk.write(one.path, one.do === 'add' ? `${text}\n${one.text}` : lines.join('\n'));
    return [one.path];
  }
  if (one.do === 'remove') {
    disk.remove(one.path);
    return [one.path];
  }
  const { from, to } = one;
  if (from === to || disk.kindOf(to) || !disk.kindOf(from) || to.startsWith(`${from}/`)) return [];
  disk.rename(from, to);
  return [from, to];
}
