// What reviews are worth, counted twice: by the analysis, and from the text of `git log -p`, which knows nothing of ours. Real
// repositories, with the front matter of public ones.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { remarksOf } from '../../../server/src/analysis/change-words.ts';
import { reviewStamps } from '../../../server/src/analysis/review-quality.ts';
import { Git } from '../../../server/src/history/git.ts';
import { openHistory } from '../../../server/src/history/repository.ts';
import { GitRepository, removeRepositories } from '../../support/git-repository.ts';
import { type MemoryCommit, memoryHistory } from '../../support/memory-history.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';

const manifest = 'metadata: { presets: [govuk] }\n';

/** A page as public repositories have them. */
const page = (reviewed: string | undefined, text: string) =>
  `---\ntitle: Page\n${reviewed ? `last_reviewed_on: ${reviewed}\nreview_in: 6 months\n` : ''}owner_slack: "#team"\n---\n# Page\n\n${text}\n`;

/** The same numbers on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function dayOf(step: number): string {
  return new Date(Date.UTC(2024, 0, 1 + 3 * step)).toISOString().slice(0, 10);
}

/** Edits, reviews with something to show for it, stamps of the date alone, one by one and many at once, on two branches. */
function repositoryWithReviews(seed: number): GitRepository {
  const random = numbers(seed);
  const repository = new GitRepository();
  const paths = Array.from({ length: 12 }, (_, i) => `docs/page-${i}.md`);
  const pages = new Map<string, { reviewed: string | undefined; text: string }>();
  for (const path of paths)
    pages.set(path, {
      reviewed: random(4) > 0 ? dayOf(0) : undefined,
      text: `Text of ${path} that goes on for a while.`,
    });
  const write = (some: readonly string[]) =>
    Object.fromEntries(some.map(path => [path, page(pages.get(path)!.reviewed, pages.get(path)!.text)]));
  repository.commit('All', { 'sms.yaml': manifest, ...write(paths) }, { date: dayOf(0) });
  for (let step = 1; step <= 40; step++) {
    const path = paths[random(paths.length)]!;
    const kind = random(5);
    const chosen = kind === 3 ? paths.filter(() => random(2) === 0) : [path];
    for (const one of chosen) {
      const { reviewed, text } = pages.get(one)!;
      pages.set(one, {
        reviewed: kind === 0 ? reviewed : dayOf(step),
        text: kind === 0 || kind === 1 ? `${text}\n\nStep ${step}.` : text,
      });
    }
    // Some pages go, with what was said of them.
    if (step === 25 || step === 33) {
      const [gone] = paths.splice(random(paths.length), 1);
      repository.remove(gone!);
      chosen.splice(0, chosen.length, ...chosen.filter(one => one !== gone));
    }
    repository.commit(`Step ${step}`, write(chosen), {
      date: dayOf(step),
      author: ['A. Writer', 'B. Reader'][random(2)]!,
    });
  }
  return repository;
}

/** From the patches of `git log -p`: reviews by path, those that changed one line, and how many each commit has. */
function countIn(repository: GitRepository) {
  const log = repository.git('log', '-p', '-U0', '-M', '--no-merges', '--format=commit %H', '--', '*.md');
  let commit = '';
  let isCounted = false;
  const files: { commit: string; path: string; removed: string[]; added: string[] }[] = [];
  for (const line of log.split('\n')) {
    if (line.startsWith('commit ')) commit = line.slice(7);
    else if (line.startsWith('diff --git ')) isCounted = true;
    else if (/^(?:new|deleted) file/.test(line)) isCounted = false;
    else if (line.startsWith('+++ b/')) {
      if (isCounted) files.push({ commit, path: line.slice(6), removed: [], added: [] });
    } else if (isCounted && /^[+-](?![+-])/.test(line))
      files.at(-1)?.[line[0] === '+' ? 'added' : 'removed'].push(line.slice(1));
  }
  const dateIn = (lines: readonly string[]) => lines.find(line => line.startsWith('last_reviewed_on: '))?.slice(18);
  const stamps = files.filter(({ removed, added }) => (dateIn(added) ?? '') > (dateIn(removed) ?? ''));
  const ofCommit = (id: string) => stamps.filter(one => one.commit === id).length;
  return {
    total: stamps.length,
    dateOnly: stamps.filter(({ removed, added }) => removed.length === 1 && added.length === 1).length,
    bulk: stamps.filter(one => ofCommit(one.commit) >= 5).length,
  };
}

