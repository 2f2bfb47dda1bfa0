// Selection ranges: what "expand selection" selects next.

import { selectionRanges } from '../language/selection-ranges.ts';
import { offsetAt } from '../language/source.ts';
import type { Feature } from './feature.ts';
import { sourceWhenOn } from './sources.ts';

export const selectionRangesFeature: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),

  listen(connection, ask) {
    connection.onSelectionRanges(
      ask((session, { textDocument, positions }) => {
        const source = sourceWhenOn(session, 'selectionRanges', textDocument.uri);
        if (!source) return null;
        return selectionRanges(
          source,
          positions.map(position => offsetAt(source, position)),
        );
      }),
    );
  },
};
