// What is shown of a neighbourhood, and what a person can do with it (pages/graph.ts does it).
import type { NodeView } from '../../../server/src/protocol/views.ts';
import type { Camera } from './camera.ts';
import type { Layout } from './layout.ts';
import type { Kind } from './parts.ts';

export interface Shown {
  readonly layout: Layout;
  readonly camera: Camera;
  readonly hidden: ReadonlySet<Kind>;
  readonly mode: 'graph' | 'list';
  /** URI of the document that has, or had, the focus. */
  readonly current: string;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

export interface Acts {
  go(uri: string): void;
  back(): void;
  forward(): void;
  open(node: NodeView, event: Event): void;
  /** Shows a clause, by its key. */
  showClause(clause: string): void;
  depth(depth: number): void;
  follow(follows: boolean): void;
  toggle(kind: Kind): void;
  mode(mode: Shown['mode']): void;
  zoom(by: number): void;
  fit(): void;
  focus(uri: string): void;
}
