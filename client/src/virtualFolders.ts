// Folders that are on no disk (a repository on GitHub, say): the server cannot read them. It asks for what it needs
// (docs/protocol.md), and VS Code's own file systems answer.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type {
  FileAnswer,
  FilesParams,
  FilesResult,
  FolderParams,
  FolderResult,
} from '../../server/src/protocol/files.ts';

/** How many questions a file system is asked at once; behind it may be a network. */
const AT_ONCE = 16;

/** Holds nothing that an SMS is made of, and much of it. */
const IDLE = new Set(['.git', 'node_modules']);

type Entry = FolderResult['entries'][number];

/** The schemes that the server serves: that of files, and those of the folders that are open. */
export const servedSchemes = (): string[] => [
  ...new Set(['file', ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]),
];

/** Whether the server serves the file, when it is one that it reads. */
export const isServed = ({ scheme }: vscode.Uri): boolean => servedSchemes().includes(scheme);

/** Tells menus (`resourceScheme in clausetrace.schemes`) and `onNew` when folders of another kind are opened. */
export function watchSchemes(onNew: () => void): vscode.Disposable {
  let known = servedSchemes();
  const tell = () => void vscode.commands.executeCommand('setContext', 'clausetrace.schemes', known);
  tell();
  return vscode.workspace.onDidChangeWorkspaceFolders(() => {
    const before = known;
    known = servedSchemes();
    tell();
    // In the next turn: the client that is to end still tells its server of the folders in this one.
    if (known.some(scheme => !before.includes(scheme))) setTimeout(onNew);
  });
}

/** Answers the server's questions. */
export function serveVirtualFolders(client: LanguageClient): void {
  client.onRequest('clausetrace/folder', ({ uri, maxEntries }: FolderParams, token) =>
    listing(openedUri(uri), maxEntries, token),
  );
  client.onRequest('clausetrace/files', async (params: FilesParams, token): Promise<FilesResult> => {
    const uris = params.uris.map(openedUri);
    return { files: await forEach(uris, uri => answerFor(uri, params), token) };
  });
}

/** Nobody may be made to read what is not open. */
function openedUri(text: string): vscode.Uri {
  const uri = vscode.Uri.parse(text, true);
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) throw new Error(`${text} is not in an open folder`);
  return uri;
}

/** Folder by folder, each level at once. What cannot be listed is empty; only for the folder itself it is an error. */
async function listing(folder: vscode.Uri, maxEntries: number, token: vscode.CancellationToken): Promise<FolderResult> {
  const entries: Entry[] = [];
  let level = entered('', await vscode.workspace.fs.readDirectory(folder));
  while (level.entries.length > 0 && entries.length < maxEntries && !token.isCancellationRequested) {
    entries.push(...level.entries);
    const lists = await forEach(level.folders, path => listOf(folder, path), token);
    level = { entries: lists.flatMap(one => one.entries), folders: lists.flatMap(one => one.folders) };
  }
  return { entries: entries.slice(0, maxEntries), isCut: entries.length > maxEntries || level.entries.length > 0 };
}

async function listOf(folder: vscode.Uri, path: string): Promise<ReturnType<typeof entered>> {
  try {
    return entered(path, await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, path)));
  } catch {
    return entered(path, []);
  }
}

/** What is in a folder, and which folders of it are entered: not those that only a link leads to, which may lead back. */
function entered(folder: string, list: readonly [string, vscode.FileType][]) {
  const entries = list.flatMap(([name, type]): (Entry & { readonly isEntered: boolean })[] => {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (type & vscode.FileType.Directory) {
      return [{ path, kind: 'directory', isEntered: type === vscode.FileType.Directory && !IDLE.has(name) }];
    }
    return type & vscode.FileType.File ? [{ path, kind: 'file', isEntered: false }] : [];
  });
  return {
    entries: entries.map(({ path, kind }): Entry => ({ path, kind })),
    folders: entries.filter(({ isEntered }) => isEntered).map(({ path }) => path),
  };
}

async function answerFor(uri: vscode.Uri, { maxBytes, headBytes }: FilesParams): Promise<FileAnswer> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.Directory) return { kind: 'directory' };
    if (!(type & vscode.FileType.File)) return { kind: 'unreadable', message: 'is not a regular file' };
    if (size > maxBytes && headBytes === 0) return { kind: 'file', size, base64: '' };
    const bytes = await vscode.workspace.fs.readFile(uri);
    const wanted = bytes.length > maxBytes ? bytes.subarray(0, headBytes) : bytes;
    return { kind: 'file', size: bytes.length, base64: Buffer.from(wanted).toString('base64') };
  } catch (error) {
    const code = error instanceof vscode.FileSystemError ? error.code : '';
    if (code === 'FileNotFound') return { kind: 'missing' };
    if (code === 'FileIsADirectory') return { kind: 'directory' };
    return { kind: 'unreadable', message: code === 'NoPermissions' ? 'may not be read' : 'cannot be read' };
  }
}

/** The answers in the order of the questions, of which a few are asked at once. */
async function forEach<T, R>(
  items: readonly T[],
  ask: (item: T) => Promise<R>,
  token: vscode.CancellationToken,
): Promise<R[]> {
  const answers = new Array<R>(items.length);
  const rest = items.entries();
  const askOn = async () => {
    for (const [index, item] of rest) {
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      answers[index] = await ask(item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  return answers;
}
