// What an editor feature is to the server: what it announces, and how it listens. The feature itself is a pure function in
// language/; here it is given the session and a connection.

import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { ClientSupport } from './capabilities.ts';
import type { Session } from './session.ts';

/** Wraps a request's handler: it is called only while there is a session, with everything that was edited taken in. */
export type Ask = <A extends unknown[], R>(handler: (session: Session, ...args: A) => R) => (...args: A) => R;

export interface Feature {
  readonly capabilities: (support: ClientSupport) => ServerCapabilities;
  readonly listen: (connection: Connection, ask: Ask) => void;
}
