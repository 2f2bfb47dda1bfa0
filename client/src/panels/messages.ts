// What panels (in the extension host) and their pages (in a webview, client/webview) say to each other. Types only: both sides
// import them.
import type { PlaceView } from '../../../server/src/protocol/views.ts';

/** From the panel to its page. */
export type ToPage<Data> =
  /** What to show; undefined while there is nothing: the server is starting, or the SMS is gone. */
  { readonly kind: 'data'; readonly data: Data | undefined };

/** From a page to its panel. */
export type FromPage =
  /** The page listens: send it its data. */
  | { readonly kind: 'ready' }
  /** Open a place in a document; beside the panel where asked for. */
  | { readonly kind: 'open'; readonly at: PlaceView; readonly beside?: boolean }
  /** Run one of our commands: the panel lets pass only those that it names. */
  | { readonly kind: 'command'; readonly command: string; readonly arguments: readonly unknown[] }
  /** Something failed in the page: for the log. */
  | { readonly kind: 'failed'; readonly message: string };

/** What the HTML of a page carries for its script, as JSON in the element `page-setup`. */
export interface PageSetup {
  /** The bundle of translations, for `@vscode/l10n`; undefined for English. */
  readonly l10n: Readonly<Record<string, unknown>> | undefined;
  /** BCP 47, for dates and sorting. */
  readonly language: string;
}
