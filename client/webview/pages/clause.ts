// The page of one clause: draws what the panel sends, and keeps scroll and focus while it changes.
import { render } from 'lit';
import type { ClauseData, ClauseMemory, FromClausePage } from '../../src/panels/clauseMessages.ts';
import type { Acts } from '../clause/acts.ts';
import { clauseStyle } from '../clause/style.ts';
import { emptyTrail, here, step, type Trail, visit } from '../clause/trail.ts';
import { clauseView } from '../clause/view.ts';
import { looks, wear } from '../looks.ts';
import { listen, remember, remembered, tell } from '../page.ts';
import { listenToSteps } from '../steps.ts';

const memory = remembered<ClauseMemory>();
let trail: Trail = memory?.trail ?? emptyTrail;
let data: ClauseData | undefined;
/** Where to scroll to when the first clause is there: where the reader was before a reload. */
let scroll = memory?.scroll ?? 0;

const say = (message: FromClausePage): void => tell<FromClausePage>(message);

function keep(): void {
  remember({
    trail,
    isPinned: data?.isPinned ?? memory?.isPinned ?? false,
    scroll: window.scrollY,
  } satisfies ClauseMemory);
}

function go(next: Trail | undefined): void {
  const place = next && here(next);
  if (!place || !next) return;
  trail = next;
  say({ kind: 'go', place });
}

const acts: Acts = {
  go(clause) {
    const root = data?.place.root;
    if (root !== undefined) say({ kind: 'go', place: { root, clause } });
  },
  back: () => go(step(trail, -1)),
  forward: () => go(step(trail, 1)),
  open: (at, { ctrlKey, metaKey }) =>
    tell({ kind: 'open', at: { uri: at.uri, range: at.range }, beside: ctrlKey || metaKey }),
  edit: edit => say({ kind: 'edit', edit }),
  pin: isPinned => say({ kind: 'pin', isPinned }),
  run: (command, ...args) => tell({ kind: 'command', command, arguments: args }),
};

function draw(): void {
  render(clauseView(data, trail, acts), document.body);
}

wear(...looks, clauseStyle);
draw();

listen<ClauseData>(next => {
  const before = data?.place.clause;
  const hadFocus = document.activeElement !== document.body;
  data = next;
  if (next) trail = visit(trail, next.place);
  draw();
  if (!next) return;
  if (before === undefined) window.scrollTo(0, scroll);
  else if (before !== next.place.clause) {
    // Another clause is another page: from the top, and a screen reader hears its title.
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  } else if (hadFocus && document.activeElement === document.body) {
    // What had the focus is done and gone.
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }
  keep();
});

listenToSteps(acts);
document.addEventListener('scrollend', () => {
  scroll = window.scrollY;
  if (data) keep();
});
