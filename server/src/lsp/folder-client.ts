// The client as the place where files come from that are on no disk. Nothing here trusts the form of what it answers.

import { CancellationTokenSource, type Connection } from 'vscode-languageserver';
import type { FilesParams, FolderParams } from '../protocol/files.ts';
import { type FileContent, type FileKind, tooLarge } from '../workspace/file-system.ts';

/** What a file system of a client is made from. */
export interface FolderClient {
  /** Rejects where the client has no answer. */
  folder(params: FolderParams, signal: AbortSignal): Promise<Listing>;
  /** For each URI what is there; rejects where the client has no answer. */
  files(params: FilesParams, signal: AbortSignal): Promise<readonly FileContent[]>;
}

interface Listing {
  /** What is at each path, relative to the folder. */
  readonly entries: readonly { readonly path: string; readonly kind: FileKind }[];
  readonly isCut: boolean;
}

/** How long an answer may take before the folder is given up, in milliseconds: a client may have to fetch it from far away. */
const patience = 120_000;

export function folderClient(connection: Connection): FolderClient {
  const ask = (method: string, params: unknown, signal: AbortSignal): Promise<unknown> => {
    const source = new CancellationTokenSource();
    const answer = connection.sendRequest(method, params, source.token);
    return unlessLate(answer, signal, () => source.cancel());
  };
  return {
    folder: async (params, signal) => listingIn(await ask('clausetrace/folder', params, signal), params.maxEntries),
    files: async (params, signal) => filesIn(await ask('clausetrace/files', params, signal), params),
  };
}

/** Gives up a request when nobody waits for it any more, and when the client takes too long. */
async function unlessLate<T>(answer: Promise<T>, signal: AbortSignal, giveUp: () => void): Promise<T> {
  const late = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  const ended = new Promise<never>((_, reject) => {
    const end = () => {
      giveUp();
      reject(new Error(signal.aborted ? 'it is not open any more' : 'the editor did not answer in time'));
    };
    if (late.aborted) end();
    else late.addEventListener('abort', end, { once: true });
  });
  return Promise.race([answer, ended]);
}

function listingIn(answer: unknown, maxEntries: number): Listing {
  const { entries, isCut } = mappingOf(answer);
  if (!Array.isArray(entries)) throw unusable();
  const sound = entries.flatMap((entry: unknown): Listing['entries'] => {
    const { path, kind } = mappingOf(entry);
    return typeof path === 'string' && (kind === 'file' || kind === 'directory') ? [{ path, kind }] : [];
  });
  return { entries: sound.slice(0, maxEntries), isCut: isCut === true || sound.length > maxEntries };
}

function filesIn(answer: unknown, { uris, maxBytes }: FilesParams): readonly FileContent[] {
  const { files } = mappingOf(answer);
  if (!Array.isArray(files) || files.length !== uris.length) throw unusable();
  return files.map(file => contentIn(file, maxBytes));
}

function contentIn(answer: unknown, maxBytes: number): FileContent {
  const { kind, size, base64, message } = mappingOf(answer);
  if (kind === 'directory') return { error: 'directory', message: 'is a directory' };
  if (kind === 'missing') return { error: 'missing', message: 'does not exist' };
  if (kind === 'file' && typeof base64 === 'string') {
    const bytes = Buffer.from(base64, 'base64');
    const isLarge = typeof size === 'number' && size > maxBytes;
    return isLarge ? tooLarge(size, maxBytes, bytes) : { bytes };
  }
  return { error: 'unreadable', message: typeof message === 'string' ? message : 'cannot be read' };
}

function mappingOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function unusable(): Error {
  return new Error('the editor gave an answer that cannot be used');
}
