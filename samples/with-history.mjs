// Makes a git repository of the sample `acme` with a past: `node samples/with-history.mjs FOLDER`. The folder must not exist yet.
//
//   v1        30 September 2026: what was reviewed or collected later is as it was before; knowledge management is a draft
//   v2, main  20 November 2026: the sample as it is, one commit a day in between
//   proposal  a change on top of v2 that nobody has reviewed, for `clausetrace impact main`
//
// The same commits, with the same ids, come of it on every machine.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const sample = fileURLToPath(new URL('acme/', import.meta.url));

const firstDay = '2026-09-30';
const lastDay = '2026-11-20';

/** Texts that were others on the first day: [file, as it is, as it was]. Each came with the review of its document. */
const rewritten = [
  [
    'plans/capacity-plan.md',
    '| August 2026 | 180,000 EUR | 30 % more operations | done |',
    '| August 2026 | 180,000 EUR | 30 % more operations | at work |',
  ],
  [
    'plans/capacity-plan.md',
    '| January 2027 | 210,000 EUR | need until April 2028 | ordered |',
    '| January 2027 | 210,000 EUR | need until April 2028 | asked for |',
  ],
  ['plans/availability-plan.md', '12 of 31 done', '4 of 31 done'],
  ['processes/people.md', ' Nobody works alone at night\n   before eight shadow shifts.', ''],
  ['processes/knowledge.md', '4. **Dies** after twelve months without use, or when the service ends.\n', ''],
  ['processes/knowledge.md', 'status: approved', 'status: draft'],
  ['records/disputes.yaml', 'date: 2026-11-05', 'date: 2026-05-05'],
  ['README.md', '| everything | [document register](registers/documents.yaml) |\n', ''],
  [
    'sms.yaml',
    '# Roles and their holders',
    'waivers:\n  - rule: coverage/clause-planned-only\n    where: "iso20000-1:7.6"\n    reason: The process for knowledge is written and goes to approval in October\n    approved_by: role:sms-manager\n    expires: 2026-10-31\n# Roles and their holders',
  ],
];

/** Files that had another name on the first day. No path leads to them. */
const renamed = [['records/top-management.yaml', 'records/commitment.yaml']];

/** Files that did not exist on the first day. */
const added = ['reports/backup-post-transition.md'];

/** What the branch `proposal` changes: [message, file, as it is, as it shall be]. */
const proposed = [
  [
    'Spend 5 % of service hours on improvement',
    'policies/service-management-policy.md',
    'at least 4 % of service hours',
    'at least 5 % of service hours',
  ],
  [
    'Let the desk set priorities by impact and urgency',
    'processes/incident.md',
    'Times per priority are in',
    'Examples are in the [table of priorities](priorities.md). Times per priority are in',
  ],
];

/** Metadata with a day. */
const dated = /^(reviewed|approved|effective|collected): (\d{4}-\d\d-\d\d)$/gm;

/** How many months before that the same was done the last time: the first that a path begins with. Two registers were late. */
const turns = [
  ['registers/risks', 7],
  ['registers/suppliers', 7],
  ['registers/', 5],
  ['records/', 6],
  ['reports/', 6],
  ['', 12],
];

/** Makes the repository in a folder. */
export function makeRepository(folder) {
  mkdirSync(folder, { recursive: true });
  const files = new Map(listFiles(sample).map(path => [path, readFileSync(join(sample, path), 'utf8')]));
  const past = new Map([...files].map(([path, text]) => [path, textOnFirstDay(path, text)]));
  git(folder, firstDay, 'init', '-q', '-b', 'main');
  for (const path of added) past.delete(path);
  for (const [path, text] of past) write(folder, nameOnFirstDay(path), text);
  commit(folder, firstDay, 'Lena Fischer', 'Take over the documents of the old portal');
  git(folder, firstDay, 'tag', 'v1');
  for (const [day, paths] of changesByDay(files, past)) {
    for (const path of paths) {
      if (nameOnFirstDay(path) !== path) renameSync(join(folder, nameOnFirstDay(path)), join(folder, path));
      write(folder, path, files.get(path));
    }
    commit(folder, day, authorOn(day, paths, files), messageFor(day, paths, files));
  }
  git(folder, lastDay, 'tag', 'v2');
  git(folder, lastDay, 'checkout', '-q', '-b', 'proposal');
  for (const [message, path, now, then] of proposed) {
    write(folder, path, replaced(files.get(path), now, then, path));
    commit(folder, '2026-11-21', 'Tom Lindqvist', message);
  }
  git(folder, lastDay, 'checkout', '-q', 'main');
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll(sep, '/'))
    .sort();
}

