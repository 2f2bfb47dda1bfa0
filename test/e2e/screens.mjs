// What there is to see of the extension, in VS Code: how a person gets there, what makes it whole, and its page where it has one.
import { until } from './workbench.mjs';

const atLeast = (what, least, count) => until(`${least} ${what}`, count, n => n >= least);

/** Every clause of the sample in the page: pages draw into shadow roots, which locators look into. */
const inPage = (frame, selector) => () => frame.locator(selector).count();

/** Unfolds a clause of the tree. */
async function unfold(bench, clause) {
  const row = bench.tree('Clauses').filter({ hasText: clause }).first();
  await row.waitFor();
  if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
}

/** In this order; each begins with no editor open. */
export const SCREENS = [
  {
    name: 'views',
    async open(bench) {
      await bench.openDocument('processes/incident.md');
      await bench.openSideBar();
      for (const title of ['Clauses', 'Documents', 'Reviews', 'Gaps']) {
        await bench.expand(title);
        await atLeast(`rows in ${title}`, 3, () => bench.tree(title).count());
      }
      for (const clause of ['8 Operation', '8.6 Resolution', '8.6.1 Incident']) await unfold(bench, clause);
    },
  },
  {
    name: 'problems',
    async open(bench) {
      await bench.openDocument('processes/incident.md');
      await bench.run('Problems: Focus on Problems View');
      const ours = bench.page.locator('.markers-panel .monaco-list-row', { hasText: 'clausetrace' });
      await atLeast('findings', 5, () => ours.count());
    },
    close: bench => bench.run('View: Hide Panel'),
  },
  {
    name: 'matrix',
    isWide: true,
    page: 'matrix',
    open: bench => bench.run('Clausetrace: Show the Traceability Matrix'),
    isWhole: frame => atLeast('rows of the matrix', 15, inPage(frame, '[role=row]')),
  },
  {
    name: 'clause',
    page: 'clause',
    async open(bench) {
      await bench.run('Clausetrace: Show Clause');
      await bench.pick('8.6.1');
    },
    isWhole: frame => atLeast('headings of the clause', 4, inPage(frame, 'h1, h2, h3')),
  },
  {
    name: 'picture',
    isWide: true,
    page: 'picture',
    open: bench => bench.run('Clausetrace: Show the Coverage Picture'),
    isWhole: frame => atLeast('tiles of the picture', 62, inPage(frame, '[role=gridcell]')),
  },
  {
    name: 'graph',
    isWide: true,
    page: 'graph',
    async open(bench) {
      await bench.openDocument('processes/incident.md');
      await bench.run('Clausetrace: Show the Neighbourhood');
    },
    isWhole: frame => atLeast('nodes of the graph', 4, inPage(frame, '.node[role=button]')),
  },
  {
    name: 'walkthrough',
    async open(bench) {
      await bench.run('Welcome: Open Walkthrough');
      await bench.pick('The First Green Clause');
      await atLeast('steps', 7, () => bench.page.locator('.getting-started-step').count());
    },
  },
];
