// Document links, resolved when the user points at them.

import { documentLinks, documentOfLink, resolveLink } from '../language/document-links.ts';
import type { Feature } from './feature.ts';
import type { Session } from './session.ts';
import { sourceOf } from './sources.ts';

export const documentLinksFeature: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: true } }),

  listen(connection, ask) {
    connection.onDocumentLinks(
      ask((session, { textDocument }) => {
        const source = sourceOf(session, textDocument.uri);
        return source ? documentLinks(source, supportOf(session)) : [];
      }),
    );
    connection.onDocumentLinkResolve(
      ask((session, link) => {
        const source = sourceOf(session, documentOfLink(link) ?? '');
        return source ? resolveLink(link, source, supportOf(session)) : link;
      }),
    );
  },
};

function supportOf({ support: { linkTooltips: tooltips, clausePages } }: Session) {
  return { tooltips, clausePages };
}
