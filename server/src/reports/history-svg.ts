// `history` as a picture: for each point in time a column of its clauses by status, below it what was wrong with reviews, and the
// findings. Colours never stand alone: every piece says what it is when pointed at, and the figures stand beside the columns.

import { clauseStatuses } from '../analysis/coverage.ts';
import { statusWords } from '../analysis/words.ts';
import { Html, html, nothing } from './html/safe-html.ts';
import { type Milestone, pointName, type Timeline } from './timeline.ts';

interface Layer {
  readonly title: string;
  /** Class of its pieces. */
  readonly colour: string;
  readonly of: (point: Milestone) => number;
}

interface Panel {
  readonly title: string;
  readonly height: number;
  /** From the bottom up. */
  readonly layers: readonly Layer[];
  /** Above each column. */
  readonly label: (point: Milestone) => string;
  /** What the whole height means; the tallest column where it is left out. */
  readonly full?: (point: Milestone) => number;
}

const panels: readonly Panel[] = [
  {
    title: 'Clauses by coverage, and how many per cent are green',
    height: 200,
    layers: [...clauseStatuses]
      .reverse()
      .map(status => ({ title: statusWords[status], colour: status, of: point => point.clauses[status] })),
    label: ({ percent }) => `${percent} %`,
    full: ({ auditable }) => auditable,
  },
  {
    title: 'Documents whose review does not hold',
    height: 90,
    layers: [
      { title: 'overdue', colour: 'late', of: point => point.reviews.overdue },
      { title: 'never reviewed', colour: 'never', of: point => point.reviews['never-reviewed'] },
      { title: 'changed since its review', colour: 'changed', of: point => point.reviews['changed-since-review'] },
      { title: 'suspect', colour: 'suspect', of: point => point.reviews.suspect },
    ],
    label: ({ reviews }) =>
      String(reviews.overdue + reviews['never-reviewed'] + reviews['changed-since-review'] + reviews.suspect),
  },
  {
    title: 'Findings',
    height: 90,
    layers: [
      { title: 'errors', colour: 'late', of: point => point.findings.error },
      { title: 'warnings', colour: 'changed', of: point => point.findings.warning },
    ],
    label: ({ findings }) => `${findings.error} / ${findings.warning}`,
  },
];

const margin = { left: 24, right: 24, top: 16 };
const headHeight = 52;
const gap = 36;
const axisHeight = 44;
const narrowest = 44;
const widest = 120;

/** A picture by itself, with colours for light and dark. */
export function historySvg(timelines: readonly Timeline[]): string {
  const charts = timelines.map(timeline => ({ timeline, ...sizeOf(timeline) }));
  const width = Math.max(400, ...charts.map(chart => chart.width));
  const titleHeight = 36;
  let y = 0;
  const groups = charts.map(({ timeline, height }) => {
    const top = y;
    y += titleHeight + height;
    return html`<g transform="translate(0 ${top})"><text class="title" x="${margin.left}" y="26">${timeline.sms.name}, ${timeline.standard.shortTitle}</text>
<g transform="translate(0 ${titleHeight})">${drawing(timeline)}</g></g>
`;
  });
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img">
<title>Coverage and reviews over time</title>
<style>${new Html(svgColours + svgStyle)}</style>
<rect class="paper" width="${width}" height="${y}"/>
${groups}</svg>
`.text;
}

/** The picture inside a page, which brings the colours. */
export function chartOf(timeline: Timeline): Html {
  const { width, height } = sizeOf(timeline);
  const name = `Coverage and reviews over time: ${timeline.sms.name}`;
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${name}">${drawing(timeline)}</svg>`;
}

function sizeOf({ points }: Timeline): { readonly width: number; readonly height: number; readonly step: number } {
  const step = Math.max(narrowest, Math.min(widest, Math.floor(960 / Math.max(1, points.length))));
  const width = Math.max(640, margin.left + margin.right + step * points.length);
  const height = margin.top + panels.reduce((sum, panel) => sum + headHeight + panel.height, 0) + gap * 2 + axisHeight;
  return { width, height, step };
}

