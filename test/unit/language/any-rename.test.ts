// Random small SMSs and a random rename: afterwards everything leads where it led before, and nothing new is found.

import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { fileRenameEdits } from '../../../server/src/language/file-rename/file-rename.ts';
import { type Move, Moves } from '../../../server/src/language/file-rename/moves.ts';
import { isRefusal, rename } from '../../../server/src/language/rename/rename.ts';
import { symbolAt } from '../../../server/src/language/symbol-at.ts';
import { workspaceEdit } from '../../../server/src/language/workspace-edit.ts';
import { checkSms } from '../../../server/src/rules/check.ts';
import { rules } from '../../../server/src/rules/registry.ts';
import { relativePath } from '../../../server/src/workspace/paths.ts';
import type { Resolution, Sms } from '../../../server/src/workspace/sms.ts';
import { type Files, withEdit, withMoves } from '../../support/apply-edit.ts';
import { editor } from '../../support/editor.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';

const runs = Number(process.env.CLAUSETRACE_RENAMES ?? 300);

// What an SMS is made of: few names, so that they meet often.

const paths = ['a.md', 'b.md', 'docs/README.md', 'docs/c.md', 'docs/sub/d e.md', 'docs/sub/ü(1).md', 'x_y/e.md'];
/** No folder is ever empty: in memory it would not be there. */
const others = ['img/p.png', 'docs/sub/contract.pdf', 'docs/keep.txt', 'docs/sub/keep.txt', 'x_y/keep.txt'];
const ids = ['PRC-A', 'PRC-B', 'PRC-C', 'PRC-ROW-1', 'PRC-GONE'];
const roles = ['im', 'owner', 'gone'];
const headings = ['One', 'Two', 'One', 'Größe *x*', 'Two {#two-id}', '<a id="in"></a>Three', 'Ein `code`?'];
const fragments = [
  'one',
  'one-1',
  'one-2',
  'two',
  'größe-x',
  'gr%C3%B6%C3%9Fe-x',
  'two-id',
  'in',
  'three',
  'mark',
  'ONE',
  'gone',
];

/** Ways to write a link from one file to another. */
const writers: readonly ((path: string, fragment: string) => string)[] = [
  (path, fragment) => `[x](${encodeURI(path)}${fragment})`,
  (path, fragment) => `[x](<${path}${fragment}> "t")`,
  (path, fragment) => `<a href="${path}${fragment}">x</a>`,
  (path, fragment) =>
    `![x](${path.replace(/[ ()]/g, encodeURIComponent).replace(/[()]/g, c => (c === '(' ? '%28' : '%29'))}${fragment})`,
  (path, fragment) => `[x\nlong](\n${encodeURI(path)}${fragment}\n't')`,
  (path, fragment) => `[x](./${encodeURI(path)}?raw=1${fragment})`,
];

const link = fc.record({
  target: fc.constantFrom(...paths, ...others, 'gone.md', 'docs', 'docs/sub'),
  fragment: fc.option(fc.constantFrom(...fragments), { nil: undefined, freq: 2 }),
  writer: fc.constantFrom(...writers),
  isFromRoot: fc.nat(4).map(n => n === 0),
});

const line = fc.oneof(
  link.map(one => (from: string) => {
    const path = one.isFromRoot
      ? `/${one.target}`
      : relativePath(from.slice(0, Math.max(0, from.lastIndexOf('/'))), one.target);
    return one.writer(path || '.', one.fragment === undefined ? '' : `#${one.fragment}`);
  }),
  fc.constantFrom(...fragments).map(fragment => () => `[x](#${fragment})`),
  fc.tuple(fc.constantFrom(...ids), fc.option(fc.constantFrom(...fragments))).map(
    ([id, fragment]) =>
      () =>
        `[[${id}${fragment === null ? '' : `#${fragment}`}]]`,
  ),
  fc.constantFrom(...ids).map(id => () => `See ${id}, please.`),
  fc.constantFrom(...roles).map(role => () => `Ask role:${role}.`),
  fc.constantFrom(...headings).map(heading => () => `\n## ${heading}\n`),
  fc.constant(() => '<a id="mark" name="mark"></a>'),
);

const document = fc.record({
  id: fc.option(fc.constantFrom(...ids.slice(0, 3)), { freq: 4 }),
  related: fc.subarray(ids),
  owner: fc.constantFrom(...roles),
  section: fc.option(fc.constantFrom(...fragments.filter(one => !one.includes('%') && one !== 'ONE'))),
  lines: fc.array(line, { maxLength: 8 }),
  lineBreak: fc.constantFrom('\n', '\r\n'),
});

