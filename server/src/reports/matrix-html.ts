// The matrix as one self-contained page that an SMS manager hands to an auditor: no request leaves it, it reads without scripts,
// prints on A4, and holds the same bytes for the same inputs.

import { counted, longDate, selfAssessment } from '../analysis/words.ts';
import { clauseColumnTitles, clausePart } from './html/clause-table.ts';
import type { PageContext } from './html/context.ts';
import {
  calendarColumnTitles,
  calendarPart,
  documentColumnTitles,
  documentPart,
  findingColumnTitles,
  findingPart,
  gapPart,
  waiverColumnTitles,
  waiverPart,
} from './html/lists.ts';
import { figuresPart, mapPart } from './html/overview.ts';
import { contentsNav, pageHtml } from './html/page.ts';
import { type Html, type HtmlValue, html } from './html/safe-html.ts';
import { pageStyle } from './html/style.ts';
import type { WayToWorkspace } from './links.ts';
import { auditableIn, type Matrix } from './matrix.ts';

export interface MatrixHtmlSetup {
  readonly toolVersion: string;
  readonly way: WayToWorkspace;
}

const columnLabels = {
  't-clauses': clauseColumnTitles,
  't-documents': documentColumnTitles,
  't-calendar': calendarColumnTitles,
  't-waivers': waiverColumnTitles,
  't-findings': findingColumnTitles,
};

export function matrixHtml(matrices: readonly Matrix[], { toolVersion, way }: MatrixHtmlSetup): string {
  const [first] = matrices;
  const several = matrices.length > 1;
  const asOf = first?.asOf ?? '';
  const name =
    several || !first ? 'Traceability matrices' : `${first.sms.name}: ${first.standard.shortTitle} traceability matrix`;
  const style = pageStyle(name, asOf && `as of ${longDate(asOf)}`, columnLabels);
  const sections = matrices.map((matrix, i) => ({ matrix, context: contextOf(matrix, i, several, way) }));
  return pageHtml({
    toolVersion,
    title: `${name}, as of ${asOf}`,
    style,
    skip: { to: `${sections[0]?.context.prefix ?? ''}clauses`, text: 'Skip to the matrix' },
    body: several ? severalSystems(sections, toolVersion) : first && oneSystem(sections[0]!, toolVersion),
    colophon: [
      selfAssessment,
      `Clause numbers and titles are facts; summaries are in the tool's own words and no substitute for the standard. Written by Clausetrace ${toolVersion} from the documents as they were on ${longDate(asOf)}.`,
    ],
  });
}

interface Section {
  readonly matrix: Matrix;
  readonly context: PageContext;
}

function contextOf(matrix: Matrix, index: number, several: boolean, way: WayToWorkspace): PageContext {
  return {
    way,
    prefix: several ? `s${index + 1}-` : '',
    // Two systems may have one name.
    about: several ? ` of system ${index + 1}, ${matrix.sms.name}` : '',
    rows: new Set(matrix.documents.map(({ document }) => document.path)),
    clauses: new Set(matrix.clauses.map(({ key }) => key)),
    h: text => (several ? html`<h3>${text}</h3>` : html`<h2>${text}</h2>`),
  };
}

function oneSystem({ matrix, context }: Section, toolVersion: string): Html {
  return html`<header class="masthead"><div class="wrap">
<p class="kicker">Traceability matrix</p>
<h1>${matrix.sms.name}</h1>
${masthead(matrix, toolVersion)}
</div></header>
${contents(matrix, context)}
<main class="wrap">
${partsOf(matrix, context)}
</main>`;
}

function severalSystems(sections: readonly Section[], toolVersion: string): Html {
  return html`<header class="masthead"><div class="wrap">
<p class="kicker">Clausetrace</p>
<h1>Traceability matrices</h1>
<p class="standard">${counted(sections.length, 'service management system')}</p>
</div></header>
<nav class="toc" aria-label="Systems"><div class="wrap"><ul>${sections.map(
    ({ matrix, context }) =>
      html`<li><a href="#${context.prefix}system">${matrix.sms.name} <small>${matrix.sms.path}</small></a></li>`,
  )}</ul></div></nav>
<main class="wrap">
${sections.map(
  ({ matrix, context }) => html`<section id="${context.prefix}system" class="sec" aria-label="Matrices${context.about}">
<h2>${matrix.sms.name} <small class="soft">${matrix.sms.path}</small></h2>
${masthead(matrix, toolVersion)}
${partsOf(matrix, context)}
</section>
`,
)}</main>`;
}

function masthead({ standard, asOf, documents }: Matrix, toolVersion: string): Html {
  const amendments = standard.amendments.length > 0 && html` with ${standard.amendments.join(', ')}`;
  const facts: readonly (readonly [string, HtmlValue])[] = [
    ['As of', html`<time datetime="${asOf}">${longDate(asOf)}</time>`],
    ['Standard', standard.id],
    ['Documents', documents.length],
    ['Written by', `Clausetrace ${toolVersion}`],
  ];
  return html`<p class="standard">${standard.title}${amendments}</p>
<dl class="meta">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<p class="statement">${selfAssessment}</p>`;
}

function contents(matrix: Matrix, { prefix }: PageContext): Html {
  const clauses = auditableIn(matrix);
  const gaps = clauses.filter(clause => clause.gaps.some(gap => gap.level === 'gap')).length;
  return contentsNav([
    [`${prefix}overview`, 'Overview'],
    [`${prefix}map`, 'Coverage map'],
    [`${prefix}clauses`, 'Clauses', clauses.length],
    [`${prefix}gaps`, 'Gaps', gaps],
    [`${prefix}calendar`, 'Review calendar', matrix.calendar.length],
    [`${prefix}documents`, 'Documents', matrix.documents.length],
    [`${prefix}waivers`, 'Waivers', matrix.waivers.length],
    [`${prefix}findings`, 'Findings', matrix.findings.length],
  ]);
}

function partsOf(matrix: Matrix, context: PageContext): Html {
  const parts = [figuresPart, mapPart, clausePart, gapPart, calendarPart, documentPart, waiverPart, findingPart];
  return html`${parts.map(part => part(matrix, context))}`;
}
