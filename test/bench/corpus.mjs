// Writes a deterministic SMS of any size for benchmarks: about 4 KB a document, front matter, headings, tables, links with
// anchors, two in a hundred of them broken. Same arguments, same bytes.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import GithubSlugger from 'github-slugger';

const areas = [
  'leadership',
  'planning',
  'support',
  'portfolio',
  'relationship',
  'supply',
  'design',
  'resolution',
  'assurance',
  'improvement',
];
const types = ['policy', 'process', 'procedure', 'plan', 'statement'];
const clauses = [
  '4.1',
  '5.1',
  '6.3',
  '7.2',
  '7.6',
  '8.2.4',
  '8.2.6',
  '8.3.3',
  '8.4.2',
  '8.5.3',
  '8.6.1',
  '8.6.3',
  '8.7.1',
  '9.1',
  '10.2',
];
const nouns = [
  'incident',
  'change',
  'release',
  'supplier',
  'capacity',
  'continuity',
  'budget',
  'catalogue',
  'problem',
  'knowledge',
];
const words =
  'each team keeps its own list of open work and closes what is done before the end of the week so that nobody waits for an answer that was given long ago and the next shift finds everything in the place where it belongs'.split(
    ' ',
  );
const sections = ['Purpose', 'Scope', 'Roles', 'Inputs', 'Activities', 'Measures', 'Exceptions', 'Records', 'Review'];

/** Writes the corpus and returns how many links it has and how many of them are broken. */
export function writeCorpus(folder, count, seed = 1) {
  const random = generator(seed);
  const pick = list => list[Math.floor(random() * list.length)];
  const sentence = length => {
    const text = Array.from({ length }, () => pick(words)).join(' ');
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  };
  const documents = Array.from({ length: count }, (_, i) => {
    const noun = nouns[i % nouns.length];
    const id = `DOC-${String(i).padStart(6, '0')}`;
    const headings = sections.map((section, k) => (k >= 3 && k <= 6 ? `${section} for ${noun}` : section));
    const slugger = new GithubSlugger();
    return {
      id,
      title: `${noun} document ${i}`,
      type: types[i % types.length],
      path: `${areas[i % areas.length]}/${types[i % types.length]}/${id}.md`,
      headings,
      slugs: headings.map(heading => slugger.slug(heading)),
    };
  });
  let links = 0;
  let broken = 0;
  for (const one of documents) {
    const link = () => {
      links++;
      const target = pick(documents);
      const isBroken = random() < 0.02;
      if (isBroken) broken++;
      const anchor = isBroken ? 'no-such-section' : pick(target.slugs);
      return `[${target.title}](${path.posix.relative(path.posix.dirname(one.path), target.path)}#${anchor})`;
    };
    const lines = [
      '---',
      `id: ${one.id}`,
      `title: ${one.title}`,
      `type: ${one.type}`,
      'status: approved',
      'version: "1.0"',
    ];
    lines.push(
      'owner: role:owner',
      'approver: role:approver',
      'approved: 2026-03-01',
      'reviewed: 2026-03-01',
      'clauses:',
    );
    for (const clause of new Set([pick(clauses), pick(clauses)])) lines.push(`  - "${clause}"`);
    lines.push(`related: [${pick(documents).id}]`, '---', '', `# ${one.title}`, '', sentence(18), '');
    for (const [k, heading] of one.headings.entries()) {
      lines.push(`## ${heading}`, '', `${sentence(28)} ${sentence(20)}`, '');
      if (k === 5)
        lines.push(
          '| Measure | Target |',
          '| --- | --- |',
          ...nouns.slice(0, 4).map(noun => `| ${noun} | ${pick(words)} |`),
          '',
        );
      if (k < 8) lines.push(`- ${sentence(8)} See ${link()}.`, '');
    }
    const file = path.join(folder, one.path);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, lines.join('\n'));
  }
  writeFileSync(
    path.join(folder, 'sms.yaml'),
    'organization: Benchmark\nroles:\n  owner: { title: Owner, holder: A. Example }\n  approver: { title: Approver, holder: B. Example }\n',
  );
  return { links, broken };
}

/** A small generator of pseudo-random numbers (mulberry32), so that a corpus is the same everywhere. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
