// The language server on a connection: what is said at the beginning and at the end, and who hears what in between.

import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type FileSystemWatcher,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ResponseError,
  type ResultProgressReporter,
  type ServerCapabilities,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import type { MarkdownParser } from '../documents/markdown-parser.ts';
import type { Rule } from '../rules/rule.ts';
import type { StandardLibrary } from '../workspace/builtin-standards.ts';
import { DiskFileSystem } from '../workspace/disk.ts';
import type { Baselines } from './baselines.ts';
import { type ClientSupport, clientSupport, fileFilter } from './capabilities.ts';
import { documentsCountedIn } from './counted-document.ts';
import type { Ask } from './feature.ts';
import { features } from './features.ts';
import { folderClient } from './folder-client.ts';
import type { PositionCodec } from './positions.ts';
import type { Environment } from './root-history.ts';
import { ruleSets } from './rule-sets.ts';
import { Session } from './session.ts';
import { readSettings, settingsSection } from './settings.ts';
import { pathOfUri, tidyPath } from './uris.ts';
import { VirtualFolder } from './virtual-folder.ts';

export interface ServerSetup {
  readonly version: string;
  readonly parser: MarkdownParser;
  readonly standards: StandardLibrary;
  readonly rules: readonly Rule[];
  /** The clock's day, ISO 8601. */
  readonly today: () => string;
  /** Of the process. Without it git is not started. */
  readonly env?: Environment;
  /** How to compare with earlier states. It starts git, where the workspace is trusted. */
  readonly baselines?: Baselines;
}

/**
 * What is watched where the client can watch: what documents, manifests, standards and ignore files say, and whether
 * anything else that a link may lead to, such as an image or a folder, is there.
 */
const watchers: readonly FileSystemWatcher[] = [
  { globPattern: '**/*.{md,markdown,yaml,yml}' },
  { globPattern: '**/.gitignore' },
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  // When somebody commits, or checks something out.
  { globPattern: '**/.git/{HEAD,logs/HEAD}' },
];

export interface RunningServer {
  /** Whether the client has said that it is done. */
  readonly isShutDown: boolean;
}

export function startServer(connection: Connection, setup: ServerSetup): RunningServer {
  const server = new Server(connection, setup);
  server.listen();
  return server;
}

class Server {
  readonly #connection: Connection;
  readonly #setup: ServerSetup;
  readonly #documents = new TextDocuments(documentsCountedIn(() => this.#support?.positionEncoding ?? 'utf-16'));
  #session: Session | undefined;
  #support: ClientSupport | undefined;
  #folders: readonly string[] = [];
  #isShutDown = false;
  #warned = '';
  #settingsArrived: () => void = () => {};

  constructor(connection: Connection, setup: ServerSetup) {
    this.#connection = connection;
    this.#setup = setup;
  }

  listen(): void {
    const connection = this.#connection;
    takeMissingCapabilities(connection);
    connection.onInitialize(params => this.#initialize(params));
    connection.onInitialized(() => this.#guarded('Starting', () => this.#initialized()));
    connection.onShutdown(() => this.#shutDown());
    connection.onDidChangeConfiguration(({ settings }) => this.#heard(() => this.#settingsChanged(settings)));
    connection.onDidChangeWatchedFiles(({ changes }) =>
      this.#heard(session => session.filesChanged(changes.map(({ uri }) => uri))),
    );
    connection.workspace.onDidCreateFiles(({ files }) => this.#filesChanged(files.map(({ uri }) => uri)));
    connection.workspace.onDidDeleteFiles(({ files }) => this.#filesChanged(files.map(({ uri }) => uri)));
    connection.workspace.onDidRenameFiles(({ files }) =>
      this.#filesChanged(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
    );
    this.#documents.onDidChangeContent(({ document }) => this.#heard(session => session.documentChanged(document)));
    this.#documents.onDidClose(({ document }) => this.#heard(session => session.documentClosed(document)));
    this.#documents.onDidSave(({ document }) => this.#heard(session => session.documentSaved(document.uri)));
    this.#documents.listen(connection);
    for (const feature of features) feature.listen(connection, this.#ask);
    connection.listen();
  }

  get isShutDown(): boolean {
    return this.#isShutDown;
  }

  #initialize(params: InitializeParams): InitializeResult {
    if (this.#session) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    const { rules, parser, standards, today, version, env, baselines } = this.#setup;
    const connection = this.#connection;
    const support = clientSupport(params);
    this.#support = support;
    this.#folders = foldersOf(params);
    const folders = folderClient(connection);
    const { settings, warnings } = readSettings(params.initializationOptions);
    if (!support.configuration) this.#warn(warnings);
    this.#session = new Session({
      version,
      connection,
      support,
      tools: {
        parser,
        standards,
        rules: ruleSets(rules),
        disk: folder => new DiskFileSystem(folder),
        virtual: folder => new VirtualFolder(folder, { client: folders, tell: message => this.#tell(message) }),
        env: isTrusted(params) ? env : undefined,
        baselines: isTrusted(params) ? baselines : undefined,
        tell: message => this.#tell(message),
      },
      today,
      settings,
      ready: support.configuration
        ? new Promise<void>(resolve => (this.#settingsArrived = resolve))
        : Promise.resolve(),
      report: (what, error) => this.#report(what, error),
    });
    return { capabilities: capabilities(support), serverInfo: { name: 'clausetrace', version } };
  }

  #initialized(): void {
    const support = this.#support;
    if (!this.#session || !support) return;
    this.#session.start(this.#folders);
    if (support.configuration) void this.#pullSettings();
    this.#register(support);
    if (support.workspaceFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
        this.#heard(session => session.changeFolders(pathsOf(added), pathsOf(removed))),
      );
    }
  }

  #register({ registerConfiguration, registerWatchers }: ClientSupport): void {
    const { client } = this.#connection;
    const failed = (error: unknown) => this.#report('Registering with the client', error);
    if (registerConfiguration) {
      client.register(DidChangeConfigurationNotification.type, { section: settingsSection }).catch(failed);
    }
    if (registerWatchers) {
      client.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchers] }).catch(failed);
    }
  }

  #shutDown(): void {
    if (!this.#session) throw notInitialized();
    this.#isShutDown = true;
    this.#session.stop();
  }

  #filesChanged(uris: readonly string[]): void {
    this.#heard(session => session.filesChanged(uris));
  }

  /** Clients that are asked for settings only say that there are others now. */
  #settingsChanged(settings: unknown): void {
    if (this.#support?.configuration) void this.#pullSettings();
    else this.#useSettings(settings);
  }

  async #pullSettings(): Promise<void> {
    try {
      const settings: unknown = await this.#connection.workspace.getConfiguration({ section: settingsSection });
      // A client that has none keeps what it said at the beginning.
      if (settings !== null && settings !== undefined) this.#useSettings(settings);
    } catch (error) {
      this.#report('Asking for the settings', error);
    } finally {
      this.#settingsArrived();
    }
  }

  #useSettings(value: unknown): void {
    const { settings, warnings } = readSettings(value);
    this.#warn(warnings);
    this.#guarded('Changing the settings', () => this.#session?.changeSettings(settings));
  }

  /** The same warning is given once, until there is another or none. */
  #warn(warnings: readonly string[]): void {
    const text = warnings.join('\n');
    if (text !== '' && text !== this.#warned) {
      this.#tell(text);
    }
    this.#warned = text;
  }

