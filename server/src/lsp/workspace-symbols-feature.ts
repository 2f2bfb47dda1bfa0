// Symbols of the whole workspace by name.

import { workspaceSymbols } from '../language/workspace-symbols.ts';
import type { Feature } from './feature.ts';

export const workspaceSymbolsFeature: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),

  listen(connection, ask) {
    connection.onWorkspaceSymbol(
      ask((session, { query }) => {
        if (!session.isOn('workspaceSymbols')) return [];
        const systems = session
          .systems()
          .map(({ root, sms }) => ({ sms, uri: (path: string) => session.uri(root.absolute(path)) }));
        return workspaceSymbols(systems, query, session.support.clausePages);
      }),
    );
  },
};
