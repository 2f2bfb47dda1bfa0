// What became of the documents of an SMS between two states of it: which were added, removed, moved or changed, and whether a
// reader of them would see the change or only their metadata did.

import type { VersionFacts } from '../documents/version-facts.ts';
import type { SmsDocument } from '../workspace/document.ts';
import { compareText, relativePath } from '../workspace/paths.ts';
import type { Analysis } from './analysis.ts';
import { type DocumentRef, type DocumentTrace, type Examined, partyText, traceDocument } from './traceability.ts';

/** An SMS in one of the states that are compared. */
export interface Side extends Examined {
  /** The folder that both sides tell their paths relative to; relative to the workspace of this one. */
  readonly folder: string;
  /** What a reader sees of a file; undefined where nobody can tell. Asked of documents that changed only. */
  readonly versionOf: (path: string) => VersionFacts | undefined;
}

interface SectionChange {
  readonly title: string;
  readonly slug: string;
  readonly kind: 'added' | 'removed' | 'changed';
}

export interface FieldChange {
  /** As the metadata call it. */
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface DocumentChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** As it is now; as it was, where it was removed. */
  readonly document: DocumentRef;
  readonly type: string | undefined;
  readonly status: string | undefined;
  /** Its path before, where it was moved. */
  readonly movedFrom: string | undefined;
  /** Whether a reader sees another text. */
  readonly content: boolean;
  /** The innermost sections that changed; of a register its rows, by their ids. */
  readonly sections: readonly SectionChange[];
  /** Metadata that changed. */
  readonly fields: readonly FieldChange[];
}

/** A document in both states, or in one of them. */
export interface DocumentPair {
  readonly before: SmsDocument | undefined;
  readonly after: SmsDocument | undefined;
}

/** A pair with what is different. */
export interface ChangedPair extends DocumentPair {
  readonly change: DocumentChange;
  /** Slugs of all sections whose text, subsections included, is another or is there on one side only. */
  readonly changedSections: ReadonlySet<string>;
}

/**
 * Documents of one id belong together; then those at one path, or at the paths of a rename; then those of one content. Git takes a
 * rename from likeness, and two documents made from one template are alike: ids that are there on one side only know better.
 */
export function pairDocuments(before: Side, after: Side, renames: ReadonlyMap<string, string>): DocumentPair[] {
  const waiting = new Set(documentsOf(before.analysis));
  const partners = new Map<SmsDocument, SmsDocument>();
  const ways: readonly [(document: SmsDocument) => unknown, (document: SmsDocument) => unknown][] = [
    [idOf, idOf],
    [({ path }) => renamed(relativePath(before.folder, path), renames), ({ path }) => relativePath(after.folder, path)],
    [({ facts }) => facts, ({ facts }) => facts],
  ];
  const afterwards = documentsOf(after.analysis);
  const isMoved = (was: SmsDocument, is: SmsDocument) =>
    relativePath(before.folder, was.path) !== relativePath(after.folder, is.path);
  for (const [keyBefore, keyAfter] of ways) {
    const byKey = unique([...waiting], keyBefore);
    for (const [key, document] of unique(
      afterwards.filter(one => !partners.has(one)),
      keyAfter,
    )) {
      const partner = byKey.get(key);
      if (!partner || (isMoved(partner, document) && areOthers(partner, document))) continue;
      partners.set(document, partner);
      waiting.delete(partner);
    }
  }
  return [
    ...afterwards.map(document => ({ before: partners.get(document), after: document })),
    ...[...waiting].map(document => ({ before: document, after: undefined })),
  ];
}

/** Whether each has an id of its own. */
function areOthers(a: SmsDocument, b: SmsDocument): boolean {
  return idOf(a) !== undefined && idOf(b) !== undefined && idOf(a) !== idOf(b);
}

/** Those of the pairs in which something is different: added, removed, changed for a reader, changed in metadata; each by path. */
export function changesBetween(pairs: readonly DocumentPair[], before: Side, after: Side): ChangedPair[] {
  const changed = pairs.flatMap(pair => changeOf(pair, before, after) ?? []);
  return changed.sort(
    (a, b) => weightOf(a.change) - weightOf(b.change) || compareText(a.change.document.path, b.change.document.path),
  );
}

function weightOf({ kind, content }: DocumentChange): number {
  return kind === 'added' ? 0 : kind === 'removed' ? 1 : content ? 2 : 3;
}

function changeOf(pair: DocumentPair, before: Side, after: Side): ChangedPair | undefined {
  const none = { movedFrom: undefined, sections: [], fields: [] };
  if (!pair.before || !pair.after) {
    const [document, side] = pair.after ? [pair.after, after] : [pair.before!, before];
    const trace = traceDocument(document, side.analysis);
    const sections = new Set(document.facts.headings.map(({ slug }) => slug));
    const kind = pair.after ? 'added' : 'removed';
    return { ...pair, change: { kind, ...factsOf(trace, side), content: true, ...none }, changedSections: sections };
  }
  const was = relativePath(before.folder, pair.before.path);
  const is = relativePath(after.folder, pair.after.path);
  const isSame = pair.before.facts === pair.after.facts;
  if (isSame && was === is) return undefined;
  const [old, now] = isSame
    ? [undefined, undefined]
    : [before.versionOf(pair.before.path), after.versionOf(pair.after.path)];
  const content = !isSame && (!old || !now || old.content !== now.content);
  const changedSections = new Set(content ? changedSlugs(old, now) : []);
  const trace = traceDocument(pair.after, after.analysis);
  const fields = isSame ? [] : fieldChanges(pair.before, before, pair.after, trace);
  const movedFrom = was === is ? undefined : was;
  // White space, quotes, comments: nothing that anybody would call a change.
  if (!content && fields.length === 0 && movedFrom === undefined) return undefined;
  const sections = content
    ? [...innermost(changedSections, pair.before, pair.after), ...rowChanges(changedSections, pair.before, pair.after)]
    : [];
  return {
    ...pair,
    change: { kind: 'changed', ...factsOf(trace, after), movedFrom, content, sections, fields },
    changedSections,
  };
}