  #tell(message: string): void {
    void this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }

  /** A notification; what it causes must never end the server. */
  #heard(action: (session: Session) => void): void {
    const session = this.#session;
    if (!session || this.#isShutDown) return;
    this.#guarded('Hearing the client', () => {
      session.noticeDay();
      action(session);
    });
  }

  readonly #ask: Ask =
    handler =>
    (...args) => {
      const session = this.#session;
      if (!session) throw notInitialized();
      if (this.#isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down.');
      session.noticeDay();
      session.settle();
      const { codec } = session;
      return codec ? throughCodec(codec, handler, session, args) : handler(session, ...args);
    };

  #guarded(what: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#report(`${what} failed`, error);
    }
  }

  #report(what: string, error: unknown): void {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#connection.console.error(`${what}: ${detail}`);
  }
}

function notInitialized(): ResponseError<void> {
  return new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized.');
}

/** The library fails on a client that says nothing of its capabilities, before we hear of it: such a client has none. */
function takeMissingCapabilities({ workspace }: Connection): void {
  const initialize = workspace.initialize.bind(workspace);
  workspace.initialize = (capabilities: ClientCapabilities | null | undefined) => initialize(capabilities ?? {});
}

/** Answers a client that counts characters in its own way. */
function throughCodec<A extends unknown[], R>(
  codec: PositionCodec,
  handler: (session: Session, ...args: A) => R,
  session: Session,
  [params, token, workDone, partial]: A,
): R {
  const encode = <T>(value: T) => codec.encode(value, params);
  const stream = partial as ResultProgressReporter<unknown> | undefined;
  const encoded = stream && { report: (value: unknown) => stream.report(encode(value)) };
  const result: unknown = handler(session, ...([codec.decode(params), token, workDone, encoded] as A));
  return (result instanceof Promise ? result.then(encode) : encode(result)) as R;
}

function capabilities(support: ClientSupport): ServerCapabilities {
  const parts = features.map(feature => feature.capabilities(support));
  // Files and folders that the user makes, renames or deletes in the editor.
  const filters = [fileFilter(support)];
  return parts.reduce<ServerCapabilities>((all, part) => merged(all, part), {
    // What is not said is UTF-16.
    ...(support.positionEncoding !== 'utf-16' && { positionEncoding: support.positionEncoding }),
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { didCreate: { filters }, didRename: { filters }, didDelete: { filters } },
    },
  });
}

/** Several features may add to the same part, such as `workspace.fileOperations`. */
function merged<T extends object>(a: T, b: T): T {
  const both = { ...a } as Record<string, unknown>;
  for (const [key, value] of Object.entries(b)) {
    const known = both[key];
    both[key] = isMapping(known) && isMapping(value) ? merged(known, value) : value;
  }
  return both as T;
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Clients without a notion of trust trust what they open. */
function isTrusted({ initializationOptions }: InitializeParams): boolean {
  return (initializationOptions as { trusted?: unknown } | null | undefined)?.trusted !== false;
}

/** Folders as new clients name them, else the one folder that older clients name; a client may have none open. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  if (Array.isArray(workspaceFolders)) return pathsOf(workspaceFolders);
  const root = pathOfUri(rootUri) ?? (typeof rootPath === 'string' && rootPath !== '' ? tidyPath(rootPath) : undefined);
  return root === undefined ? [] : [root];
}

function pathsOf(folders: readonly { readonly uri: string }[]): string[] {
  return folders.flatMap(({ uri }) => pathOfUri(uri) ?? []);
}
