// Diagnostics for clients that ask: `textDocument/diagnostic`, `workspace/diagnostic`, and the call to ask again. Result ids
// are digests of what was answered, so `unchanged` is true whatever happened in between.

import { createHash } from 'node:crypto';
import {
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { atOnce } from '../documents/steps.ts';
import type { Finding } from '../rules/check.ts';
import { inSlices } from './slices.ts';
import { pathOfUri } from './uris.ts';
import type { Presenter, View } from './view.ts';

/** Reports in one partial result. */
const chunkSize = 500;

const emptyId = digest('[]');

export class PullPresenter implements Presenter {
  readonly #connection: Connection;
  readonly #view: View;
  readonly #canRefresh: boolean;
  readonly #ids = new WeakMap<readonly Finding[], string>();
  /** Result ids of what the client was given, by path. */
  readonly #givenDocuments = new Map<string, string>();
  readonly #givenWorkspace = new Map<string, string>();
  /** Requests for the workspace that wait for something to tell. */
  readonly #waiting = new Set<() => void>();
  /** How often there was something new. */
  #calls = 0;
  #isRefreshing = false;
  #refreshAgain = false;
  #isStopped = false;

  constructor(connection: Connection, view: View, canRefresh: boolean) {
    this.#connection = connection;
    this.#view = view;
    this.#canRefresh = canRefresh;
  }

  /** The client asks for what the user edits by itself. */
  edited(paths: readonly string[]): void {
    for (const path of paths) if (!this.#view.openDocument(path)) this.#givenDocuments.delete(path);
    if (this.#view.isComplete) this.#wake();
  }

  changed(paths: readonly string[]): void {
    atOnce(this.changedSteps(paths));
  }

  *changedSteps(paths: Iterable<string>): Generator<void, void> {
    // Until everything is read nobody is told to ask for the rest; `completed` does.
    if (!this.#view.isComplete) return;
    const stale: string[] = [];
    for (const path of paths) {
      if (this.#isStale(path)) stale.push(path);
      yield;
    }
    if (stale.length === 0) return;
    const isHeard = this.#waiting.size > 0;
    this.#wake();
    if (!isHeard || stale.some(path => this.#view.openDocument(path))) this.#refresh();
  }

  reconsider(): void {
    this.changed([...new Set([...this.#givenDocuments.keys(), ...this.#givenWorkspace.keys(), ...this.#view.paths()])]);
  }

  completed(): void {
    this.#wake();
    this.#refresh();
  }

  stop(): void {
    this.#isStopped = true;
    this.#wake();
  }

  document({ textDocument, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport {
    const path = pathOfUri(textDocument.uri);
    if (path === undefined) return { kind: DocumentDiagnosticReportKind.Full, resultId: emptyId, items: [] };
    const resultId = this.#idOf(path);
    this.#givenDocuments.set(path, resultId);
    if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: this.#view.diagnostics(path) };
  }

  /**
   * Answers when everything is read. A client that streams and has everything already is kept waiting until there is
   * something new, as the protocol allows: it would only ask again and again.
   */
  async workspace(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    stream: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const previous = Array.isArray(previousResultIds) ? previousResultIds : [];
    const known = new Map(previous.flatMap(({ uri, value }) => this.#knownId(uri, value)));
    let isFirst = previous.length === 0;
    for (;;) {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      if (this.#view.isComplete || this.#isStopped) {
        const calls = this.#calls;
        const items = await inSlices(this.#reports(known, previous.length > 0 && !stream));
        if (items.length > 0 || isFirst || !stream || this.#isStopped) return answer(items, stream);
        isFirst = false;
        if (this.#calls !== calls) continue;
      }
      await this.#somethingNew(token);
    }
  }

  #knownId(uri: string, value: string): [string, { uri: string; id: string }][] {
    const path = pathOfUri(uri);
    return path === undefined ? [] : [[path, { uri, id: value }]];
  }

  /**
   * Reports of all files that differ from what the client knows, and of the others too where it wants to hear of them. A file in
   * every step; whoever changes one that was reported calls for another request.
   */
  *#reports(
    known: ReadonlyMap<string, { readonly uri: string; readonly id: string }>,
    withUnchanged: boolean,
  ): Generator<void, WorkspaceDocumentDiagnosticReport[]> {
    const paths = [...new Set([...known.keys(), ...this.#view.paths()])].sort();
    const reports: WorkspaceDocumentDiagnosticReport[] = [];
    for (const path of paths) {
      yield;
      const resultId = this.#idOf(path);
      const before = known.get(path);
      const place = {
        uri: before?.uri ?? this.#view.uri(path),
        version: this.#view.openDocument(path)?.version ?? null,
      };
      this.#remember(path, resultId);
      if ((before?.id ?? emptyId) !== resultId) {
        const items = this.#view.diagnostics(path);
        reports.push({ kind: DocumentDiagnosticReportKind.Full, ...place, resultId, items });
      } else if (withUnchanged) {
        reports.push({ kind: DocumentDiagnosticReportKind.Unchanged, ...place, resultId });
      }
    }
    return reports;
  }

  #remember(path: string, resultId: string): void {
    if (resultId === emptyId) this.#givenWorkspace.delete(path);
    else this.#givenWorkspace.set(path, resultId);
  }

  /** Whether the client has something else than there is. Open documents are asked for one by one, the others together. */
  #isStale(path: string): boolean {
    const given = this.#view.openDocument(path) ? this.#givenDocuments : this.#givenWorkspace;
    return (given.get(path) ?? emptyId) !== this.#idOf(path);
  }

  #idOf(path: string): string {
    const findings = this.#view.findings(path);
    if (findings.length === 0) return emptyId;
    const known = this.#ids.get(findings);
    if (known !== undefined) return known;
    const id = digest(JSON.stringify(this.#view.diagnostics(path)));
    this.#ids.set(findings, id);
    return id;
  }

  #somethingNew(token: CancellationToken): Promise<void> {
    return new Promise(resolve => {
      const wake = () => {
        this.#waiting.delete(wake);
        subscription.dispose();
        resolve();
      };
      const subscription = token.onCancellationRequested(wake);
      this.#waiting.add(wake);
    });
  }

  #wake(): void {
    this.#calls++;
    for (const wake of [...this.#waiting]) wake();
  }

  /** One call at a time; what changes meanwhile is one more. */
  #refresh(): void {
    if (!this.#canRefresh || this.#isStopped) return;
    this.#refreshAgain = this.#isRefreshing;
    if (this.#isRefreshing) return;
    this.#isRefreshing = true;
    const done = () => {
      this.#isRefreshing = false;
      if (this.#refreshAgain) this.#refresh();
    };
    this.#connection.languages.diagnostics.refresh().then(done, done);
  }
}

function answer(
  items: WorkspaceDocumentDiagnosticReport[],
  stream: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
): WorkspaceDiagnosticReport {
  if (!stream || items.length === 0) return { items };
  for (let i = 0; i < items.length; i += chunkSize) stream.report({ items: items.slice(i, i + chunkSize) });
  return { items: [] };
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}
