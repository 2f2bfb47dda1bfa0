// What the panel of the traceability matrix and its page say to each other.
import type { SystemView } from '../../../server/src/protocol/views.ts';

export interface MatrixData {
  /** The day that counts as today, ISO 8601. */
  readonly asOf: string;
  readonly systems: readonly SystemView[];
  /** The SMS that somebody asked for last; `serial` tells one wish from the next. */
  readonly asked: { readonly root: string; readonly serial: number } | undefined;
  /** What the matrix can be exported to. */
  readonly formats: readonly { readonly id: string; readonly label: string }[];
}
