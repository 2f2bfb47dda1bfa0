// A synthetic repository for `history.mjs`, made with `git fast-import`: thousands of commits over thousands of documents, with
// renames, moved folders, merges, reviews and dates in several time zones. The same bytes in every run.

import { spawnSync } from 'node:child_process';

const zones = ['+0000', '+0100', '-0500', '+0930'];
const people = ['R. Example', 'S. Sample', 'T. Tester', 'U. User'];
const start = Date.UTC(2019, 0, 1) / 1000;

/** Writes it into an empty folder; gives what it holds. */
export function writeRepository(folder, { commits = 20_000, documents = 5_000 } = {}) {
  const stream = new Stream();
  const random = generator(20_000);
  const pick = list => list[Math.floor(random() * list.length)];
  const paths = [];
  const state = new Map();
  let last;
  let merges = 0;
  let renames = 0;

  // The documents come in over the first tenth of the commits.
  const perCommit = Math.ceil(documents / Math.max(1, Math.floor(commits / 10)));
  for (let number = 1; number <= commits; number++) {
    const changes = [];
    for (let i = 0; i < perCommit && paths.length < documents; i++) {
      const path = `area-${paths.length % 50}/document-${paths.length}.md`;
      state.set(path, { id: paths.length, version: 1, reviewed: 0, words: paths.length });
      changes.push({ path });
      paths.push(path);
    }
    if (changes.length === 0) {
      const isBulk = number % 500 === 0;
      for (let i = isBulk ? 30 : 1 + Math.floor(random() * 2); i > 0; i--)
        changes.push(edit(Math.floor(random() * paths.length)));
    }
    const isMerge = number % 10 === 0 && last !== undefined && number < commits;
    if (isMerge) {
      // A side branch of one commit from the last one; the line goes on beside it, then takes it in.
      const side = stream.commit(number, last, undefined, changes, state);
      const other = edit(Math.floor(random() * paths.length));
      const line = stream.commit(
        number,
        last,
        undefined,
        changes.some(change => change.path === other.path) ? [] : [other],
        state,
      );
      last = stream.commit(number, line, side, changes, state);
      merges++;
      number += 2;
    } else {
      last = stream.commit(number, last, undefined, changes, state);
    }
  }
  const run = (args, input) => {
    const { status, stderr } = spawnSync('git', args, { cwd: folder, input, encoding: 'utf8', maxBuffer: 1 << 30 });
    if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr}`);
  };
  run(['init', '-q', '-b', 'main']);
  run(['fast-import', '--quiet', '--done'], stream.end());
  run(['reset', '-q', '--hard', 'main']);
  return { commits: stream.commits, merges, renames, documents: paths.length };

  function edit(index) {
    const path = paths[index];
    const document = state.get(path);
    const kind = random();
    if (kind < 0.04) {
      const renamed = `area-${Math.floor(random() * 50)}/moved-${index}-${document.version}.md`;
      state.delete(path);
      state.set(renamed, { ...document, version: document.version + 1 });
      paths[index] = renamed;
      renames++;
      return { from: path, path: renamed };
    }
    // Half of the edits stamp a review date, and most of those change nothing else.
    if (kind < 0.5) document.reviewed++;
    if (kind > 0.4) document.words++;
    document.version++;
    return { path, by: pick(people) };
  }
}

/** About 4 KB: metadata, ten sections of reflowed prose, a list and a table. */
function text({ id, version, reviewed, words }) {
  const sentences = n =>
    Array.from(
      { length: 5 },
      (_, i) =>
        `The owner of step ${n} checks measure ${(id * 7 + i * 3 + n) % 97} each month,\nand the record says so. `,
    ).join('');
  const sections = Array.from({ length: 10 }, (_, n) => {
    const changed = n === words % 10 ? `Criterion ${words}.` : '';
    return `## Step ${n + 1}\n\n${sentences(n)}${changed}\n\n- first item of [step ${n}](../area-${n}/document-${n}.md)\n- second item\n`;
  });
  return `---
id: DOC-${id}
title: Document ${id}
type: process
status: approved
version: "1.${version}"
owner: role:owner-${id % 20}
reviewed: ${day(start + (reviewed + 400) * 86_400)}
clauses: [8.6.1]
---

# Document ${id}

${sections.join('\n')}`;
}

function day(time) {
  return new Date(time * 1000).toISOString().slice(0, 10);
}

class Stream {
  commits = 0;
  #parts = [];

  commit(number, parent, merged, changes, state) {
    const mark = ++this.commits;
    const person = people[number % people.length];
    const who = `${person} <${person.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org> ${start + mark * 10_000} ${zones[mark % 4]}`;
    const message = `Change ${number}`;
    this.#parts.push(
      `commit refs/heads/main\nmark :${mark}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}\n`,
    );
    if (parent) this.#parts.push(`from :${parent}\n`);
    if (merged) this.#parts.push(`merge :${merged}\n`);
    for (const { from, path } of changes) {
      if (!state.has(path)) continue;
      const content = text(state.get(path));
      if (from) this.#parts.push(`D ${from}\n`);
      this.#parts.push(`M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`);
    }
    return mark;
  }

  end() {
    return `${this.#parts.join('')}done\n`;
  }
}

/** A small generator of numbers in [0, 1). */
function generator(seed) {
  let value = seed;
  return () => {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    return value / 2 ** 32;
  };
}
