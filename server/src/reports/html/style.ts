// The style of the HTML matrix: calm on a screen in light and dark, cards on a narrow one, A4 landscape on paper.

import { escapeCssString } from './safe-html.ts';

const screen = `
:root {
  color-scheme: light dark;
  --paper: #f7f7f4; --card: #ffffff; --sunk: #f0f0ec; --ink: #1b2220; --soft: #56615d; --line: #dfe1dc; --strong-line: #b9beb8;
  --accent: #0b5f57; --accent-soft: #e3efed; --alarm: #a8251f; --caution: #7a5200; --fine: #146c43;
  --evidenced: #156b43; --on-evidenced: #ffffff;
  --documented: #b4dfc3; --on-documented: #0c3420;
  --partial: #f7d375; --on-partial: #402d00;
  --planned: #dfdcf5; --on-planned: #332b74;
  --not-covered: #b92d26; --on-not-covered: #ffffff;
  --shadow: 0 1px 2px rgb(20 30 28 / .05), 0 4px 16px rgb(20 30 28 / .05);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #101417; --card: #171c20; --sunk: #1e2429; --ink: #e7eae8; --soft: #a3aeaa; --line: #2a3238; --strong-line: #48535a;
    --accent: #74cdbd; --accent-soft: #16302d; --alarm: #ff9b92; --caution: #f2c766; --fine: #7fd6a5;
    --evidenced: #3fae79; --on-evidenced: #03150c;
    --documented: #1f4c38; --on-documented: #c4efd6;
    --partial: #6a4f0c; --on-partial: #ffe9b5;
    --planned: #3a3570; --on-planned: #e2dfff;
    --not-covered: #ef7c73; --on-not-covered: #220503;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 400 .9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Helvetica, Arial, sans-serif;
  font-variant-numeric: tabular-nums; font-kerning: normal; overflow-wrap: break-word;
}
.wrap { max-width: 105rem; margin-inline: auto; padding-inline: clamp(1rem, 3vw, 3rem); }
a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .18em; text-decoration-color: color-mix(in srgb, currentColor 45%, transparent); }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3, h4, p, ul, dl, dd { margin: 0; }
ul { padding: 0; list-style: none; }
h1 { font-size: clamp(1.75rem, 1.2rem + 2vw, 2.625rem); line-height: 1.12; letter-spacing: -.022em; font-weight: 680; text-wrap: balance; }
.sec > h2, .sec > h3, .head :is(h2, h3) { font-size: 1.375rem; line-height: 1.25; letter-spacing: -.012em; font-weight: 650; text-wrap: balance; }
.lead { color: var(--soft); max-width: 68ch; text-wrap: pretty; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 9; padding: .5rem 1rem; background: var(--card); border: 2px solid var(--accent); border-radius: 6px; }
.sheet { position: absolute; }
.i { width: 1em; height: 1em; flex: none; vertical-align: -.12em; }
.vh { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.soft { color: var(--soft); }
.alarm { color: var(--alarm); } .caution { color: var(--caution); } .fine { color: var(--fine); }
.nowrap { white-space: nowrap; }

.masthead { padding-block: clamp(1.75rem, 4vw, 3.25rem) 1.5rem; }
.kicker { font-size: .8125rem; font-weight: 650; letter-spacing: .09em; text-transform: uppercase; color: var(--accent); margin-bottom: .5rem; }
.standard { margin-top: .6rem; font-size: 1.125rem; color: var(--soft); text-wrap: balance; }
.meta { display: flex; flex-wrap: wrap; gap: .5rem 2.25rem; margin-top: 1.25rem; }
.meta dt { font-size: .8125rem; color: var(--soft); }
.meta dd { font-weight: 600; }
.toc { border-block: 1px solid var(--line); }
.toc ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding-block: .35rem; }
.toc a { display: block; padding-block: .3rem; text-decoration: none; font-weight: 550; }
.toc a:hover { text-decoration: underline; }
.toc small { font-size: .8125rem; font-weight: 400; color: var(--soft); }
.sec { padding-block: 2.25rem .5rem; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1rem; margin-bottom: 1rem; }
.head .lead { flex: 1 1 24rem; }
.head summary { display: inline; }

.figures { display: grid; grid-template-columns: minmax(20rem, 2fr) repeat(3, minmax(13rem, 1fr)); gap: 1rem; }
.figure { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.15rem 1.3rem 1.2rem; box-shadow: var(--shadow); min-width: 0; }
.figure :is(h2, h3) { font-size: .875rem; font-weight: 600; color: var(--soft); letter-spacing: 0; }
.big { font-size: 2.375rem; line-height: 1.15; font-weight: 680; letter-spacing: -.03em; margin-top: .1rem; }
.big small { display: inline-block; line-height: 1.35; font-size: .9375rem; font-weight: 450; letter-spacing: 0; color: var(--soft); }
.figure .lines { margin-top: .55rem; display: grid; gap: .15rem; font-size: .875rem; }
.figure .lines li { display: flex; gap: .5rem; align-items: baseline; }
.figure .lines b { min-width: 2.2ch; text-align: right; font-weight: 650; }
.figure .lines .zero { color: var(--soft); } .figure .lines .zero b { font-weight: 400; }
.bar { display: flex; gap: 2px; height: .9rem; margin-top: .8rem; border-radius: 99px; overflow: hidden; background: var(--sunk); }
.bar > span { min-width: 3px; }
.legend { display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; margin-top: .8rem; font-size: .875rem; }
.legend li { display: inline-flex; align-items: center; gap: .4rem; }
.legend .chip { display: inline-grid; place-items: center; width: 1.35rem; height: 1.35rem; border-radius: 5px; font-size: .8125rem; }
.evidenced { background: var(--evidenced); color: var(--on-evidenced); }
.documented { background: var(--documented); color: var(--on-documented); }
.partial { background: var(--partial); color: var(--on-partial); }
.planned { background: var(--planned); color: var(--on-planned); }
.not-covered { background: var(--not-covered); color: var(--on-not-covered); }

.map { background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); padding: .4rem 1.3rem; }
.map > li { position: relative; display: grid; grid-template-columns: minmax(12rem, 17rem) minmax(0, 1fr); gap: .35rem 1.5rem; padding-block: .7rem; align-items: start; }
.map > li + li { border-top: 1px solid var(--line); }
.map .name { font-weight: 600; line-height: 1.35; padding-top: .25rem; text-wrap: balance; }
.map .name small { display: block; font-weight: 400; font-size: .8125rem; color: var(--soft); }
.tiles { display: flex; flex-wrap: wrap; gap: .3rem; }
.tile { display: inline-flex; align-items: center; gap: .3rem; min-width: 5.5rem; min-height: 2rem; padding: .2rem .5rem; border-radius: 6px; font-size: .8125rem; font-weight: 600; text-decoration: none; border: 1px solid transparent; }
.tile.planned { border: 1px dashed currentColor; }
.tile .flags { display: inline-flex; gap: .15rem; margin-left: auto; }
.tile:hover { box-shadow: 0 0 0 2px var(--card), 0 0 0 4px var(--accent); }
.tile:is(:hover, :focus-visible)::after {
  content: attr(data-tip); position: absolute; z-index: 5; left: 0; width: max-content; max-width: 100%; top: 100%; margin-top: -.2rem; pointer-events: none;
  padding: .5rem .8rem; border-radius: 8px; background: var(--ink); color: var(--paper); font-weight: 450; line-height: 1.4; white-space: pre-line;
}

.filters { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem .9rem; margin-bottom: .9rem; padding: .8rem 1rem; border: 1px solid var(--line); border-radius: 12px; background: var(--card); }
.filters[hidden] { display: none; }
.filters label { display: grid; gap: .15rem; font-size: .8125rem; color: var(--soft); min-width: 0; }
.filters .tick { display: inline-flex; align-items: center; gap: .4rem; min-height: 2.25rem; color: var(--ink); font-size: .875rem; }
.filters :is(select, input[type=search]) { font: inherit; font-size: .875rem; color: var(--ink); background: var(--paper); border: 1px solid var(--strong-line); border-radius: 7px; padding: .3rem .55rem; min-height: 2.25rem; max-width: 12.5rem; }
.filters label input[type=search] { width: 15rem; max-width: 100%; }
.filters input[type=checkbox] { width: 1.05rem; height: 1.05rem; accent-color: var(--accent); }
.filters button { font: inherit; font-size: .875rem; min-height: 2.25rem; padding: .3rem .9rem; color: var(--accent); background: transparent; border: 1px solid var(--strong-line); border-radius: 7px; cursor: pointer; }
.filters button:hover { background: var(--accent-soft); }
.filters output { margin-left: auto; min-height: 2.25rem; display: inline-flex; align-items: center; font-size: .875rem; color: var(--soft); }

table { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; font-size: .8125rem; line-height: 1.45; }
caption { text-align: left; color: var(--soft); padding-bottom: .5rem; font-size: .875rem; }
th, td { text-align: left; vertical-align: top; padding: .6rem .7rem; border-bottom: 1px solid var(--line); min-width: 0; }
tbody:last-child tr:last-child > * { border-bottom: 0; }
thead th { position: sticky; top: 0; z-index: 2; background: var(--sunk); font-size: .8125rem; font-weight: 600; color: var(--soft); white-space: nowrap; padding-block: .5rem; border-bottom-color: var(--strong-line); }
thead th:first-child { border-top-left-radius: 11px; } thead th:last-child { border-top-right-radius: 11px; }
thead th:has(button) > span { display: none; }
thead button { all: unset; box-sizing: border-box; cursor: pointer; display: inline-flex; gap: .35em; align-items: center; border-radius: 3px; }
thead button::after { content: ""; width: .5em; height: .5em; border: solid currentColor; border-width: 0 .14em .14em 0; transform: translateY(-.12em) rotate(45deg); opacity: .3; }
thead button:hover { color: var(--ink); }
thead button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[aria-sort] button { color: var(--ink); } [aria-sort] button::after { opacity: 1; }
[aria-sort=descending] button::after { transform: translateY(.12em) rotate(225deg); }
tr.chapter > th { background: var(--accent-soft); color: var(--ink); font-size: .9375rem; font-weight: 650; padding-block: .55rem; }
tr.heading > th { background: var(--sunk); font-weight: 600; padding-block: .4rem; }
tr :is(.chapter, .heading) small, tr.chapter small, tr.heading small { font-weight: 400; color: var(--soft); font-size: .8125rem; margin-left: .6rem; }
tbody tr:hover > :is(td, th[scope=row]) { background: color-mix(in srgb, var(--accent-soft) 35%, var(--card)); }
tbody tr:target > :is(td, th[scope=row]) { background: var(--accent-soft); }
th[scope=row] { font-weight: 400; }
.no { font-weight: 680; font-size: .9375rem; margin-right: .3em; }
.name-of { font-weight: 600; }
.id { font-weight: 600; display: inline-block; max-width: 100%; }
.note-text, .list, .t-clauses td { overflow-wrap: anywhere; }
.note-text { display: block; margin-top: .2rem; color: var(--soft); text-wrap: pretty; }
.badge { display: inline-flex; align-items: center; gap: .35rem; padding: .12rem .5rem .12rem .4rem; border-radius: 99px; font-weight: 600; white-space: nowrap; }
.badge.planned { outline: 1px dashed currentColor; outline-offset: -1px; }
.flag { display: flex; align-items: center; gap: .35rem; margin-top: .35rem; color: var(--caution); font-weight: 550; }
.list { display: grid; gap: .4rem; }
.list > li { display: grid; grid-template-columns: 1.1rem minmax(0, 1fr); gap: .3rem; align-items: start; }
.list > li > .i { margin-top: .22em; }
.list.plain > li { display: block; }
.tag { color: var(--soft); }
.gaps > li.gap { font-weight: 550; } .gaps > li.gap > .i { color: var(--alarm); } .gaps > li.note { color: var(--soft); }
details > summary { cursor: pointer; color: var(--accent); font-weight: 550; }
details.more { margin-top: .4rem; } details.more[open] > summary { margin-bottom: .4rem; }
details.part > summary { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 12px; background: var(--card); }
details.part[open] > summary { margin-bottom: .9rem; }
.empty { color: var(--soft); padding: 1rem 1.3rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.num { text-align: right; }
.colophon { margin-top: 3rem; border-top: 1px solid var(--line); padding-block: 1.5rem 3rem; color: var(--soft); font-size: .875rem; }
.colophon p { max-width: 85ch; } .colophon p + p { margin-top: .5rem; }
.statement { margin-top: 1.1rem; max-width: 85ch; color: var(--soft); font-size: .875rem; }

.t-documents td:nth-child(5) { min-width: 8.4rem; }
.t-clauses { table-layout: fixed; }
.t-clauses th:nth-child(1) { width: 17%; } .t-clauses th:nth-child(2) { width: 8.6rem; } .t-clauses th:nth-child(3) { width: 15.5%; } .t-clauses th:nth-child(4) { width: 13%; }
.t-clauses th:nth-child(5) { width: 8.5%; } .t-clauses th:nth-child(6) { width: 13%; } .t-clauses th:nth-child(7) { width: 7.9rem; }
.t-clauses tr.chapter > th, .t-clauses tr.heading > th { width: auto; }
.t-clauses thead th { white-space: normal; }

@media screen and (max-width: 1150px) { .figures { grid-template-columns: repeat(3, minmax(0, 1fr)); } .figures > :first-child { grid-column: 1 / -1; } }
@media screen and (max-width: 1080px) {
  .cards, .cards tbody, .cards tr, .cards th[scope], .cards td { display: block; }
  .cards { border: 0; background: none; }
  .cards caption { display: block; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards tbody tr { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: .35rem 0; margin-bottom: .75rem; }
  .cards tbody :is(tr.chapter, tr.heading) { background: none; border: 0; padding: 0; margin-bottom: .5rem; }
  .cards :is(tr.chapter, tr.heading) > th { border: 0; border-radius: 8px; }
  .cards tr > :is(th[scope=row], td) { border: 0; padding: .35rem 1rem; width: auto !important; text-align: left; }
  .cards td { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .25rem 1rem; }
  .cards td::before { color: var(--soft); }
  .cards td > * { grid-column: 2; }
  .cards td:empty { display: none; }
  .cards tr[hidden], .cards tbody[hidden] { display: none; }
}
@media screen and (max-width: 700px) {
  .figures { grid-template-columns: minmax(0, 1fr); }
  .map > li { grid-template-columns: minmax(0, 1fr); }
  .filters label:not(.tick) { flex: 1 1 9rem; }
  .filters label :is(select, input[type=search]) { width: 100%; max-width: none; }
  .filters output { margin-left: 0; }
}
@media screen and (max-width: 520px) {
  .cards td { display: block; padding-block: .4rem; }
  .cards td::before { display: block; font-size: .75rem; margin-bottom: .1rem; }
  .meta { gap: .5rem 1.5rem; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }
@media (forced-colors: active) {
  .tile, .badge, .legend .chip, .figure, .bar, .bar > span { border: 1px solid CanvasText; }
  .tile:is(:hover, :focus-visible)::after { border: 1px solid CanvasText; }
}
`;

