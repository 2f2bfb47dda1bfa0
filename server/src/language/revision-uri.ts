// Where an earlier version of a document is to an editor: the address of a page that the server makes from git
// (`clausetrace/content`), so that the editor can compare it with what is there now.

import { decoded, pageScheme } from './clause-uri.ts';

/** What the URI of a version names. */
export interface RevisionAddress {
  /** URI of the folder that the document lies in. */
  readonly root: string;
  /** Whole object name. */
  readonly commit: string;
  /** Of the document today, relative to that folder. */
  readonly path: string;
}

/** `clausetrace:/revision/1a2b…/policies/sm.md?file%3A%2F%2F%2Fhome%2Fme%2Fsms` */
export function revisionUri({ root, commit, path }: RevisionAddress): string {
  const segments = ['revision', commit, ...path.split('/')].map(encodeURIComponent);
  return `${pageScheme}:/${segments.join('/')}?${encodeURIComponent(root)}`;
}

/** Undefined for what is no such URI. Clients may write the same URI with one slash or three, and encode more or less. */
export function revisionAddress(uri: string): RevisionAddress | undefined {
  const [, way, query] = /^clausetrace:(?:\/\/)?\/([^?#]+)\?([^#]+)$/i.exec(uri) ?? [];
  const [kind, commit = '', ...path] = (way ?? '').split('/').map(decoded);
  if (kind !== 'revision' || query === undefined || path.length === 0 || !/^[0-9a-f]{40,64}$/.test(commit))
    return undefined;
  return { root: decoded(query), commit, path: path.join('/') };
}
