// The page of the neighbourhood graph: draws what the panel sends, moves the focus along references, zooms and pans.
import { render } from 'lit';
import type { FromGraphPage, GraphData, GraphMemory } from '../../src/panels/graphMessages.ts';
import { bringIntoView, type Camera, firstLook, fitAll, transformOf, zoom } from '../graph/camera.ts';
import { emptyLayout, type Layout, layoutOf } from '../graph/layout.ts';
import type { Kind } from '../graph/parts.ts';
import { listenToPointers } from '../graph/pointers.ts';
import type { Acts } from '../graph/shown.ts';
import { graphStyle } from '../graph/style.ts';
import { graphView } from '../graph/view.ts';
import { nodeAfter } from '../graph/walk.ts';
import { looks, wear } from '../looks.ts';
import { listen, remember, remembered, tell } from '../page.ts';
import { listenToSteps } from '../steps.ts';

let memory: GraphMemory = {
  trail: [],
  index: -1,
  depth: 1,
  follows: false,
  mode: 'graph',
  hidden: [],
  ...remembered<GraphMemory>(),
};
let data: GraphData | undefined;
let layout: Layout = emptyLayout;
let camera: Camera = { scale: 1, x: 0, y: 0 };
/** URI of the document that has the focus, or had it. */
let current = '';

const say = (message: FromGraphPage): void => tell<FromGraphPage>(message);
const viewElement = () => document.querySelector<HTMLElement>('.view');

function room(): { width: number; height: number } {
  const { clientWidth: width = 0, clientHeight: height = 0 } = viewElement() ?? {};
  return { width: Math.max(width, 1), height: Math.max(height, 1) };
}

function draw(): void {
  const shown = {
    layout,
    camera,
    current,
    hidden: new Set(memory.hidden),
    mode: memory.mode,
    canGoBack: memory.trail[memory.index - 1] !== undefined,
    canGoForward: memory.trail[memory.index + 1] !== undefined,
  };
  render(graphView(data, shown, acts), document.body);
}

function change(part: Partial<GraphMemory>): void {
  memory = { ...memory, ...part };
  remember(memory);
  draw();
}

/** Moves the picture alone: nothing of it is drawn anew, so that it follows the pointer. */
function look(next: Camera): void {
  camera = next;
  document.querySelector<HTMLElement>('.stage')?.style.setProperty('transform', transformOf(camera));
}

const boxOf = (uri: string) => layout.boxes[data?.view?.nodes.findIndex(node => node.uri === uri) ?? -1];

const isTall = (): boolean => innerHeight > innerWidth;

function arrange(): void {
  const view = data?.view;
  layout = view ? layoutOf(view, new Set(memory.hidden), isTall()) : emptyLayout;
}

/** As a browser keeps it: a new way forgets what was ahead. */
function visit(uri: string): void {
  if (memory.trail[memory.index] === uri) return;
  const trail = [...memory.trail.slice(0, memory.index + 1), uri].slice(-50);
  memory = { ...memory, trail, index: trail.length - 1 };
}

/** Back (-1) or forward (1) along the trail, where it goes on. */
function step(by: -1 | 1): void {
  const index = memory.index + by;
  const uri = memory.trail[index];
  if (uri === undefined) return;
  change({ index });
  say({ kind: 'go', uri });
}

const acts: Acts = {
  go: uri => say({ kind: 'go', uri }),
  back: () => step(-1),
  forward: () => step(1),
  open(node, event) {
    const { ctrlKey, metaKey } = event as MouseEvent;
    // From the keyboard, Ctrl is what opens; with the pointer, it means beside.
    const beside = event instanceof MouseEvent && (ctrlKey || metaKey);
    tell({ kind: 'open', at: { uri: node.uri, range: node.range }, beside });
  },
  showClause: clause =>
    tell({ kind: 'command', command: 'clausetrace.showClause', arguments: [data?.view?.root, clause] }),
  depth: depth => say({ kind: 'depth', depth }),
  follow: follows => say({ kind: 'follow', follows }),
  toggle(kind: Kind) {
    const hidden = memory.hidden.includes(kind) ? memory.hidden.filter(one => one !== kind) : [...memory.hidden, kind];
    memory = { ...memory, hidden };
    arrange();
    if (!boxOf(current)) current = data?.uri ?? '';
    change({});
    look(fitAll(layout.size, room()));
  },
  mode(mode) {
    change({ mode });
    if (mode === 'graph') look(fitAll(layout.size, room()));
  },
  zoom(by) {
    const { width, height } = room();
    look(zoom(camera, by, { x: width / 2, y: height / 2 }));
  },
  fit: () => look(fitAll(layout.size, room())),
  focus(uri) {
    const box = boxOf(uri);
    if (current === uri || !box) return;
    current = uri;
    draw();
    look(bringIntoView(camera, box, room()));
  },
};

wear(...looks, graphStyle);
draw();

listen<GraphData>(next => {
  const before = data;
  const hadFocus = document.activeElement?.classList.contains('node') ?? false;
  const old = before && boxOf(before.uri);
  data = next;
  if (!next) return draw();
  visit(next.uri);
  memory = { ...memory, depth: next.depth, follows: next.follows };
  arrange();
  const isSame = before?.uri === next.uri && before.depth === next.depth && before.view !== null;
  if (!isSame || !boxOf(current)) current = next.uri;
  change({});
  const box = boxOf(next.uri);
  if (!box) return;
  // The same document: what is in the middle stays where it is on the screen while things change around it.
  if (isSame && old) {
    look({ ...camera, x: camera.x + (old.x - box.x) * camera.scale, y: camera.y + (old.y - box.y) * camera.scale });
  } else look(firstLook(layout.size, box, room()));
  if (hadFocus) focusNode(current);
});

function focusNode(uri: string): void {
  const index = data?.view?.nodes.findIndex(node => node.uri === uri) ?? -1;
  document.querySelector<HTMLElement>(`[data-node="${index}"]`)?.focus({ preventScroll: true });
}

/** Keys of the drawing as a whole. */
const keys: Readonly<Record<string, () => void>> = {
  '+': () => acts.zoom(1.25),
  '=': () => acts.zoom(1.25),
  '-': () => acts.zoom(1 / 1.25),
  '0': acts.fit,
  Escape: acts.back,
};

document.addEventListener('keydown', event => {
  if (event.altKey || (event.shiftKey && event.key !== '+')) return;
  const target = event.target as HTMLElement;
  const isInDrawing = target.closest('.view') !== null;
  const index = Number(target.closest<HTMLElement>('[data-node]')?.dataset.node ?? -1);
  const node = data?.view?.nodes[index];
  if (node && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) acts.open(node, event);
    else acts.go(node.uri);
    return;
  }
  if (event.ctrlKey || event.metaKey) return;
  if (isInDrawing && Object.hasOwn(keys, event.key)) {
    event.preventDefault();
    keys[event.key]?.();
    return;
  }
  const next = node && data?.view ? nodeAfter(layout, data.view.edges, index, event.key) : undefined;
  const uri = next === undefined ? undefined : data?.view?.nodes[next]?.uri;
  if (uri === undefined) return;
  event.preventDefault();
  acts.focus(uri);
  focusNode(uri);
});

listenToSteps(acts);

let wasTall = isTall();
window.addEventListener('resize', () => {
  if (isTall() === wasTall) return;
  wasTall = isTall();
  arrange();
  draw();
  const box = boxOf(data?.uri ?? '');
  if (box) look(firstLook(layout.size, box, room()));
});

listenToPointers({ camera: () => camera, look });
