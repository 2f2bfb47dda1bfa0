// A menu in the top layer, as VS Code's own: opened at a place, moved in with arrows, closed by Escape, a choice or a click
// elsewhere; then the focus goes back to where it was.
import { html, nothing, render } from 'lit';
import { icon } from './looks.ts';

export interface MenuEntry {
  readonly label: string;
  /** A key that does the same. */
  readonly hint?: string;
  /** A tick stands before it. */
  readonly isChecked?: boolean;
  readonly run: () => void;
}

/** Entries, with lines between groups of them. */
export type Menu = readonly (readonly MenuEntry[])[];

let element: HTMLElement | undefined;
/** What had the focus before the menu: where it goes back to. */
let back: Element | null = null;

function container(): HTMLElement {
  if (element?.isConnected) return element;
  element = document.createElement('div');
  element.className = 'menu';
  element.setAttribute('role', 'menu');
  element.popover = 'auto';
  // In the landmark that it belongs to.
  (document.querySelector('main') ?? document.body).append(element);
  return element;
}

/** Puts an element of the top layer below a place, or where there is room. */
export function placeAt(popup: HTMLElement, at: DOMRect): void {
  const { width, height } = popup.getBoundingClientRect();
  const isRtl = getComputedStyle(popup).direction === 'rtl';
  const left = isRtl ? at.right - width : at.left;
  const below = at.bottom + height <= innerHeight - 4 ? at.bottom : Math.max(4, at.top - height);
  popup.style.left = `${Math.max(4, Math.min(left, innerWidth - width - 4))}px`;
  popup.style.top = `${Math.max(4, Math.min(below, innerHeight - height - 4))}px`;
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Opens the menu; groups without entries are left out. */
export function openMenu(groups: Menu, label: string, at: DOMRect): void {
  const menu = container();
  const filled = groups.filter(group => group.length > 0);
  if (filled.length === 0) return;
  // An entry of the menu that this one takes the place of will be gone.
  if (!menu.contains(document.activeElement)) back = document.activeElement;
  const hasChecks = filled.flat().some(({ isChecked }) => isChecked !== undefined);
  const close = (): void => {
    menu.hidePopover();
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  };
  const choose = (run: () => void): void => {
    close();
    run();
  };
  const onKey = (event: KeyboardEvent): void => {
    const entries = [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')];
    const step = steps[event.key];
    if (step) entries[step(entries.indexOf(document.activeElement as HTMLElement), entries.length)]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  menu.setAttribute('aria-label', label);
  render(
    html`<div @keydown=${onKey} role="presentation">${filled.map(
      (group, i) =>
        html`${i === 0 ? nothing : html`<div role="separator"></div>`}${group.map(
          ({ label: text, hint, isChecked, run }) => html`<button type="button" tabindex="-1"
            role=${isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'} aria-checked=${isChecked ?? nothing} @click=${() => choose(run)}
            >${hasChecks ? html`<span class="check">${isChecked ? icon('check') : nothing}</span>` : nothing}<span class="main">${text}</span>${
              hint === undefined ? nothing : html`<kbd>${hint}</kbd>`
            }</button>`,
        )}`,
    )}</div>`,
    menu,
  );
  if (menu.matches(':popover-open')) menu.hidePopover();
  menu.showPopover();
  placeAt(menu, at);
  menu.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
}
