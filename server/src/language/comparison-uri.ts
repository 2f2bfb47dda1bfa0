// Where the page is to an editor that tells what changed since a revision (`clausetrace/content`).

import { decoded, pageScheme } from './clause-uri.ts';

export interface ComparisonAddress {
  /** URI of the SMS's folder. */
  readonly root: string;
  /** In the syntax of git. */
  readonly revision: string;
}

/** `clausetrace:/comparison/v1.0.md?file%3A%2F%2F%2Fhome%2Fme%2Fsms`. Undefined for what is no such URI; the revision may have slashes. */
export function comparisonAddress(uri: string): ComparisonAddress | undefined {
  const [, way, root = ''] =
    new RegExp(`^${pageScheme}:(?://)?/comparison/([^?#]+)\\.md\\?([^#]+)$`, 'i').exec(uri) ?? [];
  return way === undefined ? undefined : { root: decoded(root), revision: decoded(way) };
}
