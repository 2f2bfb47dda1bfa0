// A folder that is on no disk, and an editor that has it open and tells the server of it.

import type { LspClient, Message } from './lsp-client.ts';
import { everything, startClient } from './project.ts';

export class VirtualProject {
  /** Questions that the server asked, in order: `folder URI` and `files URI…`. */
  readonly asked: string[] = [];
  readonly #root: string;
  readonly #files = new Map<string, Buffer>();

  /** `root`: the URI of the folder, without a slash at its end. */
  constructor(files: Readonly<Record<string, string | Uint8Array>>, root = 'memfs:/sms') {
    this.#root = root;
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  uri(path = ''): string {
    if (path === '') return this.#root.endsWith(':') ? `${this.#root}/` : this.#root;
    return `${this.#root}/${path.split('/').map(encodeURIComponent).join('/')}`;
  }

  write(path: string, content: string | Uint8Array): void {
    this.#files.set(path, Buffer.from(content as string));
  }

  /** A file, or a folder with all that is in it. */
  remove(path: string): void {
    for (const one of [...this.#files.keys()]) if (`${one}/`.startsWith(`${path}/`)) this.#files.delete(one);
  }

  has(uri: string): boolean {
    return `${uri}/`.startsWith(`${this.#root}/`);
  }

  folder(uri: string) {
    this.asked.push(`folder ${uri}`);
    const folder = this.#path(uri);
    const prefix = folder === '' ? '' : `${folder}/`;
    const paths = [...this.#files.keys()]
      .filter(path => path.startsWith(prefix))
      .map(path => path.slice(prefix.length));
    const folders = paths.flatMap(path => path.split('/').map((_, i, names) => names.slice(0, i).join('/')));
    return {
      entries: [
        ...paths.map(path => ({ path, kind: 'file' })),
        ...[...new Set(folders)].filter(Boolean).map(path => ({ path, kind: 'directory' })),
      ],
    };
  }

  files({ uris, maxBytes, headBytes }: { uris: string[]; maxBytes: number; headBytes: number }) {
    this.asked.push(`files ${uris.join(' ')}`);
    return { files: uris.map(uri => this.#answer(this.#path(uri), maxBytes, headBytes)) };
  }

  #answer(path: string, maxBytes: number, headBytes: number) {
    const bytes = this.#files.get(path);
    if (bytes) {
      const sent = bytes.length > maxBytes ? bytes.subarray(0, headBytes) : bytes;
      return { kind: 'file', size: bytes.length, base64: sent.toString('base64') };
    }
    const isFolder = [...this.#files.keys()].some(one => one.startsWith(`${path}/`));
    return { kind: isFolder ? 'directory' : 'missing' };
  }

  #path(uri: string): string {
    return decodeURIComponent(uri.slice(this.#root.length + 1));
  }
}

export type Answer = (params: Message['params']) => unknown;

const { diagnostic: _, ...pushed } = everything.textDocument;

/** An editor that can do everything but ask for diagnostics, unless it `pulls`. Folders on the disk may be among its folders. */
export async function virtualClient(
  projects: readonly { readonly uri: (path?: string) => string }[],
  {
    pulls = false,
    answers = {},
  }: { readonly pulls?: boolean; readonly answers?: Readonly<Record<string, Answer>> } = {},
): Promise<LspClient> {
  const client = await startClient();
  const served = projects.filter(one => one instanceof VirtualProject);
  client.answers.set('workspace/configuration', ({ items }) => items.map(() => ({})));
  client.answers.set('clausetrace/folder', ({ uri }) => served.find(one => one.has(uri))!.folder(uri));
  client.answers.set('clausetrace/files', params => served.find(one => one.has(params.uris[0]))!.files(params));
  for (const [method, answer] of Object.entries(answers)) client.answers.set(method, answer);
  await client.initialize({
    workspaceFolders: projects.map(one => ({ uri: one.uri(), name: 'folder' })),
    capabilities: {
      ...everything,
      textDocument: pulls ? everything.textDocument : pushed,
      experimental: { ...everything.experimental, virtualFolders: true },
    },
  });
  return client;
}
