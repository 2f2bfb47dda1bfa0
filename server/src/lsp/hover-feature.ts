// Hover, as Markdown where the client renders it.

import type { Hover, HoverParams } from 'vscode-languageserver';
import type { Version } from '../history/history.ts';
import type { Card } from '../language/card.ts';
import { hover } from '../language/hover/hover.ts';
import { differenceBlock, versionHoveredOver } from '../language/hover/review-card.ts';
import { offsetAt, type Source } from '../language/source.ts';
import type { Feature } from './feature.ts';
import type { Session } from './session.ts';
import { sourceOf } from './sources.ts';

export const hoverFeature: Feature = {
  capabilities: () => ({ hoverProvider: true }),

  listen(connection, ask) {
    connection.onHover(ask(hoverAt));
  },
};

function hoverAt(session: Session, { textDocument, position }: HoverParams): Hover | null | Promise<Hover | null> {
  const source = sourceOf(session, textDocument.uri);
  if (!source) return null;
  const offset = offsetAt(source, position);
  const tell = (more: Card = []) => hover(source, offset, session.support.hoverFormat, more);
  const version = versionHoveredOver(source, offset);
  // Only what has changed since a date is read from git.
  return version ? differenceSince(version, source, session, textDocument.uri).then(tell) : tell();
}

async function differenceSince({ blob }: Version, source: Source, session: Session, uri: string): Promise<Card> {
  const before = await session.placeOf(uri)?.root.textOfVersion(blob);
  return before === undefined ? [] : differenceBlock(before, source.text);
}
