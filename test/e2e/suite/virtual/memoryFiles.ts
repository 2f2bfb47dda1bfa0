// A file system of another extension, in memory: what stands for a repository on GitHub, an archive or a server in the tests.
import * as vscode from 'vscode';

const missing = (uri: vscode.Uri) => vscode.FileSystemError.FileNotFound(uri);

export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #files = new Map<string, { bytes: Uint8Array; mtime: number }>();
  readonly #folders = new Set<string>(['/']);
  #time = 0;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.#files.get(uri.path);
    if (file) return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
    if (this.#folders.has(uri.path)) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw missing(uri);
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (!this.#folders.has(uri.path)) throw missing(uri);
    const prefix = uri.path === '/' ? '/' : `${uri.path}/`;
    const inside = (paths: Iterable<string>, type: vscode.FileType) =>
      [...paths]
        .filter(path => path.startsWith(prefix) && path !== prefix && !path.slice(prefix.length).includes('/'))
        .map((path): [string, vscode.FileType] => [path.slice(prefix.length), type]);
    return [...inside(this.#folders, vscode.FileType.Directory), ...inside(this.#files.keys(), vscode.FileType.File)];
  }

  createDirectory(uri: vscode.Uri): void {
    for (let path = uri.path; path !== '/'; path = path.slice(0, path.lastIndexOf('/')) || '/') this.#folders.add(path);
    this.#tell(vscode.FileChangeType.Created, uri);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const file = this.#files.get(uri.path);
    if (!file) throw missing(uri);
    return file.bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const isNew = !this.#files.has(uri.path);
    this.createDirectory(vscode.Uri.joinPath(uri, '..'));
    this.#files.set(uri.path, { bytes, mtime: ++this.#time });
    this.#tell(isNew ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed, uri);
  }

  delete(uri: vscode.Uri): void {
    const isIn = (path: string) => `${path}/`.startsWith(`${uri.path}/`);
    for (const path of this.#files.keys()) if (isIn(path)) this.#files.delete(path);
    for (const path of this.#folders) if (isIn(path)) this.#folders.delete(path);
    this.#tell(vscode.FileChangeType.Deleted, uri);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    const moved = (path: string) => to.path + path.slice(from.path.length);
    const isIn = (path: string) => `${path}/`.startsWith(`${from.path}/`);
    for (const [path, file] of [...this.#files]) {
      if (isIn(path)) this.#files.set(moved(path), file);
    }
    for (const path of [...this.#folders]) if (isIn(path)) this.#folders.add(moved(path));
    this.delete(from);
    this.#tell(vscode.FileChangeType.Created, to);
  }

  #tell(type: vscode.FileChangeType, uri: vscode.Uri): void {
    this.#changed.fire([{ type, uri }]);
  }
}
