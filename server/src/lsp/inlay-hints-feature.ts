// Inlay hints, for the part of a document that the client shows.

import { inlayHints } from '../language/inlay-hints.ts';
import { spanIn } from '../language/source.ts';
import type { Feature } from './feature.ts';
import { sourceWhenOn } from './sources.ts';

export const inlayHintsFeature: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),

  listen(connection, ask) {
    connection.languages.inlayHint.on(
      ask((session, { textDocument, range }) => {
        const source = sourceWhenOn(session, 'inlayHints', textDocument.uri);
        return source ? inlayHints(source, spanIn(source, range)) : [];
      }),
    );
  },
};
