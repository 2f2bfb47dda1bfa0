// Histories at random, and what git itself says of them, asked file by file as nobody would in a program.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { GitRepository, removeRepositories } from '../../support/git-repository.ts';
import '../../support/seed.ts';
import { document, opened } from './opened.ts';

type Tree = ReadonlyMap<string, string>;

interface Step {
  readonly kind: 'edit' | 'branch' | 'merge' | 'pick';
  readonly a: number;
  readonly b: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('edit', 'edit', 'edit', 'branch', 'merge', 'merge', 'pick'),
  a: fc.nat(1000),
  b: fc.nat(1000),
});

const names = ['a.md', 'b.md', 'c/d.md', 'e.yaml'];

/** Writes commits straight into the repository. */
class Writer {
  readonly #parts: string[] = [];
  #count = 0;

  commit(parents: readonly number[], tree: Tree, time: number): number {
    const mark = ++this.#count;
    const who = `A. Author <a@example.org> ${time} +0100`;
    this.#parts.push(`commit refs/heads/main\nmark :${mark}\ncommitter ${who}\ndata 4\nstep\n`);
    for (const [index, parent] of parents.entries()) this.#parts.push(`${index === 0 ? 'from' : 'merge'} :${parent}\n`);
    this.#parts.push('deleteall\n');
    for (const [path, text] of tree) {
      this.#parts.push(`M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
    }
    return mark;
  }

  into(repository: GitRepository): void {
    const input = `${this.#parts.join('')}done\n`;
    execFileSync('git', ['fast-import', '--quiet', '--done'], { cwd: repository.folder, env: repository.env, input });
    repository.git('reset', '-q', '--hard', 'main');
  }
}

/** Branches that edit, take over changes from each other, and are merged with every kind of resolution. */
function written(steps: readonly Step[]): GitRepository {
  const writer = new Writer();
  const base: Tree = new Map(names.map(name => [name, document(name)]));
  let time = 1_700_000_000;
  let tips = [{ mark: writer.commit([], base, time), tree: base }];
  const follow = (index: number, parents: readonly number[], tree: Tree) => {
    time += 1000;
    tips[index] = { mark: writer.commit(parents, tree, time), tree };
  };
  for (const [number, { kind, a, b }] of steps.entries()) {
    const index = a % tips.length;
    const other = b % tips.length;
    const tip = tips[index]!;
    const name = names[b % names.length]!;
    if (kind === 'branch') tips = [...tips, tip];
    else if (kind === 'edit')
      follow(index, [tip.mark], new Map([...tip.tree, [name, document(name, `step ${number}`)]]));
    else if (kind === 'pick') follow(index, [tip.mark], new Map([...tip.tree, [name, tips[other]!.tree.get(name)!]]));
    else if (tips[other]!.mark !== tip.mark)
      follow(index, [tip.mark, tips[other]!.mark], resolved(tip.tree, tips[other]!.tree, a + b, number));
  }
  // The last commit is what `main` points to.
  follow(0, [...new Set(tips.map(({ mark }) => mark))], tips.at(-1)!.tree);
  const repository = new GitRepository();
  writer.into(repository);
  return repository;
}

/** Of each file, what one side or the other has, or something new. */
function resolved(ours: Tree, theirs: Tree, choice: number, number: number): Tree {
  return new Map(
    names.map((name, index) => {
      const which = (choice >> (2 * index)) & 3;
      return [name, which === 3 ? document(name, `merged in ${number}`) : (which === 0 ? theirs : ours).get(name)!];
    }),
  );
}

function lines(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

describe('what is known of a history, and what git says', () => {
  afterEach(removeRepositories);

  it('agrees on the commits of every file, whatever is merged how', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async steps => {
        const repository = written(steps);
        const { history } = await opened(repository);
        for (const name of names) {
          const { versions } = history.file(name)!;
          const expected = lines(repository.git('log', '--date-order', '--format=%H %cd', '--date=short', '--', name));
          assert.deepEqual(
            versions.map(({ commit }) => `${commit.id} ${commit.day}`),
            expected,
            name,
          );
          assert.equal(versions[0]!.blob, repository.git('rev-parse', `HEAD:${name}`));
        }
        // Of a merge, what is as in none of its parents.
        const changed = lines(repository.git('log', '-c', '--name-only', '--format=')).filter(Boolean);
        const commits = lines(repository.git('log', '--format=%H'));
        const made = commits.flatMap(id => history.changedBy({ ...history.head!, id }).map(({ path }) => path));
        assert.deepEqual(made.sort(), changed.sort());
        removeRepositories();
      }),
      { numRuns: 25 },
    );
  });

  it('agrees on which commit has which in it', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async steps => {
        const repository = written(steps);
        const { history } = await opened(repository);
        const commits = lines(repository.git('log', '--format=%H')).map(id => ({ ...history.head!, id }));
        for (const at of commits) {
          const had = new Set(lines(repository.git('rev-list', at.id)));
          for (const commit of commits) assert.equal(history.has(at, commit), had.has(commit.id));
        }
        const trunk = lines(repository.git('log', '--first-parent', '--format=%H %cd', '--date=short'));
        for (const day of new Set(trunk.map(line => line.slice(-10)))) {
          const head = trunk.find(line => line.slice(-10) <= day);
          assert.equal(history.headOn(day)?.id, head?.slice(0, -11));
        }
        assert.equal(history.headOn('2000-01-01'), undefined);
        removeRepositories();
      }),
      { numRuns: 10 },
    );
  });

  it('agrees with `git log --follow` on one line of moves and edits', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(2), fc.nat(5), fc.nat(9)), { minLength: 5, maxLength: 40 }),
        async steps => {
          const writer = new Writer();
          let tree: Tree = new Map([0, 1, 2, 3, 4, 5].map(n => [`${n}.md`, document(`${n}`)]));
          let mark = writer.commit([], tree, 1_700_000_000);
          for (const [number, [kind, which, where]] of steps.entries()) {
            const [path, text] = [...tree][which]!;
            const moved = kind === 0 ? path : `folder-${where}/${number}.md`;
            const edited = kind === 1 ? text : text.replace(/## Own[\s\S]*/, `## Own\n\nstep ${number}\n`);
            tree = new Map([...tree].map(entry => (entry[0] === path ? [moved, edited] : entry)));
            mark = writer.commit([mark], tree, 1_700_000_000 + 1000 * (number + 1));
          }
          const repository = new GitRepository();
          writer.into(repository);
          const { history } = await opened(repository);
          assert.deepEqual(history.paths, [...tree.keys()].sort());
          for (const path of tree.keys()) {
            const expected = lines(repository.git('log', '--follow', '--format=%H', '--', path));
            assert.deepEqual(
              history.file(path)!.versions.map(({ commit }) => commit.id),
              expected,
              path,
            );
          }
          removeRepositories();
        },
      ),
      { numRuns: 15 },
    );
  });
});
