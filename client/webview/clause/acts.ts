// What a reader of a clause can do. The entry of the page (pages/clause.ts) does it; views only ask.
import type { EditParams, PlaceView } from '../../../server/src/protocol/views.ts';

export interface Acts {
  /** Shows another clause, by its key. */
  go(clause: string): void;
  back(): void;
  forward(): void;
  /** Opens a place in a document; beside the panel with Ctrl or Cmd held. */
  open(at: PlaceView, event: MouseEvent): void;
  edit(edit: EditParams): void;
  pin(isPinned: boolean): void;
  /** One of our commands; the panel knows which it lets pass. */
  run(command: string, ...args: readonly unknown[]): void;
}
