// What git leaves out: the `.gitignore` files from a folder up to the root of its repository, and `.git/info/exclude`. A file
// nearer to a path wins over one farther away.

import ignore, { type Ignore } from 'ignore';
import type { FileSystem } from './file-system.ts';
import { isSlow } from './globs.ts';

const maxBytes = 1_000_000;
const maxLineLength = 1000;

/** The patterns of one file. */
interface IgnoreFile {
  readonly patterns: Ignore;
  /** Length of the path of the file's folder, with a slash, where the folder lies in the workspace. */
  readonly skip: number;
  /** What comes before a path of the workspace, seen from the file's folder, where that lies above the workspace. */
  readonly prefix: string;
}

/** The ignore files that hold in a folder, farthest first. Folders are entered from the root down. */
export class IgnoreRules {
  readonly #files: readonly IgnoreFile[];

  private constructor(files: readonly IgnoreFile[]) {
    this.#files = files;
  }

  /** Those that hold at the root of the workspace, before its own. `repository` leads from there to the root of the repository: empty or `..` segments. */
  static above(fileSystem: FileSystem, repository: string | undefined): IgnoreRules {
    if (repository === undefined) return new IgnoreRules([]);
    const up = repository === '' ? [] : repository.split('/');
    const names = up.length === 0 ? [] : fileSystem.root.split(/[\\/]/).filter(Boolean).slice(-up.length);
    const paths = [
      { path: [...up, '.git/info/exclude'].join('/'), prefix: names.map(name => `${name}/`).join('') },
      ...up.map((_, depth) => ({
        path: [...up.slice(depth), '.gitignore'].join('/'),
        prefix: names
          .slice(depth)
          .map(name => `${name}/`)
          .join(''),
      })),
    ];
    const files = paths.flatMap(({ path, prefix }) => {
      const patterns = readPatterns(fileSystem, path);
      // Whoever opens an ignored folder wants to see what is in it.
      return patterns && !(prefix && patterns.ignores(prefix)) ? [{ patterns, skip: 0, prefix }] : [];
    });
    return new IgnoreRules(files);
  }

  /** With the `.gitignore` of a folder that is being entered. */
  enter(directory: string, fileSystem: FileSystem, hasIgnoreFile: boolean): IgnoreRules {
    // A file farther away that leaves this very folder out was overruled by a nearer one, and is so for all that lies in it.
    const files =
      directory === '' ? this.#files : this.#files.filter(file => !verdictOf(file, `${directory}/`).ignored);
    const skip = directory === '' ? 0 : directory.length + 1;
    const patterns = hasIgnoreFile
      ? readPatterns(fileSystem, directory === '' ? '.gitignore' : `${directory}/.gitignore`)
      : undefined;
    if (patterns) return new IgnoreRules([...files, { patterns, skip, prefix: '' }]);
    return files.length === this.#files.length ? this : new IgnoreRules(files);
  }

  /** Whether a file, or a folder when it is written with a slash at the end, is left out. Its folder is not. */
  ignores(path: string): boolean {
    for (let i = this.#files.length - 1; i >= 0; i--) {
      const verdict = verdictOf(this.#files[i]!, path);
      if (verdict.ignored || verdict.unignored) return verdict.ignored;
    }
    return false;
  }
}

function verdictOf({ patterns, skip, prefix }: IgnoreFile, path: string): { ignored: boolean; unignored: boolean } {
  return patterns.test(prefix + path.slice(skip));
}

/** Undefined where there is no such file, or nothing in it. */
function readPatterns(fileSystem: FileSystem, path: string): Ignore | undefined {
  const content = fileSystem.read(path, maxBytes);
  if (!('bytes' in content)) return undefined;
  const lines = new TextDecoder().decode(content.bytes).split(/\r?\n/);
  const sound = lines.filter(line => line !== '' && !line.startsWith('#') && isSound(line));
  // Case counts on every machine, so that all of them leave out the same.
  return sound.length === 0 ? undefined : ignore({ ignorecase: false }).add(sound);
}

/** Whether a pattern can be used: not made to be slow, and not one that the library stumbles over. */
function isSound(line: string): boolean {
  if (line.length > maxLineLength || isSlow(line)) return false;
  try {
    ignore().add(line).test('x');
    return true;
  } catch {
    return false;
  }
}
