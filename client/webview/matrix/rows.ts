// The rows of the matrix: clauses x documented information x documents, read forward (every clause, with whatever answers it)
// or backward (every document, with whatever it answers). Pure: no DOM, no words.
import type {
  ClaimView,
  ClauseView,
  DocumentView,
  GapView,
  ItemView,
  StandardView,
  SystemView,
} from '../../../server/src/protocol/views.ts';

export type Direction = 'forward' | 'backward';

/** A clause of the standard that is shown beside the first, and how it comes to stand in the row. */
interface Beside {
  readonly clause: ClauseView;
  /** The row's document claims both. A crosswalk will be another way. */
  readonly via: 'document';
}

export interface Row {
  /** The same as long as the row stands for the same, whatever else changes. */
  readonly key: string;
  readonly clause: ClauseView | undefined;
  /** The top-level clause above it. */
  readonly chapter: ClauseView | undefined;
  /** Title of the nearest clause above that has one, where the clause has none. */
  readonly heading: string | undefined;
  readonly standard: StandardView | undefined;
  /** Position of the clause in its standard, and of the standard in the SMS. */
  readonly place: number;
  /** A clause that the document claims and no standard of the SMS has. */
  readonly unknown: string | undefined;
  readonly item: ItemView | undefined;
  readonly document: DocumentView | undefined;
  readonly claim: ClaimView | undefined;
  /** Of the clause. */
  readonly evidence: readonly DocumentView[];
  /** Forward: about the clause. Backward: in the document. */
  readonly findings: readonly GapView[];
  readonly beside: readonly Beside[];
}

export interface RowsOfParams {
  readonly system: SystemView;
  readonly direction: Direction;
  /** Ids of the standards whose clauses are rows. */
  readonly standards: readonly string[];
  /** Id of the standard that is shown beside them. */
  readonly beside: string | undefined;
}

/** A clause, as all its rows share it. */
type Subject = Pick<Row, 'clause' | 'chapter' | 'heading' | 'standard' | 'place'>;

/** A row before it has a key. */
interface Draft {
  readonly subject: Subject;
  readonly item: ItemView | undefined;
  /** Of the document. */
  readonly index: number | undefined;
  readonly claim: ClaimView | undefined;
}

/** Clauses of a standard come after all of the one before it. */
const STANDARD_STEP = 100_000;

const NO_CLAUSE: Subject = {
  clause: undefined,
  chapter: undefined,
  heading: undefined,
  standard: undefined,
  place: Number.MAX_SAFE_INTEGER,
};

/** Headings with no requirements of their own are groups, not rows, unless somebody claims them. */
const isAsked = ({ status, claims, items }: ClauseView): boolean =>
  status !== undefined || claims.length > 0 || items.length > 0;

/** The clauses of a standard that are rows. */
function subjectsOf(standard: StandardView, step: number): readonly (Subject & { readonly clause: ClauseView })[] {
  const byKey = new Map(standard.clauses.map(clause => [clause.key, clause]));
  /** The clauses above one, up to the top; a loop, which no standard has, ends it. */
  const above = (clause: ClauseView): readonly ClauseView[] => {
    const way: ClauseView[] = [clause];
    for (let at = clause; at.parent !== undefined; ) {
      const parent = byKey.get(at.parent);
      if (parent === undefined || way.includes(parent)) break;
      way.push(parent);
      at = parent;
    }
    return way.slice(1);
  };
  return standard.clauses.flatMap((clause, i) => {
    if (!isAsked(clause)) return [];
    const way = above(clause);
    const heading = clause.title === undefined ? way.find(({ title }) => title !== undefined)?.title : undefined;
    return [{ clause, chapter: way.at(-1) ?? clause, heading, standard, place: step * STANDARD_STEP + i }];
  });
}

/** What answers a clause: each item with each provider, then the claims of documents that provide nothing. */
function answersOf(subject: Subject & { readonly clause: ClauseView }): readonly Draft[] {
  const { items, claims } = subject.clause;
  const told = new Set<ClaimView>();
  const answers: Draft[] = [];
  // What is there without a document of its own is what the clause's own document does.
  const own = claims.find(({ counts }) => counts)?.document;
  for (const item of items) {
    const isOwn = item.providers.length === 0 && item.state !== 'missing' && own !== undefined;
    const providers = isOwn ? [own] : item.providers;
    if (providers.length === 0) answers.push({ subject, item, index: undefined, claim: undefined });
    for (const index of providers) {
      const its = claims.filter(({ document }) => document === index);
      const claim = its.find(({ counts }) => counts) ?? its[0];
      if (claim) told.add(claim);
      answers.push({ subject, item, index, claim });
    }
  }
  for (const claim of claims) {
    if (!told.has(claim)) answers.push({ subject, item: undefined, index: claim.document, claim });
  }
  return answers.length > 0 ? answers : [{ subject, item: undefined, index: undefined, claim: undefined }];
}

