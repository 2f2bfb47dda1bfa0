// A folder of files for one test, and an editor that has it open.

import { mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileUri, LspClient, temporaryFolder } from './lsp-client.ts';

const projects: Project[] = [];
const clients: LspClient[] = [];

export class Project {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.folder = realpathSync(temporaryFolder());
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    projects.push(this);
  }

  uri(path = ''): string {
    return fileUri(this.folder, path).replace(/\/$/, '');
  }

  write(path: string, content: string | Uint8Array): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  rename(from: string, to: string): void {
    mkdirSync(dirname(join(this.folder, to)), { recursive: true });
    renameSync(join(this.folder, from), join(this.folder, to));
  }
}

/** A server that is not initialized yet. */
export async function startClient(): Promise<LspClient> {
  const client = await LspClient.start();
  clients.push(client);
  return client;
}

/** A client that can do nothing beyond the basic protocol. */
export async function plainClient(...folders: readonly Pick<Project, 'uri'>[]): Promise<LspClient> {
  const client = await startClient();
  await client.initialize({ workspaceFolders: folders.map(folder => ({ uri: folder.uri(), name: 'project' })) });
  return client;
}

/** What a modern editor says it can. */
export const everything = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    fileOperations: { willRename: true, didRename: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
  textDocument: {
    synchronization: { didSave: true, dynamicRegistration: true },
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    documentLink: { tooltipSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
  },
  experimental: { clausePages: true, commands: { commands: ['clausetrace.showReferences', 'clausetrace.openMatrix'] } },
};

/** A client that can do everything, with the settings it gives when asked. */
export async function fullClient(folders: readonly Pick<Project, 'uri'>[], settings: object = {}): Promise<LspClient> {
  const client = await startClient();
  client.answers.set('workspace/configuration', ({ items }) => items.map(() => settings));
  await client.initialize({
    workspaceFolders: folders.map(folder => ({ uri: folder.uri(), name: 'project' })),
    capabilities: everything,
  });
  return client;
}

/** To be called after each test. */
export async function cleanUp(): Promise<void> {
  await Promise.all(clients.splice(0).map(client => client.stop()));
  for (const { folder } of projects.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The text of a document that has nothing wrong with it but what is asked for. */
export function policy(id: string, body = ''): string {
  return `---
id: ${id}
title: Policy ${id}
type: policy
status: draft
owner: R. Example
---

# Policy ${id}

${body}
`;
}
