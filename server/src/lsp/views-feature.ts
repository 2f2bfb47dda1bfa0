// What views ask of the server: the SMSs whole (`clausetrace/traceability`), one clause (`clausetrace/clause`), and what lies
// around a document (`clausetrace/neighbourhood`). Computed when somebody asks, and once for each check.

import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { BaselineState } from '../language/views/baseline.ts';
import { clausePageView } from '../language/views/clause.ts';
import { neighbourhoodView } from '../language/views/neighbourhood.ts';
import { resultIdOf, systemViewSteps, viewIdSteps } from '../language/views/traceability.ts';
import type {
  ClausePageView,
  ClauseView,
  NeighbourhoodView,
  StandardView,
  SystemView,
  TraceabilityResult,
} from '../protocol/views.ts';
import type { CheckResult } from '../rules/check.ts';
import type { Feature } from './feature.ts';
import type { PositionCodec } from './positions.ts';
import type { Session } from './session.ts';
import { sourceOf } from './sources.ts';
import { type CheckedSystem, checkedSystems } from './systems.ts';
import { pathOfUri } from './uris.ts';

/** How long messages may wait for a slice of telling, in milliseconds. */
const slice = 4;

/** What is found in an edited document goes before telling begins again, in milliseconds. */
const headStart = 20;

/** How often telling may be overtaken by edits before it goes through in one go. */
const attempts = 3;

export const viewsFeature: Feature = {
  capabilities: () => ({}),

  listen(connection, ask) {
    connection.onRequest<TraceabilityResult, void>('clausetrace/traceability', ask(traceability));
    connection.onRequest<ClausePageView | null, void>('clausetrace/clause', ask(clause));
    connection.onRequest<NeighbourhoodView | null, void>('clausetrace/neighbourhood', ask(neighbourhood));
  },
};

/** What a client sends, of which nothing is certain. */
type Sent = Readonly<Record<string, unknown>> | null | undefined;

async function traceability(session: Session, params: Sent): Promise<TraceabilityResult> {
  const told = await tell(session);
  const { asOf, codec } = session;
  const resultId = resultIdOf(
    asOf,
    told.map(({ id }) => id),
  );
  if (params?.previousResultId === resultId) return { kind: 'unchanged', resultId };
  const systems = told.map(({ view }) => (codec ? withEncodedClaims(view, codec) : view));
  return { kind: 'full', resultId, asOf, systems };
}

interface Told {
  readonly view: SystemView;
  readonly id: string;
  /** How the client wrote URIs then. */
  readonly uris: string;
  readonly baseline: BaselineState | undefined;
}

/** A check without anything new is the same object. */
const known = new WeakMap<CheckResult, Told>();

/** In slices, so that what the user types is heard in between. Who was overtaken too often goes through in one go. */
async function tell(session: Session): Promise<Told[]> {
  for (let attempt = 1; ; attempt++) {
    const systems = await checkedSystems(session);
    const { asOf } = session;
    const revisions = systems.map(({ result }) => result.analysis.sms.revision);
    const isOvertaken = () =>
      session.asOf !== asOf || systems.some(({ result }, i) => result.analysis.sms.revision !== revisions[i]);
    const told = await inSlices(
      toldSteps(systems, session),
      attempt > attempts ? Number.POSITIVE_INFINITY : slice,
      isOvertaken,
    );
    if (told) return told;
    await delay(headStart);
  }
}

function* toldSteps(systems: readonly CheckedSystem[], session: Session): Generator<void, Told[]> {
  const told: Told[] = [];
  const uris = session.peculiarUris().join('\n');
  for (const { root, result } of systems) {
    const before = known.get(result);
    const state = root.baseline;
    if (before?.uris === uris && before.baseline === state) {
      told.push(before);
      continue;
    }
    const baseline = root.baselineOf(result.analysis.sms);
    const view = yield* systemViewSteps(result, path => session.uri(root.absolute(path)), baseline);
    const fresh = { view, id: yield* viewIdSteps(view), uris, baseline: state };
    known.set(result, fresh);
    told.push(fresh);
  }
  return told;
}

/** Undefined where it is overtaken between two slices. */
async function inSlices<T>(
  steps: Generator<void, T>,
  length: number,
  isOvertaken: () => boolean,
): Promise<T | undefined> {
  for (;;) {
    const start = performance.now();
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() - start < length);
    await nextTurn();
    if (isOvertaken()) return undefined;
  }
}

/** Claims name their document by its place in a list, where the codec does not look. */
function withEncodedClaims(view: SystemView, codec: PositionCodec): SystemView {
  const claims = view.standards.flatMap(standard => standard.clauses.flatMap(one => one.claims));
  const places = claims.map(({ document, range }) => ({ uri: view.documents[document]!.uri, range }));
  const encoded = codec.encode(places, undefined).values();
  const claimsOf = (one: ClauseView) => one.claims.map(claim => ({ ...claim, range: encoded.next().value!.range }));
  const clausesOf = (one: StandardView) => one.clauses.map(clause => ({ ...clause, claims: claimsOf(clause) }));
  return { ...view, standards: view.standards.map(one => ({ ...one, clauses: clausesOf(one) })) };
}

async function clause(session: Session, params: Sent): Promise<ClausePageView | null> {
  const { root: folder, clause: key } = params ?? {};
  const path = pathOfUri(folder);
  if (path === undefined || typeof key !== 'string') return null;
  const systems = await checkedSystems(session);
  const found = systems.find(({ root, result }) => root.absolute(result.analysis.sms.root) === path);
  return (found && clausePageView(key, found.result, one => session.uri(found.root.absolute(one)))) ?? null;
}

async function neighbourhood(session: Session, params: Sent): Promise<NeighbourhoodView | null> {
  const { uri, depth } = params ?? {};
  if (typeof uri !== 'string') return null;
  await session.whenRead();
  const source = sourceOf(session, uri);
  if (!source?.document) return null;
  const steps = typeof depth === 'number' && Number.isFinite(depth) ? depth : 1;
  return neighbourhoodView(source.document, steps, source.analysis, source.files.uri) ?? null;
}
