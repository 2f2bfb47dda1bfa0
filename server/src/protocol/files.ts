// What the server asks a client for that has folders open which are on no disk: what lies in them, and what it says. Such a
// client announces `experimental: { virtualFolders: true }`.

/** The request `clausetrace/folder`: all that lies in a folder, at any depth. */
export interface FolderParams {
  /** Of a folder that the client has open, or of one in it. */
  readonly uri: string;
  /** More are not wanted. */
  readonly maxEntries: number;
}

/** An error where the folder cannot be read; what in it cannot be read is left out. */
export interface FolderResult {
  /** Without what lies in `.git` and `node_modules`, nor beyond symbolic links. In any order. */
  readonly entries: readonly {
    /** From the folder, with `/` between names, which are not escaped. */
    readonly path: string;
    readonly kind: 'file' | 'directory';
  }[];
  /** Whether there is more than was wanted. */
  readonly isCut?: boolean;
}

/** The request `clausetrace/files`: what is at places, and what it says. */
export interface FilesParams {
  readonly uris: readonly string[];
  /** Of larger files only the head is wanted. */
  readonly maxBytes: number;
  readonly headBytes: number;
}

export interface FilesResult {
  /** As many as were asked for, in the same order. */
  readonly files: readonly FileAnswer[];
}

export type FileAnswer =
  /** `base64`: all bytes, or the head of those that are too many. `size` in bytes. */
  | { readonly kind: 'file'; readonly size: number; readonly base64: string }
  | { readonly kind: 'directory' }
  | { readonly kind: 'missing' }
  /** `message` says why, as in "a.md …". */
  | { readonly kind: 'unreadable'; readonly message: string };
