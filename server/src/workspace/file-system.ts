// Where bytes come from: the disk, open editors laid over it, memory in tests, later a git revision. All paths are relative
// to the root of the workspace, `/`-separated, without a leading slash; the root itself is the empty path.

export type FileKind = 'file' | 'directory';

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: FileKind;
  /** Set on a symbolic link; `kind` is then what it leads to. */
  readonly isLink?: true;
}

/** Never throws: what cannot be read is said in the result. */
export interface FileSystem {
  /** Absolute path of the root, for people and for URIs; no rule may depend on it. */
  readonly root: string;
  /** Entries of a directory in code point order; empty when it cannot be read. Symbolic links are followed; a link to nowhere is left out, one in a loop is a file that cannot be read. */
  list(directory: string): readonly DirectoryEntry[];
  /** Bytes of a file, or why they cannot be had. `maxBytes` larger files are not read. */
  read(path: string, maxBytes?: number): FileContent;
  /** What is at a path; undefined when nothing is. May leave the root with leading `..` segments. */
  kindOf(path: string): FileKind | undefined;
  /** Where a path really leads, all links followed, so that walks end: equal for two ways to the same place, and below a folder's for what lies in it; undefined where nothing is. */
  identityOf(path: string): string | undefined;
  /** A name of a file's content, the same for the same bytes; for those who know it before they read: a git revision. */
  contentNameOf?(path: string): string | undefined;
}

/** What is said of a file that is larger than asked for. */
/** So much of a file that is too large is read all the same, for what it says of itself at its head. */
export const headSize = 64 * 1024;

export function tooLarge(size: number, maxBytes: number, head: Uint8Array): FileContent {
  const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  const message = `has ${mebibytes(size)}, more than the ${mebibytes(maxBytes)} that are read`;
  return { error: 'too-large', message, head };
}

export type FileContent =
  | { readonly bytes: Uint8Array }
  | {
      readonly error: 'missing' | 'unreadable' | 'too-large' | 'directory';
      readonly message: string;
      /** The first bytes of a file that is too large. */
      readonly head?: Uint8Array;
    };

/** Whether two looks at a file saw the same: the same bytes, or the same reason why there are none. */
export function isSameContent(a: FileContent, b: FileContent): boolean {
  if ('error' in a || 'error' in b) return 'error' in a && 'error' in b && a.message === b.message;
  return Buffer.compare(a.bytes, b.bytes) === 0;
}
