// Document highlights.

import { highlights } from '../language/highlights.ts';
import { offsetAt } from '../language/source.ts';
import type { Feature } from './feature.ts';
import { sourceOf } from './sources.ts';

export const highlightsFeature: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),

  listen(connection, ask) {
    connection.onDocumentHighlight(
      ask((session, { textDocument, position }) => {
        const source = sourceOf(session, textDocument.uri);
        return source ? highlights(source, offsetAt(source, position)) : [];
      }),
    );
  },
};
