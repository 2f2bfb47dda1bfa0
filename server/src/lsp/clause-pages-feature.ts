// The request `clausetrace/content`: the text of a page that the server makes, such as that of a clause.

import { clausePage, type PageContent } from '../language/clause-page.ts';
import type { SmsSource } from '../language/source.ts';
import { isInUse } from '../language/status.ts';
import type { Feature } from './feature.ts';
import type { Session } from './session.ts';
import { sourceFilesOf } from './sources.ts';

export const clausePagesFeature: Feature = {
  capabilities: () => ({}),

  listen(connection, ask) {
    connection.onRequest('clausetrace/content', ask(content));
  },
};

/** Null for a page that there is not. */
async function content(session: Session, params: unknown): Promise<PageContent | null> {
  const uri = (params as { readonly uri?: unknown } | null | undefined)?.uri;
  if (typeof uri !== 'string') return null;
  await session.whenRead();
  return clausePage(uri, systemsOf(session)) ?? null;
}

/** Folders may lie in each other: then both have the same SMS, and it is told of once. */
function systemsOf(session: Session): readonly SmsSource[] {
  const systems = new Map<string, SmsSource>();
  for (const { root, sms } of session.systems()) {
    const files = sourceFilesOf(session, root);
    const folder = files.uri(sms.root);
    if (isInUse(sms) && !systems.has(folder)) {
      systems.set(folder, { sms, files, analysis: root.analysisOf(sms, session.asOf) });
    }
  }
  return [...systems.values()];
}