function factsOf(
  { document, type, status }: DocumentTrace,
  { folder }: Side,
): Pick<DocumentChange, 'document' | 'type' | 'status'> {
  return { document: { ...document, path: relativePath(folder, document.path) }, type, status };
}

function changedSlugs(before: VersionFacts | undefined, after: VersionFacts | undefined): string[] {
  const slugs = new Set([...(before?.sections.keys() ?? []), ...(after?.sections.keys() ?? [])]);
  return [...slugs].filter(slug => before?.sections.get(slug) !== after?.sections.get(slug));
}

/** A section that changed only because one in it did is not told of. */
function innermost(changed: ReadonlySet<string>, before: SmsDocument, after: SmsDocument): SectionChange[] {
  const was = new Set(before.facts.headings.map(({ slug }) => slug));
  const is = new Set(after.facts.headings.map(({ slug }) => slug));
  const within = ({ facts }: SmsDocument, slug: string) => {
    const { headings } = facts;
    const at = headings.findIndex(heading => heading.slug === slug);
    const end = headings.findIndex((heading, i) => i > at && heading.depth <= headings[at]!.depth);
    return headings.slice(at + 1, end < 0 ? headings.length : end);
  };
  const told = ({ facts }: SmsDocument, kindOf: (slug: string) => SectionChange['kind'] | undefined) =>
    facts.headings.flatMap(({ slug, text }) => {
      const kind = changed.has(slug) ? kindOf(slug) : undefined;
      return kind ? [{ title: text, slug, kind }] : [];
    });
  const hasInner = (slug: string) =>
    within(after, slug).some(one => changed.has(one.slug)) ||
    (was.has(slug) && within(before, slug).some(one => !is.has(one.slug)));
  return [
    ...told(after, slug => (!was.has(slug) ? 'added' : hasInner(slug) ? undefined : 'changed')),
    ...told(before, slug => (is.has(slug) ? undefined : 'removed')),
  ];
}

function rowChanges(changed: ReadonlySet<string>, before: SmsDocument, after: SmsDocument): SectionChange[] {
  const was = rowIds(before);
  const is = rowIds(after);
  return [...new Set([...is, ...was])]
    .filter(id => changed.has(id))
    .map(id => ({ title: id, slug: id, kind: !was.has(id) ? 'added' : is.has(id) ? 'changed' : 'removed' }));
}

function rowIds({ facts }: SmsDocument): ReadonlySet<string> {
  return new Set(facts.rows.map(({ id }) => id));
}

const fieldsOf: Readonly<Record<string, (trace: DocumentTrace, document: SmsDocument) => string | undefined>> = {
  id: (_, { metadata }) => metadata.id?.value,
  title: ({ document }) => document.title,
  type: ({ type }) => type,
  status: ({ status }) => status,
  version: ({ version }) => version,
  owner: ({ owner }) => owner && partyText(owner),
  approver: ({ approver }) => approver && partyText(approver),
  approved: ({ approved }) => approved,
  effective: ({ effective }) => effective,
  reviewed: ({ review }) => review.reviewed,
  review_interval: (_, { metadata }) => metadata.reviewInterval?.value,
  classification: ({ classification }) => classification,
  clauses: ({ clauses }) =>
    clauses
      .map(({ id, coverage, section }) =>
        [id, ...(coverage === 'full' ? [] : [coverage]), ...(section ? [`#${section}`] : [])].join(' '),
      )
      .join(', '),
  provides: ({ provides }) => provides.map(({ id }) => id).join(', '),
  evidence: ({ evidence }) => evidence.join(', '),
  implements: (_, { metadata }) =>
    metadata.implements.map(({ value, section }) => (section === undefined ? value : `${value}#${section}`)).join(', '),
  related: (_, { metadata }) => metadata.related.map(({ value }) => value).join(', '),
  supersedes: (_, { metadata }) => metadata.supersedes.map(({ value }) => value).join(', '),
  location: (_, { metadata }) => metadata.location?.value,
  period: (_, { metadata }) => [metadata.periodFrom?.value, metadata.periodTo?.value].filter(Boolean).join(' to '),
  collected: (_, { metadata }) => metadata.collected?.value,
};

function fieldChanges(before: SmsDocument, side: Side, after: SmsDocument, now: DocumentTrace): FieldChange[] {
  const was = traceDocument(before, side.analysis);
  return Object.entries(fieldsOf).flatMap(([field, of]) => {
    const change = { field, before: of(was, before) || undefined, after: of(now, after) || undefined };
    return change.before === change.after ? [] : [change];
  });
}

function documentsOf({ sms }: Analysis): SmsDocument[] {
  return sms.documents.filter(({ kind }) => kind === 'document');
}

function idOf({ metadata }: SmsDocument): string | undefined {
  return metadata.id?.value;
}

function renamed(path: string, renames: ReadonlyMap<string, string>): string {
  return renames.get(path) ?? path;
}

/** By key, those left out that have none or share it. */
function unique(
  documents: readonly SmsDocument[],
  keyOf: (document: SmsDocument) => unknown,
): Map<unknown, SmsDocument> {
  const found = new Map<unknown, SmsDocument | undefined>();
  for (const document of documents) {
    const key = keyOf(document);
    if (key !== undefined) found.set(key, found.has(key) ? undefined : document);
  }
  return new Map([...found].flatMap(([key, document]) => (document ? [[key, document] as const] : [])));
}
