// Folding ranges. Clients ask for them when a document is opened and not again until it is edited, so the answer waits for the
// workspace to be read.

import { foldingRanges } from '../language/folding.ts';
import type { Feature } from './feature.ts';
import { sourceWhenOn } from './sources.ts';

export const foldingFeature: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),

  listen(connection, ask) {
    connection.onFoldingRanges(
      ask(async (session, { textDocument }) => {
        await session.whenRead();
        const source = sourceWhenOn(session, 'folding', textDocument.uri);
        return source ? foldingRanges(source) : [];
      }),
    );
  },
};
