// Paths inside a workspace: relative to its root, `/`-separated, the root itself empty. Plain string work, equal on every
// operating system.

/** The folder of a path; empty for a file in the root. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last name of a path. */
export function baseNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Joins and normalizes; what climbs out of the root keeps its leading `..` segments. */
export function joinPath(directory: string, path: string): string {
  const segments: string[] = [];
  for (const segment of `${directory}/${path}`.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else segments.push(segment);
  }
  return segments.join('/');
}

/** Whether a path is a folder or lies below it. */
export function isInside(path: string, directory: string): boolean {
  return directory === ''
    ? path !== '..' && !path.startsWith('../')
    : path === directory || path.startsWith(`${directory}/`);
}

/** The way from a folder to a path, as a link in a document of that folder would write it. */
export function relativePath(directory: string, path: string): string {
  const from = directory === '' ? [] : directory.split('/');
  const to = path === '' ? [] : path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** Orders paths and ids by code point, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
