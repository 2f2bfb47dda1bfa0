// Tells the client to ask again for what it shows beside the text and what may be out of date there: code lenses, inlay hints,
// semantic tokens. They tell of other documents, so an edit of one changes what stands beside another.

import {
  CodeLensRefreshRequest,
  type Connection,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
} from 'vscode-languageserver';
import { manifestName } from '../workspace/manifest.ts';

const calls = {
  codeLens: CodeLensRefreshRequest.type,
  inlayHint: InlayHintRefreshRequest.type,
  semanticTokens: SemanticTokensRefreshRequest.type,
} as const;

/** What clients can be told to ask for again. */
export type Refreshable = keyof typeof calls;

export class Refresher {
  readonly #connection: Connection;
  readonly #supported: ReadonlySet<Refreshable>;
  /** Calls that the client has not answered; `again`: there is one more to make. */
  readonly #pending = new Map<Refreshable, 'once' | 'again'>();
  /** The client asks about it by itself, because the user has just opened or changed it. */
  #edited: string | undefined;

  constructor(connection: Connection, supported: ReadonlySet<Refreshable>) {
    this.#connection = connection;
    this.#supported = supported;
  }

  edited(paths: readonly string[]): void {
    this.#edited = paths.at(-1) ?? this.#edited;
  }

  /** Everything is checked after edits. Nobody needs a call who has no other document open than the one that is edited. */
  checked(open: Iterable<string>): void {
    const others = [...open].filter(path => path !== this.#edited || path.endsWith(`/${manifestName}`));
    if (others.length > 0) this.everything();
    this.#edited = undefined;
  }

  everything(): void {
    for (const what of this.#supported) this.#call(what);
  }

  /** One call at a time; what changes meanwhile is one more. */
  #call(what: Refreshable): void {
    if (this.#pending.has(what)) {
      this.#pending.set(what, 'again');
      return;
    }
    this.#pending.set(what, 'once');
    const done = () => {
      const isStale = this.#pending.get(what) === 'again';
      this.#pending.delete(what);
      if (isStale) this.#call(what);
    };
    this.#connection.sendRequest(calls[what]).then(done, done);
  }
}
