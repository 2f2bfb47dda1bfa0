// Completion: proposals at once, and what is told of one when the user looks at it.

import type { CompletionItem } from 'vscode-languageserver';
import { complete, completionTriggers, resolveCompletion } from '../language/completion/completion.ts';
import { offsetAt } from '../language/source.ts';
import type { Feature } from './feature.ts';
import { sourceOf } from './sources.ts';

export const completionFeature: Feature = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
  }),

  listen(connection, ask) {
    connection.onCompletion(
      ask((session, { textDocument, position }) => {
        const source = sourceOf(session, textDocument.uri);
        return source ? complete(source, offsetAt(source, position), session.support.completion) : null;
      }),
    );
    connection.onCompletionResolve(
      ask((session, item) => {
        const uri = uriOf(item);
        const source = uri === undefined ? undefined : sourceOf(session, uri);
        return source ? resolveCompletion(item, source, session.support.completion) : item;
      }),
    );
  },
};

function uriOf({ data }: CompletionItem): string | undefined {
  const uri: unknown = (data as { uri?: unknown } | null | undefined)?.uri;
  return typeof uri === 'string' ? uri : undefined;
}
