// Where links in a report lead. A report knows the way from its own folder to the workspace, or makes no links at all.

import { directoryOf, joinPath } from '../workspace/paths.ts';

/** From the folder the report lies in to the root of the workspace, `/`-separated (`..`, `../sms`, empty); undefined: no links. */
export type WayToWorkspace = string | undefined;

/** A relative URL of a document, or of a section of it. */
export function hrefTo(way: WayToWorkspace, path: string, anchor?: string): string | undefined {
  if (way === undefined) return undefined;
  const steps = joinPath(way, path).split('/').map(encodeSegment).join('/');
  // A first segment with a colon would be taken for a scheme.
  const safe = /^[^/]*:/.test(steps) ? `./${steps}` : steps;
  return anchor === undefined ? safe : `${safe}#${encodeSegment(anchor)}`;
}

/** Where a pointer document's `location` leads: the web, or a file beside the document. Everything else is text and no link. */
export function hrefToLocation(way: WayToWorkspace, document: string, location: string): string | undefined {
  if (/^https?:\/\/[^\s]+$/i.test(location)) return URL.canParse(location) ? new URL(location).href : undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(location) || /^[/\\]|[\u0000-\u0020]/.test(location)) return undefined;
  return hrefTo(way, joinPath(directoryOf(document), location));
}

/** Lone surrogates, which a path on the disk may hold, have no percent encoding. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /['()*]/g,
    one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