const sms = fc
  .record({
    documents: fc.uniqueArray(fc.tuple(fc.constantFrom(...paths), document), {
      selector: ([path]) => path,
      minLength: 2,
      maxLength: 6,
    }),
    slugs: fc.constantFrom('github', 'github', 'gitlab', 'azure-devops', 'docusaurus', 'hugo'),
    row: fc.constantFrom(...ids),
  })
  .map(({ documents, slugs, row }): Files => {
    const taken = new Set<string>();
    return {
      'sms.yaml': `slugs: ${slugs}\nexclude: [docs/sub/old, img/**]\nroles:\n  im: { holder: N }\n  owner: {}\n`,
      'reg.yaml': `id: PRC-REG\ntype: register\nregister: suppliers\nlocation: docs/sub/contract.pdf\nrows:\n  - { id: PRC-ROW-1, contract: ${row}, owner: "role:im" }\n`,
      ...Object.fromEntries(others.map(path => [path, ''])),
      ...Object.fromEntries(documents.map(([path, parts]) => [path, documentText(path, parts, taken)])),
    };
  });

type DocumentParts = typeof document extends fc.Arbitrary<infer T> ? T : never;

/** Ids are given once: two of a kind cannot be renamed. */
function documentText(path: string, parts: DocumentParts, taken: Set<string>): string {
  const { id, related, owner, section, lines, lineBreak } = parts;
  const own = id !== null && !taken.has(id) ? id : undefined;
  if (own) taken.add(own);
  const claim = section === null ? '' : `clauses:\n  - { id: 8.6.1, section: "#${section}" }\n`;
  const frontMatter = own
    ? `---\nid: ${own}\ntype: policy\nowner: role:${owner}\nrelated: [${related.join(', ')}]\n${claim}---\n\n`
    : '';
  const body = lines.map(write => write(path)).join('\n\n');
  return `${frontMatter}${body}\n`.replaceAll('\n', lineBreak);
}

// What can be done to it.

/** Not the id that is referred to and not there: a thing that gets it is what is referred to from then on. */
const newNames = ['PRC-NEW', 'PRC-REG', 'new', 'owner', 'Two', 'New *name*', 'One', 'mark', 'two-id', 'Größe'];
const newPaths = ['new.pdf', 'docs/n w.png', 'new.md', 'docs/new name.md', 'docs/sub/x/n(1).md', 'neu/ü.md'];
const newFolders = ['neu', 'x_y/tief', 'my docs', 'img2'];

const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ at: fc.nat(), newName: fc.constantFrom(...newNames) }) },
  { weight: 2, arbitrary: fc.record({ moves: movesFrom([...paths, ...others], newPaths) }) },
  { weight: 1, arbitrary: fc.record({ moves: movesFrom(['docs', 'docs/sub', 'x_y', 'img'], newFolders) }) },
);

function movesFrom(from: readonly string[], to: readonly string[]): fc.Arbitrary<Move[]> {
  const move = fc.record({ from: fc.constantFrom(...from), to: fc.constantFrom(...to) });
  return fc.uniqueArray(move, { minLength: 1, maxLength: 2, comparator: (a, b) => areInEachOthersWay(a, b) });
}

function areInEachOthersWay(a: Move, b: Move): boolean {
  return (
    a.from === b.from || a.to === b.to || `${a.from}/`.startsWith(`${b.from}/`) || `${b.from}/`.startsWith(`${a.from}/`)
  );
}

function canBeMade(moves: readonly Move[], files: Files): boolean {
  const known = Object.keys(files);
  const exists = (path: string) => known.some(one => one === path || one.startsWith(`${path}/`));
  const kind = (path: string) => /\.\w+$/.exec(path)?.[0];
  return moves.every(
    ({ from, to }) => exists(from) && !exists(to) && !to.startsWith(`${from}/`) && kind(from) === kind(to),
  );
}

// What is compared: where everything leads, and what is found.

interface Picture {
  /** Where each reference leads, by file and in order. */
  readonly leads: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly string[];
}