function nameOnFirstDay(path) {
  return renamed.find(([name]) => name === path)?.[1] ?? path;
}

/** Days after the first one go back by a turn, and with them the version and the newest row of the history. */
function textOnFirstDay(path, text) {
  const [, months] = turns.find(([beginning]) => path.startsWith(beginning));
  const isLater = [...text.matchAll(dated)].some(([, key, day]) => key !== 'effective' && day > firstDay);
  let past = text;
  if (isLater) {
    past = past.replace(dated, (line, key, day) => (day > firstDay ? `${key}: ${earlier(day, months)}` : line));
    past = past.replace(
      /(?<=^period: \{ from: )(\S+), to: (\S+)(?= \})/m,
      (_, from, to) => `${earlier(from, months)}, to: ${earlier(to, months)}`,
    );
    past = withoutNewestVersion(past);
  }
  for (const [file, now, then] of rewritten) if (file === path) past = replaced(past, now, then, path);
  return past;
}

function withoutNewestVersion(text) {
  const rows = [...text.matchAll(/^ {2}- \{ version: ("[^"]+"), date: (\d{4}-\d\d-\d\d).*\}\n/gm)];
  const [newest, before] = rows;
  if (!newest || !before || newest[2] <= firstDay) return text;
  return text.replace(newest[0], '').replace(/^version: .*$/m, `version: ${before[1]}`);
}

/** So many months before a day; the 31st becomes the last day of a shorter month. */
function earlier(day, months) {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Files that are others today, by the day on which they were reviewed or collected. */
function changesByDay(files, past) {
  const days = new Map();
  for (const [path, text] of files) {
    if (text === past.get(path) && nameOnFirstDay(path) === path) continue;
    const day = dayOf(path, text);
    days.set(day, [...(days.get(day) ?? []), path]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The manifest changes with what it waives. */
function dayOf(path, text) {
  if (path === 'sms.yaml') return '2026-10-15';
  const days = [...text.matchAll(dated)].flatMap(([, key, day]) =>
    key !== 'effective' && day > firstDay ? [day] : [],
  );
  return days.sort().at(-1) ?? lastDay;
}

/** Whoever wrote the version of that day. */
function authorOn(day, paths, files) {
  for (const path of paths) {
    const author = new RegExp(`date: ${day}, author: ([^,}]+)`).exec(files.get(path))?.[1];
    if (author) return author;
  }
  return 'Ingrid Salo';
}

function messageFor(day, paths, files) {
  if (day === lastDay) return 'Tell newcomers where everything is listed';
  const [first, ...others] = paths.map(path => /^title: (.*)$/m.exec(files.get(path))?.[1] ?? path);
  return others.length === 0 ? `Review: ${first}` : `Review: ${first} and ${others.length} more`;
}

function replaced(text, now, then, path) {
  if (!text.includes(now)) throw new Error(`${path} does not say any more: ${now}`);
  return text.replace(now, () => then);
}

function write(folder, path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function commit(folder, day, author, message) {
  git(folder, day, 'add', '-A');
  git(folder, day, '-c', `user.name=${author}`, '-c', `user.email=${mailOf(author)}`, 'commit', '-q', '-m', message);
}

function mailOf(name) {
  return `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@acme.example`;
}

/** Without what the machine and its user have set. */
function git(folder, day, ...args) {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name)));
  const time = `${day}T12:00:00+00:00`;
  const env = {
    ...own,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_DATE: time,
    GIT_COMMITTER_DATE: time,
  };
  const settings = ['-c', 'core.autocrlf=false', '-c', 'commit.gpgsign=false', '-c', 'core.hooksPath=/dev/null'];
  execFileSync('git', [...settings, ...args], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [folder, ...more] = process.argv.slice(2);
  if (!folder || more.length > 0) {
    console.error('usage: node samples/with-history.mjs FOLDER');
    process.exitCode = 2;
  } else {
    try {
      if (readdirSync(folder).length > 0) throw new Error(`${folder} is there already, and not empty`);
    } catch (error) {
      if (error.code !== 'ENOENT') {
        console.error(error.message);
        process.exit(2);
      }
    }
    makeRepository(resolve(folder));
    console.log(`made ${folder}; try: cd ${folder} && clausetrace diff v1 v2`);
  }
}
