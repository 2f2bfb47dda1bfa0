// Diagnostics for clients that cannot ask: `textDocument/publishDiagnostics`, for open and unopened files alike.

import type { Connection } from 'vscode-languageserver';
import type { Finding } from '../rules/check.ts';
import type { PositionCodec } from './positions.ts';
import type { Presenter, View } from './view.ts';

interface Shown {
  readonly uri: string;
  /** Undefined for a file that was not open. */
  readonly version: number | undefined;
  readonly findings: readonly Finding[];
}

export class PushPresenter implements Presenter {
  readonly #connection: Connection;
  readonly #view: View;
  readonly #codec: PositionCodec | undefined;
  readonly #shown = new Map<string, Shown>();

  constructor(connection: Connection, view: View, codec: PositionCodec | undefined) {
    this.#connection = connection;
    this.#view = view;
    this.#codec = codec;
  }

  edited(paths: readonly string[]): void {
    this.changed(paths);
  }

  changed(paths: readonly string[]): void {
    for (const path of paths) this.#show(path);
  }

  *changedSteps(paths: Iterable<string>): Generator<void, void> {
    for (const path of paths) {
      this.#show(path);
      yield;
    }
  }

  reconsider(): void {
    this.changed([...new Set([...this.#shown.keys(), ...this.#view.paths()])]);
  }

  completed(): void {}

  stop(): void {}

  #show(path: string): void {
    const shown = this.#shown.get(path);
    const open = this.#view.openDocument(path);
    const next: Shown = { uri: this.#view.uri(path), version: open?.version, findings: this.#view.findings(path) };
    if (shown && isSame(shown, next)) return;
    if (!shown && !open && next.findings.length === 0) return;
    // The client may write the URI of a file in another way than we do when it is not open.
    if (shown && shown.uri !== next.uri) this.#send({ ...shown, findings: [] }, []);
    this.#send(next, this.#view.diagnostics(path));
    if (open || next.findings.length > 0) this.#shown.set(path, next);
    else this.#shown.delete(path);
  }

  #send({ uri, version }: Shown, diagnostics: ReturnType<View['diagnostics']>): void {
    const params = { uri, ...(version !== undefined && { version }), diagnostics };
    void this.#connection.sendDiagnostics(this.#codec?.encode(params, params) ?? params);
  }
}

function isSame(a: Shown, b: Shown): boolean {
  return a.uri === b.uri && a.version === b.version && a.findings === b.findings;
}
