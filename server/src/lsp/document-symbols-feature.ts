// The outline of a document: a tree where the client can show one, else a list. Clients ask for it when a document is opened and
// not again until it is edited, so the answer waits for the workspace to be read.

import { documentSymbols, flatDocumentSymbols } from '../language/document-symbols.ts';
import type { Feature } from './feature.ts';
import { sourceWhenOn } from './sources.ts';

export const documentSymbolsFeature: Feature = {
  capabilities: () => ({ documentSymbolProvider: { label: 'Clausetrace' } }),

  listen(connection, ask) {
    connection.onDocumentSymbol(
      ask(async (session, { textDocument }) => {
        await session.whenRead();
        const source = sourceWhenOn(session, 'documentSymbols', textDocument.uri);
        if (!source) return [];
        return session.support.symbolTrees ? documentSymbols(source) : flatDocumentSymbols(source);
      }),
    );
  },
};
