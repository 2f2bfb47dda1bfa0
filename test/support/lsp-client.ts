// A small protocol client for tests: it starts the real server, keeps every message in the order in which it came, and waits
// for conditions rather than for times. It shares no code with the server.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: number | string | null;
  readonly method?: string;
  // Parameters and results are whatever the protocol says; tests look at what they need.
  // biome-ignore lint/suspicious/noExplicitAny: a typed protocol would repeat the library under test
  readonly params?: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly result?: any;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface TestDiagnostic {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly severity: number;
  readonly code: string;
  readonly message: string;
  readonly [key: string]: unknown;
}

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly TestDiagnostic[];
}

/** How long a condition may take to come true before the test is given up. It is no bar for speed. */
const patience = 20_000;

/** What the server keeps of git goes with the tests, and not into the cache of whoever runs them. */
const cacheFolder = join(tmpdir(), `clausetrace-cache-${process.pid}`);
process.once('exit', () => rmSync(cacheFolder, { recursive: true, force: true }));

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Bundles the program as `npm run build` does, once in a run of tests, where a build at the same time does not delete it. */
let bundle: Promise<string> | undefined;

export function serverProgram(): Promise<string> {
  bundle ??= bundleServer();
  return bundle;
}

async function bundleServer(): Promise<string> {
  const folder = join(repository, 'server/out', `protocol-${process.pid}`);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const shim =
    "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
  await build({
    entryPoints: { cli: join(repository, 'server/src/cli/main.ts') },
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['satteri'],
    banner: { js: shim },
    logLevel: 'error',
  });
  return join(folder, 'cli.js');
}

export class LspClient {
  /** Everything the server sent, in order. */
  readonly received: Message[] = [];
  readonly exitCode: Promise<number | null>;
  readonly process: ChildProcess;
  /** What the client answers to requests of the server; without an entry, `null`. What is thrown is an error. */
  readonly answers = new Map<string, (params: Message['params']) => unknown>();
  stderr = '';
  #buffer = Buffer.alloc(0);
  #nextId = 0;
  readonly #listeners = new Set<() => void>();

  private constructor(program: string, args: readonly string[]) {
    this.process = spawn(process.execPath, [program, ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, XDG_CACHE_HOME: cacheFolder },
    });
    this.process.stdout!.on('data', (data: Buffer) => this.#take(data));
    this.process.stderr!.on('data', (data: Buffer) => {
      this.stderr += data;
    });
    this.process.stdin!.on('error', () => {});
    this.exitCode = new Promise(resolve => {
      this.process.on('exit', code => {
        resolve(code);
        this.#notify();
      });
    });
  }

  static async start(args: readonly string[] = ['serve', '--stdio']): Promise<LspClient> {
    return new LspClient(await serverProgram(), args);
  }

  /** Initializes, and says so. */
  async initialize(params: Readonly<Record<string, unknown>>): Promise<Message['result']> {
    const result = await this.request('initialize', { processId: process.pid, capabilities: {}, ...params });
    this.notify('initialized', {});
    return result;
  }

  async request(method: string, params?: unknown): Promise<Message['result']> {
    const response = await this.response(this.send(method, params));
    if (response.error) throw Object.assign(new Error(response.error.message), { code: response.error.code });
    return response.result;
  }

  /** Sends a request and returns its id. */
  send(method: string, params?: unknown): number {
    const id = ++this.#nextId;
    this.write({ jsonrpc: '2.0', id, method, ...(params !== undefined && { params }) });
    return id;
  }

  response(id: number): Promise<Message> {
    return this.until(`an answer to request ${id}`, () =>
      this.received.find(message => message.id === id && message.method === undefined),
    );
  }

  notify(method: string, params: unknown): void {
    this.write({ jsonrpc: '2.0', method, params });
  }

  write(message: unknown): void {
    const body = Buffer.from(typeof message === 'string' ? message : JSON.stringify(message));
    this.process.stdin!.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin!.write(body);
  }

  open(uri: string, text: string, version = 1): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version, text } });
  }

  change(uri: string, version: number, text: string): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Files changed on the disk: 1 created, 2 changed, 3 deleted. */
  watched(...changes: readonly (readonly [uri: string, type: 1 | 2 | 3])[]): void {
    this.notify('workspace/didChangeWatchedFiles', { changes: changes.map(([uri, type]) => ({ uri, type })) });
  }

  /** Notifications and requests of the server, in order. */
  all(method: string): Message[] {
    return this.received.filter(message => message.method === method);
  }

  /** The diagnostics that were published last for a file. */
  published(uri: string): Published | undefined {
    return this.all('textDocument/publishDiagnostics').findLast(({ params }) => params.uri === uri)?.params;
  }

  /** Rules of the diagnostics that were published last for a file; undefined before the first. */
  rules(uri: string): string[] | undefined {
    return this.published(uri)?.diagnostics.map(({ code }) => code);
  }

  /** Waits until a file's published rules are these, in any order. */
  async untilRules(uri: string, expected: readonly string[]): Promise<void> {
    const wanted = JSON.stringify([...expected].sort());
    try {
      await this.until('rules', () => JSON.stringify(this.rules(uri)?.sort()) === wanted || undefined);
    } catch {
      throw new Error(
        `expected ${wanted} for ${uri}, last published: ${JSON.stringify(this.published(uri))}\n${this.stderr}`,
      );
    }
  }

  /** Waits until the workspace is read and checked `count` times or more. */
  untilChecked(count = 1): Promise<Message> {
    return this.until('the index to be complete', () => {
      const complete = this.all('clausetrace/status').filter(({ params }) => !params.indexing);
      return complete.length >= count ? complete.at(-1) : undefined;
    });
  }

  /** Waits until the condition holds; it is looked at whenever something came from the server. */
  async until<T>(what: string, condition: () => T | undefined | false): Promise<T> {
    for (const start = performance.now(); ; ) {
      const value = condition();
      if (value !== undefined && value !== false) return value;
      if (performance.now() - start > patience)
        throw new Error(`gave up waiting for ${what}\n${this.#log()}\n${this.stderr}`);
      await new Promise<void>(resolve => {
        const done = () => {
          clearTimeout(timer);
          this.#listeners.delete(done);
          resolve();
        };
        const timer = setTimeout(done, 1000);
        this.#listeners.add(done);
      });
    }
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    this.process.kill('SIGKILL');
    await this.exitCode;
  }

  #take(data: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.#buffer.subarray(0, end).toString())![1]);
      if (this.#buffer.length < end + 4 + length) return;
      const message: Message = JSON.parse(this.#buffer.subarray(end + 4, end + 4 + length).toString());
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.received.push(message);
      if (message.method !== undefined && message.id !== undefined) this.#answer(message);
      this.#notify();
    }
  }

  /** An answer of `undefined` is none at all. */
  #answer({ id, method, params }: Message): void {
    const answer = this.answers.get(method!) ?? (() => null);
    try {
      const result = answer(params);
      if (result !== undefined) this.write({ jsonrpc: '2.0', id, result });
    } catch (error) {
      this.write({ jsonrpc: '2.0', id, error: { code: -32603, message: String((error as Error).message) } });
    }
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #log(): string {
    return this.received
      .slice(-30)
      .map(message => JSON.stringify(message).slice(0, 300))
      .join('\n');
  }
}

/** A folder for one test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'clausetrace-protocol-'));
}

export function fileUri(...path: readonly string[]): string {
  return pathToFileURL(join(...(path as [string, ...string[]]))).href;
}
