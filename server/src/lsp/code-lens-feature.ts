// Code lenses, for what can stand above a line.

import { codeLenses, type LensData, resolveCodeLens } from '../language/code-lens.ts';
import type { Feature } from './feature.ts';
import { sourceOf, sourceWhenOn } from './sources.ts';

export const codeLensFeature: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),

  listen(connection, ask) {
    connection.onCodeLens(
      ask((session, { textDocument }) => {
        const source = sourceWhenOn(session, 'codeLens', textDocument.uri);
        return source ? codeLenses(source, session.support.commands) : [];
      }),
    );
    connection.onCodeLensResolve(
      ask((session, lens) => {
        const uri = (lens.data as LensData | undefined)?.uri;
        const source = uri === undefined ? undefined : sourceOf(session, uri);
        return source ? resolveCodeLens(lens, source, session.support.commands) : lens;
      }),
    );
  },
};
