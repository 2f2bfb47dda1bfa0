// URIs of the client and absolute paths. Inside the server every path is `/`-separated, without a slash at its end, so that one
// place has one spelling, however the client writes its URI. What is on no disk has a path that no disk can have:
// `vscode-vfs://github/owner/repo` is `vscode-vfs:/@github/owner/repo`.

import { normalize, posix, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { baseNameOf } from '../workspace/paths.ts';

/** A scheme of two letters or more (one letter is a drive), the authority, which may be empty, and the rest. */
const virtualPattern = /^([A-Za-z][A-Za-z\d+.-]+):\/@([^/]*)(.*)$/s;

/** Whether a path is on no disk: whoever has its folder open has to be asked for it. */
export function isVirtual(path: string): boolean {
  return virtualPattern.test(path);
}

/** The absolute path of a URI; undefined for what names no place in a tree of files, and for what is no URI at all. */
export function pathOfUri(uri: unknown): string | undefined {
  if (typeof uri !== 'string' || !/^[A-Za-z][A-Za-z\d+.-]+:/.test(uri)) return undefined;
  try {
    const parsed = URI.parse(uri);
    const path = /^file$/i.test(parsed.scheme) ? parsed.fsPath : virtualPathOf(parsed);
    return path === undefined || path === '' || path.includes('\0') ? undefined : tidyPath(path);
  } catch {
    return undefined;
  }
}

/** None for pages (`untitled:Untitled-1`) and for what a query tells apart (`git:/a.md?{…}`). */
function virtualPathOf({ scheme, authority, path, query, fragment }: URI): string | undefined {
  const isPlace = query === '' && fragment === '' && (path.startsWith('/') || (path === '' && authority !== ''));
  return isPlace ? `${scheme}:/@${encodeURIComponent(authority)}${path}` : undefined;
}

/** One spelling of an absolute path: of this operating system, or of what is on no disk. */
export function tidyPath(path: string): string {
  const [, scheme, authority, place = ''] = virtualPattern.exec(path) ?? [];
  if (scheme !== undefined) return `${scheme}:/@${authority}${posix.normalize(`${place}/`).replace(/\/$/, '')}`;
  const normal = normalize(path);
  const slashed = sep === '\\' ? normal.replaceAll('\\', '/') : normal;
  return slashed.length > 1 && slashed.endsWith('/') && !/^[A-Za-z]:\/$/.test(slashed) ? slashed.slice(0, -1) : slashed;
}

/** Of a virtual path exactly what it was made of: `URI` itself would change the case of authorities and drives. */
export function uriOfPath(path: string): string {
  const [, scheme, authority, place = ''] = virtualPattern.exec(path) ?? [];
  if (scheme === undefined) return URI.file(path).toString();
  const server = authority === '' ? '' : `//${escaped(authority!).replaceAll('%40', '@').replaceAll('%3A', ':')}`;
  return `${scheme}:${server}${place === '' ? '/' : escaped(encodeURIComponent(place)).replaceAll('%2F', '/')}`;
}

/** `encodeURIComponent` leaves some signs that VS Code escapes. */
function escaped(encoded: string): string {
  return encoded.replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The last name of an absolute path; empty for the root of a disk, or of what is on none. */
export function lastName(path: string): string {
  return virtualPattern.exec(path)?.[3] === '' ? '' : baseNameOf(path);
}

/** The path from a folder to what lies in it (empty for the folder itself); undefined for what lies elsewhere. */
export function pathInside(folder: string, path: string): string | undefined {
  if (path === folder) return '';
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** The absolute path of a path relative to a folder; leading `..` segments leave it, and never the tree of a virtual one. */
export function absolutePath(folder: string, path: string): string {
  return path === '' ? folder : tidyPath(`${folder}/${path}`);
}
