// Find all references. The answer is a list that the user works through, so it waits until everything is read.

import type { Location, ReferenceParams } from 'vscode-languageserver';
import { references } from '../language/references.ts';
import { offsetAt } from '../language/source.ts';
import type { Feature } from './feature.ts';
import type { Session } from './session.ts';
import { sourceOf } from './sources.ts';

export const referencesFeature: Feature = {
  capabilities: () => ({ referencesProvider: true }),

  listen(connection, ask) {
    connection.onReferences(ask(referencesAt));
  },
};

async function referencesAt(
  session: Session,
  { textDocument, position, context }: ReferenceParams,
): Promise<Location[]> {
  await session.whenRead();
  const source = sourceOf(session, textDocument.uri);
  return source ? references(source, offsetAt(source, position), context?.includeDeclaration === true) : [];
}
