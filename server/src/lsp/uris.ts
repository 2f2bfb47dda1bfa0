// URIs of the client and absolute paths of the disk. Inside the server every path is `/`-separated, without a slash at its
// end, so that one place has one spelling, however the client writes its URI.

import { normalize, sep } from 'node:path';
import { URI } from 'vscode-uri';

/** The absolute path of a `file:` URI; undefined for every other scheme and for what is no URI at all. */
export function pathOfUri(uri: unknown): string | undefined {
  if (typeof uri !== 'string' || !/^file:/i.test(uri)) return undefined;
  try {
    const path = URI.parse(uri).fsPath;
    return path === '' || path.includes('\0') ? undefined : tidyPath(path);
  } catch {
    return undefined;
  }
}

/** One spelling of an absolute path of this operating system. */
export function tidyPath(path: string): string {
  const normal = normalize(path);
  const slashed = sep === '\\' ? normal.replaceAll('\\', '/') : normal;
  return slashed.length > 1 && slashed.endsWith('/') && !/^[A-Za-z]:\/$/.test(slashed) ? slashed.slice(0, -1) : slashed;
}

export function uriOfPath(path: string): string {
  return URI.file(path).toString();
}

/** The path from a folder to what lies in it (empty for the folder itself); undefined for what lies elsewhere. */
export function pathInside(folder: string, path: string): string | undefined {
  if (path === folder) return '';
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** The absolute path of a path relative to a folder; leading `..` segments leave it. */
export function absolutePath(folder: string, path: string): string {
  return path === '' ? folder : tidyPath(`${folder}/${path}`);
}
