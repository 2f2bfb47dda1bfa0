// Which findings of two checks are the same one: told of the same thing by the same rule, wherever its line has moved to. What a
// message counts (days, dates) may have gone on meanwhile; what it quotes may not have.

/** What two checks have to say of a finding to compare it. `CheckResult`s and the output of `check` have it. */
export interface MatchableFinding {
  readonly rule: string;
  /** Of the file, both sides relative to the same folder. */
  readonly path: string;
  readonly message: string;
  readonly clause?: string | undefined;
  readonly document?: string | undefined;
}

export interface Matched<B, A> {
  /** In the order of the later check. */
  readonly kept: readonly { readonly before: B; readonly after: A }[];
  /** In the later check only. */
  readonly fresh: readonly A[];
  /** In the earlier check only. */
  readonly gone: readonly B[];
}

/** Undefined: it is not to be found in this way. */
type KeyOf = (finding: MatchableFinding, path: string) => string | undefined;

const byPath: KeyOf = ({ rule, clause, message }, path) => JSON.stringify([rule, clause, path, message]);
const byDocument: KeyOf = ({ rule, clause, document, message }, path) =>
  JSON.stringify([rule, clause, document ?? path, message]);
const withoutCounts =
  (key: KeyOf): KeyOf =>
  (finding, path) =>
    key({ ...finding, message: messageWithoutCounts(finding.message) }, path);

/**
 * Rules about how a document as a whole stands. Their messages name the newest commit, or count what came since, and the next
 * commit makes no other finding of it.
 */
const standing = /^(?:review\/|metadata\/(?:version-not-increased|author-approves-own)$)/;

const byStanding: KeyOf = ({ rule, clause, document }, path) =>
  standing.test(rule) ? JSON.stringify([rule, clause, document ?? path]) : undefined;

/** The strictest first: of several that are alike, those that are equal belong together. */
const keys: readonly KeyOf[] = [byPath, byDocument, withoutCounts(byPath), withoutCounts(byDocument), byStanding];

/**
 * `renames`: from paths of the earlier check to those of the later one; documents are followed by their ids, too. What is equal is
 * matched in its order.
 */
export function matchFindings<B extends MatchableFinding, A extends MatchableFinding>(
  before: readonly B[],
  after: readonly A[],
  renames: ReadonlyMap<string, string> = new Map(),
): Matched<B, A> {
  const partners = new Map<A, B>();
  const moves = new Map([...movesById(before, after), ...soundRenames(renames, before, after)]);
  let left: readonly B[] = before;
  for (const keyOf of keys) {
    if (left.length === 0) break;
    const waiting = new Map<string, B[]>();
    for (const finding of left) {
      const path = moves.get(finding.path) ?? finding.path;
      const key = keyOf({ ...finding, message: movedMessage(finding, path) }, path);
      if (key === undefined) continue;
      const same = waiting.get(key);
      if (same) same.push(finding);
      else waiting.set(key, [finding]);
    }
    const found = new Set<B>();
    for (const finding of after) {
      if (partners.has(finding)) continue;
      const partner = waiting.get(keyOf(finding, finding.path) ?? '')?.shift();
      if (!partner) continue;
      partners.set(finding, partner);
      found.add(partner);
    }
    left = left.filter(finding => !found.has(finding));
  }
  return {
    kept: after.flatMap(one => (partners.has(one) ? [{ before: partners.get(one)!, after: one }] : [])),
    fresh: after.filter(one => !partners.has(one)),
    gone: left,
  };
}

/** Git takes a rename from likeness: where other ids are on each side, another document came in the place of the one before. */
function soundRenames(
  renames: ReadonlyMap<string, string>,
  before: readonly MatchableFinding[],
  after: readonly MatchableFinding[],
): [string, string][] {
  const were = idsByPath(before);
  const are = idsByPath(after);
  return [...renames].filter(([from, to]) => {
    const [was, is] = [were.get(from), are.get(to)];
    return was === undefined || is === undefined || was === is;
  });
}

/** Undefined for a file with findings of several documents. */
function idsByPath(findings: readonly MatchableFinding[]): Map<string, string | undefined> {
  return only(named(findings).map(({ document, path }) => [path, document]));
}

/** Where the file of a document went that has findings in one file on each side. */
function movesById(before: readonly MatchableFinding[], after: readonly MatchableFinding[]): Map<string, string> {
  const were = pathsById(before);
  const moves = [...pathsById(after)].flatMap(([id, path]) => {
    const was = were.get(id);
    return was === undefined || path === undefined || was === path ? [] : [[was, path] as const];
  });
  return new Map(moves);
}

/** Undefined for a document that has findings in several files. */
function pathsById(findings: readonly MatchableFinding[]): Map<string, string | undefined> {
  return only(named(findings).map(({ document, path }) => [document, path]));
}

/** Those of documents with an id; others are called by their paths. */
function named(findings: readonly MatchableFinding[]): { readonly document: string; readonly path: string }[] {
  return findings.flatMap(({ document, path }) =>
    document === undefined || document === path ? [] : { document, path },
  );
}

/** By key, undefined where it has several values. */
function only(entries: readonly (readonly [key: string, value: string])[]): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const [key, value] of entries) found.set(key, found.has(key) && found.get(key) !== value ? undefined : value);
  return found;
}

/** What a message quotes of the folder that its file moved with is where it moved to. */
function movedMessage({ message, path }: MatchableFinding, now: string): string {
  if (path === now) return message;
  const [from, to] = movedFolder(path.split('/'), now.split('/'));
  return from === '' ? message : message.replaceAll(`"${from}/`, () => (to === '' ? '"' : `"${to}/`));
}

/** The outermost folders that differ: what the paths have in common at their ends moved along. */
function movedFolder(path: readonly string[], now: readonly string[]): readonly [from: string, to: string] {
  let same = 0;
  while (same < Math.min(path.length, now.length) && path.at(-1 - same) === now.at(-1 - same)) same++;
  return [path.slice(0, path.length - same).join('/'), now.slice(0, now.length - same).join('/')];
}

/** Quoted texts, which stay; dates, and numbers that stand alone. A number in a path, an id or a clause is part of a name. */
const counts = /"(?:[^"\\]|\\.)*"|\b\d{4}-\d{2}-\d{2}\b|(?<![\w./#:-])\d+(?!\w|[./#:-]\w)/g;

export function messageWithoutCounts(message: string): string {
  return message.replace(counts, found => (found.startsWith('"') ? found : '#'));
}
