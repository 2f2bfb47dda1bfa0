// Proposes what a new document is called, who owns it and where it lies, from what the SMS already does.

import { isEvidence } from '../analysis/coverage.ts';
import type { Clause } from '../standards/catalogue.ts';
import type { DocumentType } from '../workspace/metadata.ts';
import { directoryOf } from '../workspace/paths.ts';
import { prefixOf, type Sms } from '../workspace/sms.ts';
import { registerKinds, templates } from './sections.ts';
import type { SkeletonFacts } from './skeleton.ts';

export interface Wish {
  readonly type: DocumentType;
  readonly clause: Clause | undefined;
  /** What a claim on the clause is written as. */
  readonly claim: string | undefined;
  readonly id: string | undefined;
  readonly title: string | undefined;
}

export interface Proposal {
  readonly facts: SkeletonFacts;
  /** Relative to the workspace, without extension. */
  readonly path: string;
}

export function propose({ type, clause, claim, id, title: wished }: Wish, sms: Sms): Proposal {
  const items = (clause?.documentedInformation ?? []).filter(
    item => item.kind === type && !item.rollsUp && sms.providersOf(item.id).length === 0,
  );
  const title = wished ?? titleFor(type, clause, items[0]?.title);
  const about = `${clause?.title ?? ''} ${title}`;
  const owner = bestRole(sms, about) ?? bestRole(sms, 'sms manager') ?? sms.allRoles()[0]?.definition.id;
  const approver = bestRole(sms, 'director chief executive head top management', owner);
  // A record shows that a clause is met, and does not say how, unless the clause asks for nothing but records.
  const claims =
    !isEvidence(type) || items.length === 0 || clause?.documentedInformation.every(item => isEvidence(item.kind));
  const facts: SkeletonFacts = {
    id: id ?? freeId(sms, `${prefixFor(type, sms)}-${codeFor(title, type)}`),
    title,
    type,
    owner: owner ? `role:${owner}` : 'To be named',
    approver: approver && `role:${approver}`,
    clauses: claim === undefined || !claims ? [] : [claim],
    provides: items.map(item => item.id),
    register: items[0] ? (registerKinds[items[0].id] ?? items[0].id) : 'items',
  };
  const folder = folderFor(type, sms);
  return { facts, path: [folder, slugOf(title)].filter(Boolean).join('/') };
}

/** `Incident management` and `process` make `Incident management process`; a title that says its type is left alone. */
function titleFor(type: DocumentType, clause: Clause | undefined, item: string | undefined): string {
  if (item !== undefined) return capitalized(item.replace(/\s*\([^)]*\)/g, ''));
  const subject = clause?.title ?? clause?.parent?.title;
  if (subject === undefined) return `New ${type}`;
  return subject.toLowerCase().includes(type) ? subject : `${subject} ${type}`;
}

/** The prefix that documents of the type have most often here. */
function prefixFor(type: DocumentType, sms: Sms): string {
  const ids = documentsOf(type, sms).flatMap(document => document.metadata.id?.value ?? []);
  return mostFrequent(ids.filter(id => id.includes('-')).map(prefixOf)) ?? templates[type].prefix;
}

function folderFor(type: DocumentType, sms: Sms): string {
  const usual = mostFrequent(documentsOf(type, sms).map(document => directoryOf(document.path)));
  return usual ?? [sms.root, templates[type].folder].filter(Boolean).join('/');
}

function documentsOf(type: DocumentType, sms: Sms) {
  return sms.documents.filter(document => document.kind === 'document' && document.metadata.type?.value === type);
}

const smallWords: ReadonlySet<string> = new Set([
  'a',
  'an',
  'and',
  'for',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
  'new',
  'its',
]);

/** Two words of a title in capitals, which make an id that is found in running text. */
function codeFor(title: string, type: DocumentType): string {
  const words = wordsOf(title).filter(word => !smallWords.has(word) && word !== type);
  return words.slice(0, 2).join('-').toUpperCase() || 'NEW';
}

function freeId(sms: Sms, id: string): string {
  let free = id;
  for (let i = 2; sms.entities(free).length > 0; i++) free = `${id}-${i}`;
  return free;
}

/** The role that shares most words with a text; undefined when none shares any. */
function bestRole(sms: Sms, text: string, except?: string): string | undefined {
  const wanted = new Set(wordsOf(text).map(stemOf));
  let best: { id: string; score: number } | undefined;
  for (const { definition } of sms.allRoles()) {
    if (definition.id === except) continue;
    const words = new Set(wordsOf(`${definition.id} ${definition.title ?? ''}`).map(stemOf));
    const score = [...words].filter(word => wanted.has(word) && !everyday.has(word)).length;
    if (score > (best?.score ?? 0)) best = { id: definition.id, score };
  }
  return best?.id;
}

/** Words that roles of all kinds have in their names. */
const everyday: ReadonlySet<string> = new Set(
  ['manage', 'manager', 'owner', 'service', 'of', 'the', 'and'].map(stemOf),
);

/** Five letters tell words apart well enough to match `manager` with `management`. */
function stemOf(word: string): string {
  return word.slice(0, 5);
}

/** Latin letters that are no letter with a mark, as one writes them without. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ı', 'i'],
]);

/** In lower case and without marks: `Über` is `uber`. */
function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{ASCII}]/gu, letter => plainLetters.get(letter) ?? letter);
  // Some signs, such as ™, are capitals only now.
  return plain.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

function slugOf(title: string): string {
  return wordsOf(title).join('-').slice(0, 80) || 'document';
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}
