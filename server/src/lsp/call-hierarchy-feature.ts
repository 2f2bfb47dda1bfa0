// The hierarchy of documents by `implements`.

import { callHierarchyItems, incomingCalls, outgoingCalls } from '../language/call-hierarchy.ts';
import { offsetAt } from '../language/source.ts';
import type { Feature } from './feature.ts';
import { sourceOf, sourceWhenOn } from './sources.ts';

export const callHierarchyFeature: Feature = {
  capabilities: () => ({ callHierarchyProvider: true }),

  listen(connection, ask) {
    const { callHierarchy } = connection.languages;
    callHierarchy.onPrepare(
      ask((session, { textDocument, position }) => {
        const source = sourceWhenOn(session, 'callHierarchy', textDocument.uri);
        const items = source ? callHierarchyItems(source, offsetAt(source, position)) : [];
        return items.length > 0 ? items : null;
      }),
    );
    callHierarchy.onIncomingCalls(
      ask((session, { item }) => {
        const source = sourceOf(session, item.uri);
        return source ? incomingCalls(item.name, source) : [];
      }),
    );
    callHierarchy.onOutgoingCalls(
      ask((session, { item }) => {
        const source = sourceOf(session, item.uri);
        return source ? outgoingCalls(item.name, source) : [];
      }),
    );
  },
};
