// How smooth the page of the traceability matrix is: 300 clauses, 2,000 documents, some 10,000 rows, in Chromium. Needs a build.
//
//   node test/bench/matrix-page.mjs
import { chromium } from 'playwright-core';
import { tsImport } from 'tsx/esm/api';
import { openPage } from '../browser/pages/harness.mjs';
import { findChromium } from '../e2e/vscode-web.mjs';

const { systemView } = await tsImport('../support/system-view.ts', import.meta.url);
const system = systemView({ clauses: 300, documents: 2000, claims: 6 });
const data = { asOf: '2026-11-20', systems: [system], asked: undefined, formats: [] };

const tell = (what, times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  console.log(`${what.padEnd(34)} p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  worst ${at(1)} ms  (${times.length})`);
};

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
const matrix = await openPage(browser, 'matrix', { data });
const { page } = matrix;
console.log(`${await page.evaluate(() => document.querySelector('.table').ariaRowCount)} rows`);

const session = await page.context().newCDPSession(page);
await session.send('Performance.enable', { timeDomain: 'threadTicks' });
const busy = async () =>
  (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;

/** Times from frame to frame, and what the main thread really worked for one: the machine may be busy with other things. */
async function tellFrames(what, step, count) {
  const before = await busy();
  tell(what, await frames(step, count));
  console.log(`${''.padEnd(34)} ${(((await busy()) - before) / count).toFixed(1)} ms of work in a frame`);
}

/** Times from frame to frame while `step` is taken once a frame. */
const frames = (step, count) =>
  page.evaluate(
    async ([body, count]) => {
      const step = new Function('i', body);
      const times = [];
      let last = await new Promise(requestAnimationFrame);
      for (let i = 0; i < count; i++) {
        step(i);
        const now = await new Promise(requestAnimationFrame);
        times.push(now - last);
        last = now;
      }
      return times;
    },
    [step, count],
  );

await tellFrames('frame at rest', '', 120);
await tellFrames('frame, scrolled by 3 lines', "document.querySelector('.box').scrollTop += 72", 240);
await tellFrames('frame, scrolled by a screen', "document.querySelector('.box').scrollTop += 700", 240);

/** Time that the page takes for something, until it is laid out. */
const work = body =>
  page.evaluate(body => {
    const start = performance.now();
    new Function(body)();
    document.querySelector('.box').getBoundingClientRect();
    return performance.now() - start;
  }, body);

const typed = [];
for (const text of [
  'd',
  'do',
  'doc',
  'doc-',
  'doc-1',
  'doc-19',
  'doc-199',
  '',
  'i',
  'in',
  'inc',
  'inci',
  '',
  'c',
  'cl',
]) {
  const field = "const field = document.querySelector('#filter');";
  typed.push(await work(`${field} field.value = ${JSON.stringify(text)}; field.dispatchEvent(new Event('input'));`));
  await matrix.settle();
}
tell('a key in the filter', typed);

const updates = [];
for (let i = 0; i < 8; i++) {
  const documents = system.documents.map((one, d) => (d === i * 7 ? { ...one, title: `Changed ${i}` } : one));
  const message = { kind: 'data', data: { ...data, systems: [{ ...system, documents }] } };
  updates.push(
    await page.evaluate(message => {
      const start = performance.now();
      window.dispatchEvent(new MessageEvent('message', { data: message }));
      document.querySelector('.box').getBoundingClientRect();
      return performance.now() - start;
    }, message),
  );
  await matrix.settle();
}
tell('an update of the data', updates);
tell('a sort', [
  await work("document.querySelector('[role=columnheader][data-column=owner]').click()"),
  await work("document.querySelector('[role=columnheader][data-column=document]').click()"),
]);
await matrix.close();
await browser.close();
