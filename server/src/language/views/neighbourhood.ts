// A document with what it refers to and what refers to it, and so on some steps away: a picture of what hangs together. The
// nearest come first, and of those equally near the ones with the stronger tie.

import type { Analysis } from '../../analysis/analysis.ts';
import type { EdgeView, NeighbourhoodView, NodeView } from '../../protocol/views.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import { compareText } from '../../workspace/paths.ts';
import type { Sms } from '../../workspace/sms.ts';
import type { Reference, ReferenceForm } from '../../workspace/symbols.ts';
import type { UriOf } from '../diagnostics.ts';
import { documentLink } from './parts.ts';
import { clauseKeysOf } from './traceability.ts';

/** More than this nobody can look at. */
const mostNodes = 150;
const deepest = 3;

/** The strongest tie first. */
const edgeKinds = ['implements', 'evidence', 'supersedes', 'references'] as const;
type EdgeKind = EdgeView['kind'];

const kindsOfForms: Readonly<Partial<Record<ReferenceForm, EdgeKind>>> = {
  implements: 'implements',
  evidence: 'evidence',
  supersedes: 'supersedes',
};

/** `depth`: how many steps away, from 1 to 3; anything else is the nearest of them. Undefined for pages. */
export function neighbourhoodView(
  centre: SmsDocument,
  depth: number,
  analysis: Analysis,
  uriOf: UriOf,
): NeighbourhoodView | undefined {
  if (centre.kind !== 'document') return undefined;
  const { sms } = analysis;
  const { shown, omitted } = documentsAround(centre, Math.min(Math.max(Math.trunc(depth), 1), deepest), sms);
  return {
    root: uriOf(sms.root),
    centre: 0,
    nodes: shown.map(document => nodeView(document, analysis, uriOf)),
    edges: edgesAmong(shown, sms),
    omitted,
  };
}

function nodeView(document: SmsDocument, analysis: Analysis, uriOf: UriOf): NodeView {
  return {
    ...documentLink(document, uriOf),
    type: document.metadata.type?.value,
    status: document.metadata.status?.value,
    review: analysis.review(document).state,
    clauses: clauseKeysOf(analysis.sms.claimsIn(document)),
  };
}

/** Breadth first. Behind what is left out nobody looks. */
function documentsAround(centre: SmsDocument, depth: number, sms: Sms) {
  const shown = new Set([centre]);
  const omitted = new Set<SmsDocument>();
  let last: readonly SmsDocument[] = [centre];
  for (let step = 1; step <= depth && last.length > 0; step++) {
    const found = new Map<SmsDocument, number>();
    for (const document of last) {
      for (const { other, kind } of tiesOf(document, sms)) {
        if (shown.has(other) || omitted.has(other)) continue;
        found.set(other, Math.min(found.get(other) ?? edgeKinds.length, edgeKinds.indexOf(kind)));
      }
    }
    const ranked = [...found].sort(([a, m], [b, n]) => m - n || compareText(a.path, b.path)).map(([one]) => one);
    last = ranked.slice(0, mostNodes - shown.size);
    for (const one of ranked.slice(last.length)) omitted.add(one);
    for (const one of last) shown.add(one);
  }
  return { shown: [...shown], omitted: omitted.size };
}

interface Tie {
  readonly other: SmsDocument;
  readonly kind: EdgeKind;
}

/** In both directions, as often as there are references. */
function* tiesOf(document: SmsDocument, sms: Sms): Iterable<Tie> {
  yield* tiesFrom(document, sms);
  for (const reference of sms.referencesTo(document)) {
    const { from } = reference;
    // A path may lead elsewhere first.
    const isTie = from.kind === 'document' && targetsOf(reference, sms).includes(document);
    if (isTie) yield { other: from, kind: kindOf(reference) };
  }
}

function* tiesFrom(document: SmsDocument, sms: Sms): Iterable<Tie> {
  for (const reference of sms.referencesFrom(document)) {
    for (const other of targetsOf(reference, sms)) {
      if (other !== document && other.kind === 'document') yield { other, kind: kindOf(reference) };
    }
  }
}

/** More than one where an id is given twice. */
function targetsOf({ target }: Reference, sms: Sms): readonly SmsDocument[] {
  if (target.kind === 'role') return [];
  if (target.kind === 'id') return sms.entities(target.id).map(({ document }) => document);
  const resolution = sms.resolve(target);
  return resolution.kind === 'document' ? [resolution.document] : [];
}

function kindOf({ form }: Reference): EdgeKind {
  return kindsOfForms[form] ?? 'references';
}

/** By the places of the documents in the list, then the strongest tie first. */
function edgesAmong(documents: readonly SmsDocument[], sms: Sms): EdgeView[] {
  const places = new Map(documents.map((document, i) => [document, i]));
  return documents.flatMap((document, from) => {
    const counts = new Map<string, { readonly to: number; readonly kind: EdgeKind; count: number }>();
    for (const { other, kind } of tiesFrom(document, sms)) {
      const to = places.get(other);
      if (to === undefined) continue;
      const key = `${to} ${kind}`;
      const known = counts.get(key);
      if (known) known.count++;
      else counts.set(key, { to, kind, count: 1 });
    }
    return [...counts.values()]
      .sort((a, b) => a.to - b.to || edgeKinds.indexOf(a.kind) - edgeKinds.indexOf(b.kind))
      .map(({ to, kind, count }): EdgeView => ({ from, to, kind, count }));
  });
}
