// `history` as one self-contained page: the picture, and the table that it was drawn from.

import { counted, selfAssessment } from '../analysis/words.ts';
import { chartColours, chartOf, chartStyle } from './history-svg.ts';
import { pageHtml } from './html/page.ts';
import { type Html, html } from './html/safe-html.ts';
import { pageStyle } from './html/style.ts';
import { figures, pointName, type Timeline } from './timeline.ts';

const style = `
.chart-card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); padding: 1.2rem; overflow-x: auto; }
.chart { display: block; max-width: none; }
.scrolling { overflow-x: auto; }
.t-history :is(th, td):nth-child(n + 3) { text-align: right; }
.t-history thead th { white-space: normal; vertical-align: bottom; }
.t-history th[scope=row] { font-weight: 600; white-space: nowrap; }
`;

export function historyHtml(timelines: readonly Timeline[], { toolVersion }: { readonly toolVersion: string }): string {
  const [first] = timelines;
  const name = timelines.length === 1 && first ? first.sms.name : 'Service management systems';
  return pageHtml({
    toolVersion,
    title: `${name}: coverage and reviews over time`,
    style: pageStyle(`${name}: coverage and reviews over time`, '', {}) + chartColours + chartStyle + style,
    skip: { to: 'timelines', text: 'Skip to the picture' },
    body: html`<header class="masthead"><div class="wrap">
<p class="kicker">Over time</p>
<h1>${name}</h1>
<p class="statement">${selfAssessment}</p>
</div></header>
<main class="wrap" id="timelines">
${timelines.map(timelineHtml)}
</main>`,
    colophon: [
      selfAssessment,
      `Each revision was examined as of its own day. Reviews in git are the changes of review dates that its history tells of; unsupported are those that changed nothing else, that came in bulk, or that the author alone confirmed. Written by Clausetrace ${toolVersion}.`,
    ],
  });
}

function timelineHtml(timeline: Timeline): Html {
  const { sms, standard, points } = timeline;
  const used = figures.filter(({ of }) => points.some(point => of(point) !== undefined));
  return html`<section class="sec" aria-label="${sms.name}, ${standard.shortTitle}">
<div class="head"><h2>${sms.name}, ${standard.shortTitle}</h2><p class="lead">${counted(points.length, 'point')} in time.</p></div>
<div class="chart-card" tabindex="0" role="region" aria-label="Picture of ${sms.name}">${chartOf(timeline)}</div>
</section>
<section class="sec" aria-label="Figures of ${sms.name}">
<div class="head"><h2>Figures</h2></div>
<div class="scrolling" tabindex="0" role="region" aria-label="Table of ${sms.name}"><table class="t-history" data-grid><caption class="vh">Figures of ${sms.name}</caption>
<thead><tr><th scope="col"><span>Revision</span></th><th scope="col"><span>As of</span></th>${used.map(({ longTitle }) => html`<th scope="col"><span>${longTitle}</span></th>`)}</tr></thead>
<tbody>${points.map(
    point =>
      html`<tr><th scope="row">${pointName(point)}</th><td class="nowrap">${point.asOf}</td>${used.map(({ of }) => html`<td>${of(point)}</td>`)}</tr>
`,
  )}</tbody></table></div>
</section>`;
}