describe('the quality of reviews', function () {
  this.timeout(60_000);
  afterEach(removeRepositories);

  for (const seed of [1, 2, 3]) {
    it(`agrees with an independent count from git log (${seed})`, async () => {
      const repository = repositoryWithReviews(seed);
      const history = await openHistory({
        git: new Git({ folder: repository.folder, env: repository.env }),
        read: () => undefined,
      });
      const { systems } = await memoryWorkspace({ 'sms.yaml': `${manifest}reviews: { bulk_stamp: 5 }\n` });
      const { total, dateOnly, bulk, stamps, byPath, removed } = reviewStamps(
        history,
        history.paths,
        systems[0]!.manifest,
        history.removed,
      );
      ok(removed.total > 0);
      deepEqual({ total, dateOnly, bulk }, countIn(repository));
      ok(dateOnly > 5 && bulk > 5 && total > dateOnly, JSON.stringify({ total, dateOnly, bulk }));
      equal(stamps.length, total);
      equal(
        [...byPath.values()].reduce((sum, figures) => sum + figures.total, 0),
        total - removed.total,
      );
    });
  }

  it('counts a review once that a merge brought, through a rename', async () => {
    const repository = new GitRepository();
    repository.commit(
      'All',
      { 'a.md': page('2024-01-01', 'A long enough text to be known again.') },
      { date: '2024-01-01' },
    );
    repository.branch('review').move('a.md', 'sub/b.md').commit('Move', {}, { date: '2024-02-01' });
    repository.commit(
      'Review',
      { 'sub/b.md': page('2024-03-01', 'A long enough text to be known again.') },
      { date: '2024-03-01' },
    );
    repository.checkout('main');
    repository.commit('Elsewhere', { 'c.md': 'Text.\n' }, { date: '2024-03-02' });
    repository.merge('review', { date: '2024-03-03' });
    const history = await openHistory({
      git: new Git({ folder: repository.folder, env: repository.env }),
      read: () => undefined,
    });
    const { systems } = await memoryWorkspace({ 'sms.yaml': manifest });
    const { stamps, total, dateOnly } = reviewStamps(history, history.paths, systems[0]!.manifest);
    deepEqual({ total, dateOnly }, { total: 1, dateOnly: 1 });
    deepEqual(
      stamps.map(({ path, date, version }) => [path, date, version.commit.subject]),
      [['sub/b.md', '2024-03-01', 'Review']],
    );
  });
});

/** One document through some commits, as of a later day. */
async function remarksAfter(
  commits: readonly MemoryCommit[],
  more: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const files = Object.assign({}, ...commits.map(commit => commit.files), more) as Record<string, string>;
  const { systems } = await memoryWorkspace(files);
  const analysis = new Analysis(
    systems[0]!,
    '2026-06-30',
    memoryHistory(commits, path => files[path]),
  );
  return remarksOf(analysis.sms.document('a.md')!, analysis);
}

const document = (metadata: string, text = 'One.') => `---\nid: POL-A\nstatus: approved\n${metadata}\n---\n${text}\n`;

describe('remarks about a review', () => {
  it('are none where git knows nothing, and where there is nothing to add', async () => {
    deepEqual(await remarksAfter([], { 'a.md': document('reviewed: 2026-03-01') }), []);
    deepEqual(await remarksAfter([{ day: '2026-03-01', files: { 'a.md': document('reviewed: 2026-03-01') } }]), []);
  });

  it('keep what people wrote on one line, and short', async () => {
    const [remark] = await remarksAfter([
      { day: '2026-03-01', files: { 'a.md': document('reviewed: 2026-03-01') } },
      {
        day: '2026-04-01',
        author: `Eve\u001b[31m ${'x'.repeat(100)}`,
        subject: `Subject\u202e ${'y'.repeat(200)}`,
        files: { 'a.md': document('reviewed: 2026-03-01', 'Two.') },
      },
    ]);
    ok(remark && remark.length < 250 && !/[\u001b\u202e\n]/.test(remark), remark);
  });

  it('name no more sections than one reads', async () => {
    const sections = (word: string) => ['A', 'B', 'C', 'D', 'E'].map(name => `## ${name}\n\n${word}\n`).join('\n');
    const [remark] = await remarksAfter([
      { day: '2026-03-01', files: { 'a.md': document('reviewed: 2026-03-01', sections('One.')) } },
      { day: '2026-04-01', files: { 'a.md': document('reviewed: 2026-03-01', sections('Two.')) } },
    ]);
    ok(remark?.includes('in "A", "B" and 3 more, by commit'), remark);
  });

  it('tell of a review by the author alone, and by address who it is', async () => {
    const commits = [
      {
        day: '2025-03-01',
        author: 'R. Example <r@acme.example>',
        files: { 'a.md': document('reviewed: 2025-03-01\nversion: 1') },
      },
      {
        day: '2026-03-01',
        author: 'Robin <R@acme.example>',
        files: { 'a.md': document('reviewed: 2026-03-01\nversion: 2', 'Two.') },
      },
    ];
    deepEqual(await remarksAfter(commits), [
      'The review of 2026-03-01 is unsupported: Robin, who recorded it, is the only one who wrote the text.',
    ]);
  });
});
