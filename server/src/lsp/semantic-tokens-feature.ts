// Semantic tokens of a whole document and of the part of it that the client shows.

import { semanticTokens, semanticTokensLegend } from '../language/semantic-tokens.ts';
import { spanIn } from '../language/source.ts';
import type { Feature } from './feature.ts';
import { sourceWhenOn } from './sources.ts';

const none = { data: [] };

export const semanticTokensFeature: Feature = {
  capabilities: () => ({ semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true } }),

  listen(connection, ask) {
    const { semanticTokens: requests } = connection.languages;
    requests.on(
      ask((session, { textDocument }) => {
        const source = sourceWhenOn(session, 'semanticTokens', textDocument.uri);
        return source ? semanticTokens(source) : none;
      }),
    );
    requests.onRange(
      ask((session, { textDocument, range }) => {
        const source = sourceWhenOn(session, 'semanticTokens', textDocument.uri);
        return source ? semanticTokens(source, spanIn(source, range)) : none;
      }),
    );
  },
};