async function pictureOf(files: Files, newPath: (path: string) => string): Promise<Picture> {
  const { systems } = await memoryWorkspace(files);
  const system = systems[0]!;
  const { findings } = checkSms(new Analysis(system, '2026-11-20'), rules);
  return {
    leads: new Map(system.documents.map(one => [newPath(one.path), leadsOf(one.path, system, newPath)])),
    // A clause that only planned documents claim is told at the first of them, which another may be now.
    findings: findings
      .map(({ rule, path, range }) =>
        rule === 'coverage/clause-planned-only' ? rule : `${rule} ${newPath(path)}:${range.start.line}`,
      )
      .sort(),
  };
}

function leadsOf(path: string, system: Sms, newPath: (path: string) => string): string[] {
  return system.referencesFrom(system.document(path)!).map(({ target }) => {
    if (target.kind === 'path') return leadOf(system.resolve(target), newPath);
    if (target.kind === 'role') return system.roles(target.id).length > 0 ? 'role' : 'missing';
    const entity = system.entities(target.id)[0];
    return entity ? `${newPath(entity.document.path)} ${entity.kind}` : 'missing';
  });
}

function leadOf(resolution: Resolution, newPath: (path: string) => string): string {
  if (resolution.kind === 'missing') return 'missing';
  if (resolution.kind !== 'document') return newPath(resolution.path);
  const { document: led, place } = resolution;
  if (place === 'missing') return `${newPath(led.path)} missing`;
  const { headings: all, anchors } = led.facts;
  const index = place?.heading ? all.indexOf(place.heading) : anchors.findIndex(({ span }) => span === place?.span);
  return `${newPath(led.path)} ${place ? `${place.heading ? 'heading' : 'anchor'} ${index}` : ''}`;
}

/** What led nowhere may lead somewhere now; all else is as it was. */
function assertNothingNew(before: Picture, after: Picture): void {
  deepEqual([...after.leads.keys()].sort(), [...before.leads.keys()].sort());
  for (const [path, leads] of before.leads) {
    const now = after.leads.get(path)!;
    deepEqual(
      leads.map((lead, i) => (lead.endsWith('missing') ? lead : now[i])),
      leads,
      path,
    );
  }
  const known = [...before.findings];
  for (const finding of after.findings) {
    // What led nowhere and now leads to something may be told of what it leads to.
    const place = finding.slice(finding.indexOf(' '));
    const was = [finding, `reference/broken-anchor${place}`, `reference/broken-link${place}`];
    const index = known.findIndex(one => was.includes(one));
    ok(index >= 0, `new: ${finding}`);
    known.splice(index, 1);
  }
}

async function edited(files: Files, wanted: { at: number; newName: string }): Promise<WorkspaceEdit | undefined> {
  const { source } = await editor(files);
  const all = Object.keys(files).filter(path => /\.(md|yaml)$/.test(path));
  const path = all[wanted.at % all.length]!;
  // From some place on, the first thing that can be renamed to this.
  for (let i = 0; i < files[path]!.length; i += 3) {
    const offset = (wanted.at + i) % files[path]!.length;
    // A heading may say anything, the id of a document too, which it then refers to.
    if (wanted.newName.startsWith('PRC-') && symbolAt(source(path), offset)?.kind !== 'id') continue;
    const edit = rename(source(path), offset, wanted.newName, { documentChanges: wanted.at % 2 === 0 });
    if (edit && !isRefusal(edit)) return edit;
  }
  return undefined;
}

describe('any rename', () => {
  it(`leaves everything where it leads, ${runs} times`, async () => {
    let renames = 0;
    await fc.assert(
      fc.asyncProperty(sms, action, async (files, wanted) => {
        const moves = 'moves' in wanted ? wanted.moves : [];
        if ('moves' in wanted && !canBeMade(moves, files)) return;
        const edit = 'moves' in wanted ? await moveEdit(files, moves) : await edited(files, wanted);
        if (!edit) return;
        renames++;
        const newPaths = new Moves(moves);
        const before = await pictureOf(files, path => newPaths.newPath(path));
        assertNothingNew(before, await pictureOf(withMoves(withEdit(files, edit), moves), path => path));
      }),
      { numRuns: runs },
    );
    ok(renames > runs / 4, `only ${renames} renames`);
  }).timeout(120_000);
});

async function moveEdit(files: Files, moves: readonly Move[]): Promise<WorkspaceEdit> {
  const { workspace, source } = await editor(files);
  const scope = { folder: '/workspace', systems: workspace.systems, textOf: (path: string) => files[path] };
  return workspaceEdit(fileRenameEdits(moves, scope), source('sms.yaml').files, { documentChanges: false });
}
