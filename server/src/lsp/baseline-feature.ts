// What an editor needs to compare the SMS with the state of the last audit: `clausetrace/baselines`, `clausetrace/diff` and
// `clausetrace/documentAtBaseline`. Where nobody trusts the workspace, git is not started.

import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { lastAuditOf } from '../analysis/audits.ts';
import { revisionUri } from '../language/revision-uri.ts';
import type {
  BaselinesResult,
  DiffFormat,
  DiffResult,
  DocumentAtBaselineResult,
  NoBaseline,
} from '../protocol/baseline.ts';
import type { Baselines } from './baselines.ts';
import type { Feature } from './feature.ts';
import type { Session } from './session.ts';
import { inSlices } from './slices.ts';
import { checkedSystems } from './systems.ts';
import { isVirtual, pathOfUri } from './uris.ts';

export const baselineFeature: Feature = {
  capabilities: () => ({}),

  listen(connection, ask) {
    connection.onRequest<BaselinesResult, void>('clausetrace/baselines', ask(baselines));
    connection.onRequest<DiffResult, void>('clausetrace/diff', ask(diff));
    connection.onRequest<DocumentAtBaselineResult, void>('clausetrace/documentAtBaseline', ask(documentAtBaseline));
  },
};

const diffFormats: readonly DiffFormat[] = ['html', 'md', 'json'];

const untrusted: NoBaseline = { problem: 'Git is not asked: this workspace is not trusted.' };
const onNoDisk: NoBaseline = { problem: 'Git is not asked: this folder is on no disk.' };
const noBaseline: NoBaseline = {
  problem: 'There is no baseline: the setting clausetrace.baseline names the revision to compare with, such as a tag.',
};
const notReadYet: NoBaseline = { problem: 'The baseline is not read yet, or cannot be read.' };

async function baselines(session: Session, sent: unknown): Promise<BaselinesResult> {
  const folder = folderOf(paramsOf(sent).root);
  const known = comparing(session, folder);
  if ('problem' in known) return known;
  const answer = await known.tags(folder);
  if ('problem' in answer) return answer;
  const systems = await checkedSystems(session);
  const system = systems.find(({ root, result }) => root.absolute(result.analysis.sms.root) === folder);
  const audit = system && lastAuditOf(system.result.analysis.sms, session.asOf);
  const tag = audit && answer.tags.find(({ day }) => day <= audit.date);
  return { ...answer, ...(audit && tag && { lastAudit: { ...audit, tag: tag.name } }) };
}

/** Also behind the page of a comparison. */
export async function diff(session: Session, sent: unknown): Promise<DiffResult> {
  const { root, revision = session.baseline, format = 'html' } = paramsOf(sent);
  if (revision !== undefined && typeof revision !== 'string') throw invalid('`revision` has to be a text.');
  if (!isFormat(format)) throw invalid(`\`format\` has to be one of ${diffFormats.join(', ')}.`);
  const folder = folderOf(root);
  const known = comparing(session, folder);
  if ('problem' in known) return known;
  if (revision === undefined) return noBaseline;
  return known.diff({ folder, revision, asOf: session.asOf, format }, inSlices);
}

async function documentAtBaseline(session: Session, sent: unknown): Promise<DocumentAtBaselineResult> {
  const { uri } = paramsOf(sent);
  const placed = typeof uri === 'string' ? session.placeOf(uri) : undefined;
  if (!placed) throw invalid('`uri` has to be that of a file in a folder that is open.');
  const { root, local: path } = placed;
  const known = comparing(session, root.folder);
  if ('problem' in known) return known;
  if (session.baseline === undefined) return noBaseline;
  const { baseline } = root;
  if (!baseline) return notReadYet;
  const { commit, revision } = baseline;
  if ((await known.textAt(root.folder, commit.id, path)) === undefined) {
    return { problem: `${path} was not there at ${revision} (${commit.day}).` };
  }
  return { before: revisionUri({ root: session.uri(root.folder), commit: commit.id, path }), revision };
}

/** What compares, or why there is nothing that does. */
function comparing({ baselines }: Session, folder: string): Baselines | NoBaseline {
  return isVirtual(folder) ? onNoDisk : (baselines ?? untrusted);
}

function isFormat(value: unknown): value is DiffFormat {
  return diffFormats.some(format => format === value);
}

function paramsOf(sent: unknown): Readonly<Record<string, unknown>> {
  return typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {};
}

function folderOf(uri: unknown): string {
  const folder = pathOfUri(uri);
  if (folder === undefined) throw invalid('`root` has to be the URI of a folder.');
  return folder;
}

function invalid(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