const paper = `
@media print {
  :root { color-scheme: light; --paper: #fff; --card: #fff; --sunk: #fff; --ink: #000; --soft: #333; --line: #bbb; --strong-line: #555; --accent: #000; --accent-soft: #fff; --alarm: #000; --caution: #000; --fine: #000; --shadow: none; }
  html { font-size: 9pt; }
  body { font-size: 8.5pt; line-height: 1.35; }
  .wrap { max-width: none; padding: 0 1px; }
  .toc, .filters, .skip { display: none !important; }
  a { color: inherit; text-decoration: none; }
  .masthead { padding-block: 0 .3rem; } h1 { font-size: 20pt; } .standard { font-size: 10.5pt; margin-top: .3rem; } .meta { margin-top: .6rem; } .statement { margin-top: .5rem; max-width: none; }
  .sec { padding-block: .8rem 0; } .head { margin-bottom: .4rem; } .sec > h2, .head :is(h2, h3) { font-size: 13pt; }
  h2, h3, h4, .head { break-after: avoid; }
  .figures { grid-template-columns: 2fr 1fr 1fr 1fr; gap: .5rem; } .figures > :first-child { grid-column: auto; }
  .figure, .map, table, .empty { border-radius: 0; box-shadow: none; } .figure { padding: .6rem .7rem; break-inside: avoid; } .big { font-size: 16pt; } .legend { font-size: 8pt; gap: .2rem .9rem; margin-top: .5rem; } .figure .lines { font-size: 8pt; margin-top: .3rem; }
  .evidenced, .documented, .partial, .planned, .not-covered { background: #fff; color: #000; }
  .bar { display: none; }
  .tile, .legend .chip { border: 1px solid #555; } .tile { min-height: 0; padding: .1rem .35rem; font-size: 7.5pt; min-width: 4.4rem; }
  .badge { padding: 0; } .badge.planned { outline: 0; }
  .map { padding: 0 .6rem; } .map > li { padding-block: .25rem; break-inside: avoid; grid-template-columns: 16rem minmax(0, 1fr); } .map .name { padding-top: 0; } .map .name small { display: inline; margin-left: .5rem; } .tiles { gap: .2rem; }
  table { font-size: 7.5pt; line-height: 1.3; border-width: 0 0 1px; }
  thead { display: table-header-group; } thead th { position: static; border-block: 1px solid #000; color: #000; }
  thead button { display: none; } thead th:has(button) > span { display: inline; }
  tr { break-inside: avoid; } tr.chapter, tr.heading { break-after: avoid; }
  tr.chapter > th { font-size: 10pt; padding-top: .6rem; border-bottom: 1px solid #000; }
  th, td { padding: .3rem .4rem; } thead th { border-radius: 0 !important; white-space: normal; }
  .t-clauses th:nth-child(1) { width: 17%; } .t-clauses th:nth-child(2) { width: 8.5%; } .t-clauses th:nth-child(3) { width: 16%; } .t-clauses th:nth-child(4) { width: 13%; }
  .t-clauses th:nth-child(5) { width: 9%; } .t-clauses th:nth-child(6) { width: 13.5%; } .t-clauses th:nth-child(7) { width: 8.5%; } .t-clauses :is(tr.chapter, tr.heading) > th { width: auto; }
  .t-clauses details.aside { display: none; }
  details.part > summary, details.more > summary { display: none; }
  details::details-content { content-visibility: visible !important; display: block !important; block-size: auto !important; }
  .colophon { margin-top: 1rem; padding-block: .5rem 0; }
  #clauses, #s1-clauses { break-before: page; }
}
`;

/** `labels`: for each table class the names of its columns, which cards show beside their values. */
export function pageStyle(
  runningTitle: string,
  asOf: string,
  labels: Readonly<Record<string, readonly string[]>>,
): string {
  const names = Object.entries(labels).flatMap(([table, columns]) =>
    columns.map((column, i) => `.cards.${table} td:nth-child(${i + 1})::before{content:"${escapeCssString(column)}"}`),
  );
  const page = `@page { size: A4 landscape; margin: 15mm 12mm 14mm; @top-left { content: "${escapeCssString(runningTitle)}"; font: 8pt system-ui, sans-serif; color: #333; } @top-right { content: "${escapeCssString(asOf)}"; font: 8pt system-ui, sans-serif; color: #333; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #333; } }`;
  return `${screen}@media screen and (max-width: 1080px) {${names.join('')}}\n${page}${paper}`;
}
