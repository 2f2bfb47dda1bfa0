// The page of the neighbourhood graph: tools, the drawing or the lists, and a line about the document that has the focus.
// Pure: data in, template out; every text of a document is a binding, never markup.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { EdgeView, NeighbourhoodView } from '../../../server/src/protocol/views.ts';
import type { GraphData } from '../../src/panels/graphMessages.ts';
import { blank, icon } from '../looks.ts';
import { t } from '../page.ts';
import { relations, reviews, typeOf } from '../states.ts';
import { styled } from '../styled.ts';
import { transformOf } from './camera.ts';
import type { Layout } from './layout.ts';
import { outlineView } from './lists.ts';
import type { Kind } from './parts.ts';
import { pathThrough } from './paths.ts';
import type { Acts, Shown } from './shown.ts';

const kinds: readonly Kind[] = ['implements', 'evidence', 'supersedes', 'references'];

const kindWords: Readonly<Record<Kind, string>> = {
  implements: t('Implements'),
  evidence: t('Evidence'),
  supersedes: t('Supersedes'),
  references: t('References'),
};

export function graphView(data: GraphData | undefined, shown: Shown, acts: Acts): TemplateResult {
  if (data === undefined) {
    return blank('loading', t('Waiting for the server'), t('The graph appears when the documents are read.'));
  }
  const { view } = data;
  if (view === null) {
    return html`${toolbar(data, shown, acts)}${blank(
      'type-hierarchy',
      t('This is no document of a service management system'),
      t('Open a document with an id, or one that claims a clause, and show its neighbourhood.'),
    )}`;
  }
  return html`${toolbar(data, shown, acts)}
    <main class=${shown.mode}>
      ${shown.mode === 'graph' ? html`<h1 class="unseen">${t('Neighbourhood of {0}', view.nodes[view.centre]?.name ?? '')}</h1>` : nothing}
      ${
        view.omitted > 0
          ? html`<p class="omitted" role="status">${icon('info')} ${
              view.omitted === 1
                ? t('One more document is not shown, because there are too many to look at.')
                : t('{0} more documents are not shown, because there are too many to look at.', view.omitted)
            }</p>`
          : nothing
      }
      ${shown.mode === 'graph' ? drawing(view, shown, acts) : outlineView(view, shown.hidden, acts)}
    </main>
    ${shown.mode === 'graph' ? footer(view, shown, acts) : nothing}`;
}

const tool = (symbol: string, label: string, act: () => void, isPossible = true): TemplateResult => html`
  <button class="tool" type="button" aria-label=${label} title=${label} ?disabled=${!isPossible} @click=${act}>${icon(symbol)}</button>`;

function toolbar({ view, depth, follows }: GraphData, shown: Shown, acts: Acts): TemplateResult {
  const { mode, hidden, canGoBack, canGoForward } = shown;
  const way = (value: Shown['mode'], symbol: string, label: string) => html`
    <button type="button" class="tool" aria-pressed=${mode === value} title=${label} @click=${() => acts.mode(value)}
      >${icon(symbol)}<span class="label">${label}</span></button>`;
  const present = kinds.filter(kind => view?.edges.some(edge => edge.kind === kind));
  return html`<header class="bar" aria-label=${t('Neighbourhood graph')}>
    ${tool('arrow-left flips', t('Back (Alt+Left)'), acts.back, canGoBack)}
    ${tool('arrow-right flips', t('Forward (Alt+Right)'), acts.forward, canGoForward)}
    ${way('graph', 'type-hierarchy', t('Graph'))}${way('list', 'list-tree', t('List'))}
    <label>${t('Steps')} <select @change=${(event: Event) => acts.depth(Number((event.target as HTMLSelectElement).value))}>
      ${[1, 2, 3].map(steps => html`<option value=${steps} ?selected=${steps === depth}>${steps}</option>`)}</select></label>
    <ul class="bar" aria-label=${t('Show')}>${present.map(
      kind => html`<li><button type="button" class="tool" aria-pressed=${!hidden.has(kind)}
        title=${kind === 'references' && shown.layout.spare.size > 0 ? t('Some lines between other documents are drawn only while one of these has the focus') : nothing}
        @click=${() => acts.toggle(kind)}
        ><svg class="sample ${kind}" width="26" height="10" aria-hidden="true"><path class="line" d="M1 5H25"></path></svg>${kindWords[kind]}</button></li>`,
    )}</ul>
    <span class="room"></span>
    <button type="button" class="tool" aria-pressed=${follows} title=${t('Show the neighbourhood of the document in the active editor')}
      @click=${() => acts.follow(!follows)}>${icon('eye')}<span class="label">${t('Follow the Editor')}</span></button>
  </header>`;
}

