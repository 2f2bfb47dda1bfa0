// The request `clausetrace/content`: the text of a page that the server makes, such as that of a clause, an earlier version of a
// document, or what changed since a revision.

import { formatOf } from '../documents/extract.ts';
import { clausePage, type PageContent } from '../language/clause-page.ts';
import { type ComparisonAddress, comparisonAddress } from '../language/comparison-uri.ts';
import { type RevisionAddress, revisionAddress } from '../language/revision-uri.ts';
import type { SmsSource } from '../language/source.ts';
import { isInUse } from '../language/status.ts';
import { diff } from './baseline-feature.ts';
import type { Feature } from './feature.ts';
import type { Root } from './root.ts';
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
  const version = revisionAddress(uri);
  if (version) return contentOfVersion(version, session);
  const comparison = comparisonAddress(uri);
  if (comparison) return comparisonPage(comparison, session);
  return clausePage(uri, systemsOf(session)) ?? null;
}

/** What changed since a revision, or why that cannot be told. */
async function comparisonPage(address: ComparisonAddress, session: Session): Promise<PageContent> {
  const answer = await diff(session, { ...address, format: 'md' });
  return { text: 'content' in answer ? answer.content : answer.problem, languageId: 'markdown' };
}

/** A document as a commit left it. */
async function contentOfVersion(address: RevisionAddress, session: Session): Promise<PageContent | null> {
  const { root } = session.systems().find(one => sourceFilesOf(session, one.root).uri('') === address.root) ?? {};
  if (!root) return null;
  const version = root.history.file(address.path)?.versions.find(({ commit }) => commit.id === address.commit);
  const text = version ? await root.textOfVersion(version.blob) : await textAtBaseline(address, root, session);
  return text === undefined ? null : { text, languageId: formatOf(address.path) ?? 'plaintext' };
}

/** The baseline need not have changed the document. */
async function textAtBaseline(
  { commit, path }: RevisionAddress,
  root: Root,
  { baselines }: Session,
): Promise<string | undefined> {
  return root.baseline?.commit.id === commit ? baselines?.textAt(root.folder, commit, path) : undefined;
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
