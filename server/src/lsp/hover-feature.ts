// Hover, as Markdown where the client renders it.

import { hover } from '../language/hover/hover.ts';
import { offsetAt } from '../language/source.ts';
import type { Feature } from './feature.ts';
import { sourceOf } from './sources.ts';

export const hoverFeature: Feature = {
  capabilities: () => ({ hoverProvider: true }),

  listen(connection, ask) {
    connection.onHover(
      ask((session, { textDocument, position }) => {
        const source = sourceOf(session, textDocument.uri);
        return source ? hover(source, offsetAt(source, position), session.support.hoverFormat) : null;
      }),
    );
  },
};