function drawing(timeline: Timeline): Html {
  const { width, step } = sizeOf(timeline);
  let y = margin.top;
  const drawn = panels.map(panel => {
    const top = y;
    y += headHeight + panel.height + gap;
    return html`<g transform="translate(${margin.left} ${top})">${panelDrawing(panel, timeline.points, step, width)}</g>
`;
  });
  const axis = timeline.points.map(
    (point, i) =>
      html`<text class="name" x="${middle(i, step)}" y="14">${shortened(pointName(point), step)}<title>${pointName(point)}</title></text>${point.name !== point.asOf && html`<text class="day" x="${middle(i, step)}" y="30">${step < 76 ? point.asOf.slice(2) : point.asOf}</text>`}`,
  );
  return html`${drawn}<g transform="translate(${margin.left} ${y - gap + 4})">${axis}</g>`;
}

function panelDrawing(panel: Panel, points: readonly Milestone[], step: number, width: number): Html {
  const total = (point: Milestone) => panel.layers.reduce((sum, { of }) => sum + of(point), 0);
  const most = Math.max(1, ...points.map(panel.full ?? total));
  const columns = points.map((point, i) => column(panel, point, i, step, most));
  let x = 0;
  const legend = panel.layers.map(({ title, colour }) => {
    const at = x;
    x += 26 + title.length * 7;
    return html`<rect class="${colour}" x="${at}" y="13" width="11" height="11" rx="2"/><text class="legend-text" x="${at + 16}" y="23">${title}</text>`;
  });
  const base = headHeight + panel.height;
  return html`<text class="panel" x="0" y="4">${panel.title}</text>${legend}
<line class="base" x1="0" y1="${base}" x2="${width - margin.left - margin.right}" y2="${base}"/>${columns}`;
}

function column(panel: Panel, point: Milestone, index: number, step: number, most: number): Html {
  const wide = Math.min(48, step - 14);
  const x = round(middle(index, step) - wide / 2);
  let y = headHeight + panel.height;
  const pieces = panel.layers.map(({ title, colour, of }) => {
    const count = of(point);
    if (count === 0) return nothing;
    const tall = (count * panel.height) / most;
    y -= tall;
    return html`<rect class="${colour}" x="${x}" y="${round(y)}" width="${wide}" height="${round(tall)}"><title>${pointName(point)}: ${count} ${title}</title></rect>`;
  });
  return html`${pieces}<text class="figure-text" x="${middle(index, step)}" y="${round(y - 5)}">${panel.label(point)}</text>`;
}

function middle(index: number, step: number): number {
  return index * step + step / 2;
}

/** Two digits are finer than any screen. */
function round(number: number): number {
  return Math.round(number * 100) / 100;
}

function shortened(name: string, step: number): string {
  const most = Math.floor(step / 7);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

/** Of everything but the colours of pieces and paper, which a page has already. */
export const chartStyle = `
.chart text, svg text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: var(--ink); }
.chart .panel, svg .panel { font-weight: 600; font-size: 13px; }
svg .title { font-weight: 650; font-size: 17px; }
svg :is(.name, .day, .figure-text) { text-anchor: middle; }
svg .name { font-weight: 600; } svg :is(.day, .legend-text) { fill: var(--soft); font-size: 11px; }
svg .base { stroke: var(--strong-line); }
svg rect.evidenced { fill: var(--evidenced); } svg rect.documented { fill: var(--documented); } svg rect.partial { fill: var(--partial); }
svg rect.planned { fill: var(--planned); } svg rect.not-covered { fill: var(--not-covered); }
svg rect.late { fill: var(--not-covered); } svg rect.never { fill: var(--never); } svg rect.changed { fill: var(--changed); } svg rect.suspect { fill: var(--suspect); }
svg rect:not(.paper) { stroke: var(--card); stroke-width: .75; }
svg .paper { fill: var(--card); }
`;

/** Besides those of the page. */
export const chartColours = `
:root { --never: #7a2e6b; --changed: #d98a1f; --suspect: #5b6fb5; }
@media (prefers-color-scheme: dark) { :root { --never: #d58ac6; --changed: #e0a345; --suspect: #93a5e6; } }
`;

const svgColours = `
:root { --card: #ffffff; --ink: #1b2220; --soft: #56615d; --strong-line: #b9beb8; --evidenced: #156b43; --documented: #b4dfc3; --partial: #f7d375; --planned: #dfdcf5; --not-covered: #b92d26; }
@media (prefers-color-scheme: dark) { :root { --card: #171c20; --ink: #e7eae8; --soft: #a3aeaa; --strong-line: #48535a; --evidenced: #3fae79; --documented: #1f4c38; --partial: #6a4f0c; --planned: #3a3570; --not-covered: #ef7c73; } }
${chartColours}`;

const svgStyle = chartStyle;
