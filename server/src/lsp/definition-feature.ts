// Go to definition.

import { definition } from '../language/definition.ts';
import { offsetAt } from '../language/source.ts';
import type { Feature } from './feature.ts';
import { sourceOf } from './sources.ts';

export const definitionFeature: Feature = {
  capabilities: () => ({ definitionProvider: true }),

  listen(connection, ask) {
    connection.onDefinition(
      ask((session, { textDocument, position }) => {
        const source = sourceOf(session, textDocument.uri);
        const { definitionLinks: links, clausePages } = session.support;
        return source ? definition(source, offsetAt(source, position), { links, clausePages }) : [];
      }),
    );
  },
};
