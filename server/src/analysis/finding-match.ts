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

/** `renames`: from paths of the earlier check to those of the later one. What is equal is matched in its order. */
export function matchFindings<B extends MatchableFinding, A extends MatchableFinding>(
  before: readonly B[],
  after: readonly A[],
  renames: ReadonlyMap<string, string> = new Map(),
): Matched<B, A> {
  const partners = new Map<A, B>();
  let left: readonly B[] = before;
  for (const keyOf of keys) {
    if (left.length === 0) break;
    const waiting = new Map<string, B[]>();
    for (const finding of left) {
      const key = keyOf(finding, renames.get(finding.path) ?? finding.path);
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

/** Quoted texts, which stay; dates, and numbers that stand alone. A number in a path, an id or a clause is part of a name. */
const counts = /"(?:[^"\\]|\\.)*"|\b\d{4}-\d{2}-\d{2}\b|(?<![\w./#:-])\d+(?!\w|[./#:-]\w)/g;

export function messageWithoutCounts(message: string): string {
  return message.replace(counts, found => (found.startsWith('"') ? found : '#'));
}