/** What indices lead to. Many rows have the same indices, and then the same list. */
function picker<T>(list: readonly T[]): (indices: readonly number[] | undefined) => readonly T[] {
  const none: readonly T[] = [];
  const picked = new Map<readonly number[], readonly T[]>();
  return indices => {
    if (indices === undefined || indices.length === 0) return none;
    const known = picked.get(indices);
    if (known) return known;
    const found = indices.map(index => list[index]).filter(one => one !== undefined);
    picked.set(indices, found);
    return found;
  };
}

/** Clauses of the standard beside that the document of a row claims. */
function besideIn(
  standard: StandardView | undefined,
): (document: DocumentView | undefined, clause: ClauseView | undefined) => readonly Beside[] {
  const none: readonly Beside[] = [];
  const clauses = new Map(standard?.clauses.map(one => [one.key, one]));
  if (clauses.size === 0) return () => none;
  return (document, clause) =>
    (document?.clauses ?? []).flatMap(key => {
      const found = clauses.get(key);
      return found && found !== clause ? [{ clause: found, via: 'document' as const }] : [];
    });
}

/** Backward: each document with its drafts, then with the clauses that nobody knows. */
function turned(
  { documents, standards }: SystemView,
  drafts: readonly Draft[],
): readonly (Draft & Pick<Row, 'unknown'>)[] {
  const byDocument = new Map<number | undefined, Draft[]>();
  for (const draft of drafts) {
    const list = byDocument.get(draft.index);
    if (list) list.push(draft);
    else byDocument.set(draft.index, [draft]);
  }
  const known = new Set(standards.flatMap(({ clauses }) => clauses.map(({ key }) => key)));
  return documents.flatMap((document, index) => {
    const lone = { subject: NO_CLAUSE, item: undefined, index, claim: undefined };
    const lost = document.clauses.filter(key => !known.has(key)).map(unknown => ({ ...lone, unknown }));
    const found = byDocument.get(index) ?? (lost.length === 0 ? [lone] : []);
    return [...found.map(draft => ({ ...draft, unknown: undefined })), ...lost];
  });
}

/** The rows in their natural order: of the standard, or of the documents. */
export function rowsOf({ system, direction, standards, beside }: RowsOfParams): readonly Row[] {
  const isForward = direction === 'forward';
  const { documents, gaps } = system;
  const besideOf = besideIn(system.standards.find(({ id }) => id === beside));
  const evidenceOf = picker(documents);
  const findingsOf = picker(gaps);
  const keys = new Set<string>();
  const unique = (name: string): string => {
    let key = name;
    for (let n = 1; keys.has(key); n++) key = `${name}\u0000${n}`;
    keys.add(key);
    return key;
  };
  // Field by field: there may be tens of thousands of rows, at every update.
  const rowOf = ({ subject, item, index, claim }: Draft, unknown: string | undefined): Row => {
    const document = index === undefined ? undefined : documents[index];
    const { clause } = subject;
    return {
      key: unique(
        `${clause?.key ?? unknown ?? ''}\u0000${item?.id ?? ''}\u0000${document?.path ?? ''}\u0000${claim?.section ?? ''}`,
      ),
      clause,
      chapter: subject.chapter,
      heading: subject.heading,
      standard: subject.standard,
      place: subject.place,
      unknown,
      item,
      document,
      claim,
      evidence: evidenceOf(clause?.evidence),
      findings: findingsOf((isForward ? clause : document)?.gaps),
      beside: besideOf(document, clause),
    };
  };
  const drafts = system.standards.flatMap((standard, i) =>
    standards.includes(standard.id) ? subjectsOf(standard, i).flatMap(answersOf) : [],
  );
  return isForward
    ? drafts.map(draft => rowOf(draft, undefined))
    : turned(system, drafts).map(draft => rowOf(draft, draft.unknown));
}