function drawing(view: NeighbourhoodView, shown: Shown, acts: Acts): TemplateResult {
  const { nodes, edges, centre } = view;
  const { layout, camera, current } = shown;
  const { width, height } = layout.size;
  const place = { transform: transformOf(camera) };
  const at = nodes.findIndex(({ uri }) => uri === current);
  const indices = nodes.flatMap((_, i) => (layout.boxes[i] ? [i] : []));
  return html`<div class="view" role="application" aria-label=${t(
    'Neighbourhood of {0}. Arrow keys move among documents, Enter puts one in the middle, Ctrl+Enter opens it.',
    nodes[centre]?.name ?? '',
  )}>
    <div class="stage" ${styled(place)}>
      <svg width=${width} height=${height} aria-hidden="true">
        <defs>${kinds.map(
          kind =>
            svg`<marker id="arrow-${kind}" class=${kind} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse" markerUnits="userSpaceOnUse"><path class="arrow" d="M0 0.5L8 4L0 7.5Z"></path></marker>`,
        )}</defs>
        ${edges.map((edge, i) => line(edge, i, layout, at))}
      </svg>
      ${repeat(
        indices,
        i => nodes[i]!.uri,
        i => nodeView(view, i, shown, acts),
      )}
    </div>
  </div>
  <div class="zoom">
    ${tool('zoom-in', t('Zoom in (+)'), () => acts.zoom(1.25))}${tool('zoom-out', t('Zoom out (−)'), () => acts.zoom(1 / 1.25))}
    ${tool('screen-full', t('Show all (0)'), acts.fit)}
  </div>`;
}

function line(
  { from, to, kind }: EdgeView,
  i: number,
  { lines, twoWay, spare }: Layout,
  at: number,
): TemplateResult | typeof nothing {
  const points = lines[i];
  const isNear = from === at || to === at;
  if (!points || (spare.has(i) && !isNear)) return nothing;
  return svg`<path class="line ${kind} ${isNear ? 'near' : ''}" d=${pathThrough(points)} marker-end="url(#arrow-${kind})"
    marker-start=${twoWay.has(i) ? `url(#arrow-${kind})` : nothing}></path>`;
}

/** `implements POL-SM` and the like: how it stands to the document in the middle. */
function standing({ edges, centre, nodes }: NeighbourhoodView, node: number, hidden: ReadonlySet<Kind>): string {
  return edges
    .filter(({ kind }) => !hidden.has(kind))
    .flatMap(({ from, to, kind }) => {
      if (from === node && to === centre) return [`${relations[kind].forth} ${nodes[centre]?.name}`];
      return from === centre && to === node ? [`${relations[kind].back} ${nodes[centre]?.name}`] : [];
    })
    .join(', ');
}

function nodeView(view: NeighbourhoodView, i: number, { layout, current, hidden }: Shown, acts: Acts): TemplateResult {
  const node = view.nodes[i]!;
  const { x, y, width, height } = layout.boxes[i]!;
  const { name, title, review, uri } = node;
  const type = typeOf(node.type);
  const said = [
    `${name} ${title}`,
    type.word,
    reviews[review].word,
    i === view.centre ? t('in the middle') : standing(view, i, hidden),
  ];
  const inForce = node.status === undefined || node.status === 'approved';
  return html`<div class="node ${review} ${i === view.centre ? 'centre' : ''} ${inForce ? '' : 'pending'}" role="button"
    tabindex=${uri === current ? 0 : -1} data-node=${i} aria-label=${said.filter(Boolean).join(', ')} title=${`${name} ${title}`}
    ${styled({ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` })}
    @focus=${() => acts.focus(uri)}
    @click=${(event: MouseEvent) => (event.ctrlKey || event.metaKey ? acts.open(node, event) : acts.focus(uri))}
    @dblclick=${() => acts.go(uri)}>
    ${icon(type.icon)}
    <span class="words"><strong dir="auto">${name}</strong> <span class="title" dir="auto">${title === name ? '' : title}</span></span>
    <span class="ink">${review === 'current' || review === 'exempt' ? nothing : icon(reviews[review].icon)}</span>
  </div>`;
}

/** Clauses of a document that the line about it names. */
const most = 6;

/** `8.6.1` */
const numberOf = (key: string): string => key.slice(key.lastIndexOf(':') + 1);

/** About the document that has the focus; of one height, so that nothing moves. */
function footer({ nodes, root }: NeighbourhoodView, { current }: Shown, acts: Acts): TemplateResult {
  const node = nodes.find(({ uri }) => uri === current);
  if (!node) return html`<footer class="bar"></footer>`;
  const { name, title, review, status, clauses, uri } = node;
  return html`<footer class="bar" data-root=${root}>
    <span class="what">${icon(typeOf(node.type).icon)} <strong dir="auto">${name}</strong> <span dir="auto">${title === name ? '' : title}</span></span>
    <span class="soft">${typeOf(node.type).word}${status === undefined ? '' : ` · ${status}`}</span>
    <span class=${review} title=${reviews[review].meaning}><span class="ink">${icon(reviews[review].icon)}</span> ${reviews[review].word}</span>
    ${
      clauses.length === 0
        ? nothing
        : html`<span class="soft">${t('Clauses')} ${clauses
            .slice(0, most)
            .map(
              key =>
                html`<button type="button" class="link" @click=${() => acts.showClause(key)}>${numberOf(key)}</button> `,
            )}${clauses.length > most ? t('and {0} more', clauses.length - most) : nothing}</span>`
    }
    <span class="room"></span>
    <button type="button" class="tool" title=${t('Put in the Middle')} @click=${() => acts.go(uri)}>${icon('target')}<span class="label">${t('Put in the Middle')}</span></button>
    <button type="button" class="tool" title=${t('Open')} @click=${(event: MouseEvent) => acts.open(node, event)}>${icon('go-to-file')}<span class="label">${t('Open')}</span></button>
  </footer>`;
}
