// The script of the HTML matrix: filters, sorting, grouping, and details that open where a link leads or for printing. The page
// reads without it. It is a text, because the page carries it inline; the page's policy admits it by its hash.

import { createHash } from 'node:crypto';

export const pageScript = `
(() => {
  'use strict';
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const collator = new Intl.Collator('en', { numeric: true });

  // Narrow screens lay tables out as cards, for which some browsers forget that they are tables.
  const roles = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', td: 'cell', 'thead th': 'columnheader', 'th[scope=row]': 'rowheader' };
  for (const [selector, role] of Object.entries(roles)) for (const one of all(document, selector)) one.setAttribute('role', role);

  class Grid {
    constructor(table) {
      this.table = table;
      this.form = document.querySelector('form[data-for="' + table.id + '"]');
      this.heads = all(table, 'thead th');
      this.groups = [...table.tBodies].map(body => ({
        body,
        rows: [...body.rows],
        title: body.rows[0] && body.rows[0].classList.contains('chapter') ? body.rows[0] : null,
        items: [...body.rows].filter(row => !row.classList.contains('chapter') && !row.classList.contains('heading')),
      }));
      this.items = this.groups.flatMap(group => group.items);
      for (const [i, row] of this.items.entries()) row.place = i;
      this.column = -1;
      this.direction = 1;
      for (const [i, head] of this.heads.entries()) this.makeButton(head, i);
      if (this.form) this.listen();
    }

    makeButton(head, i) {
      if (head.dataset.nosort !== undefined) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.append(button);
      button.addEventListener('click', () => {
        this.direction = this.column === i ? -this.direction : 1;
        this.column = i;
        for (const [j, other] of this.heads.entries()) {
          if (j === i) other.setAttribute('aria-sort', this.direction > 0 ? 'ascending' : 'descending');
          else other.removeAttribute('aria-sort');
        }
        this.render();
      });
    }

    listen() {
      this.form.hidden = false;
      this.form.addEventListener('submit', event => event.preventDefault());
      this.form.addEventListener('input', () => this.render());
      this.form.addEventListener('reset', () => setTimeout(() => this.render()));
    }

    valueOf(row) {
      const cell = row.cells[this.column];
      return cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v;
    }

    sorted(rows) {
      if (this.column < 0) return rows;
      const values = new Map(rows.map(row => [row, this.valueOf(row)]));
      // What has no value comes last, in either direction.
      return [...rows].sort((a, b) => {
        const x = values.get(a), y = values.get(b);
        if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1) || a.place - b.place;
        return collator.compare(x, y) * this.direction || a.place - b.place;
      });
    }

    matches(row, words, wanted) {
      for (const [name, value] of wanted) if (!(' ' + row.dataset[name] + ' ').includes(' ' + value + ' ')) return false;
      if (words.length === 0) return true;
      row.words = row.words || row.textContent.toLowerCase();
      return words.every(word => row.words.includes(word));
    }

    render() {
      const fields = this.form ? [...this.form.elements] : [];
      const group = fields.find(field => field.name === 'group');
      const grouped = this.groups.length > 1 && (!group || group.checked);
      const words = fields.filter(field => field.type === 'search').flatMap(field => field.value.toLowerCase().split(/\\s+/).filter(Boolean));
      const wanted = fields
        .filter(field => field.dataset.filter && (field.type === 'checkbox' ? field.checked : field.value))
        .map(field => [field.dataset.filter, field.value]);
      const whole = this.column < 0 && words.length === 0 && wanted.length === 0;
      let shown = 0;
      for (const row of this.items) {
        row.hidden = !this.matches(row, words, wanted);
        if (!row.hidden) shown++;
      }
      if (grouped || this.groups.length === 1) {
        for (const { body, rows, title, items } of this.groups) {
          const order = whole ? rows : [...(title ? [title] : []), ...this.sorted(items)];
          body.replaceChildren(...order);
          body.hidden = title !== null && items.every(row => row.hidden);
        }
      } else {
        for (const { body } of this.groups) body.replaceChildren();
        for (const { body } of this.groups) body.hidden = body !== this.groups[0].body;
        this.groups[0].body.replaceChildren(...this.sorted(this.items));
      }
      this.say(shown);
    }

    say(shown) {
      const output = this.form && this.form.querySelector('output');
      if (output) output.textContent = shown + ' of ' + this.items.length + ' ' + output.dataset.noun;
    }

    reveal(row) {
      if (!row.hidden && row.isConnected) return;
      if (this.form) this.form.reset();
      for (const field of all(this.form || document.createElement('form'), '[data-filter]')) if (field.tagName === 'SELECT') field.selectedIndex = 0;
      this.render();
    }
  }

  const grids = all(document, 'table[data-grid]').map(table => new Grid(table));

  const follow = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch {}
    const grid = grids.find(one => one.items.some(row => row.id === id));
    if (grid) grid.reveal(grid.items.find(row => row.id === id));
    const target = document.getElementById(id);
    if (!target) return;
    for (let one = target.closest('details'); one; one = one.parentElement.closest('details')) one.open = true;
    for (const one of all(target, ':scope > details')) one.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', follow);
  // A second click on the same link changes no hash.
  document.addEventListener('click', event => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && link.getAttribute('href') === location.hash) follow();
  });
  if (location.hash) follow();

  addEventListener('beforeprint', () => { for (const one of all(document, 'details:not([open])')) { one.open = true; one.dataset.closed = ''; } });
  addEventListener('afterprint', () => { for (const one of all(document, 'details[data-closed]')) { one.open = false; delete one.dataset.closed; } });
})();
`;

export const pageScriptHash = `sha256-${createHash('sha256').update(pageScript).digest('base64')}`;
