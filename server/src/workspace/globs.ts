// Globs of the manifest: what is wrong with one, and whether a path matches. Paths are relative to the manifest's folder.

import picomatch from 'picomatch';

/** Beyond this a glob that was made to be slow could keep the tool busy for hours. */
const maxLength = 1000;
const maxStarsInSegment = 3;
const maxGlobstars = 4;

export interface GlobDefect {
  readonly message: string;
  /** The glob without the defect, where that is clear. */
  readonly meant?: string;
}

/** Set of globs, compiled once. */
export interface GlobSet {
  /** Whether a file is among those meant: by a glob, or because it lies in a folder that a glob names. */
  matches(path: string): boolean;
  /** Whether everything in a folder is meant, whatever it is called. */
  matchesAllIn(directory: string): boolean;
}

/** What is wrong with a glob; undefined when nothing is. */
export function defectOf(glob: string): GlobDefect | undefined {
  if (glob.length > maxLength) return { message: `is longer than ${maxLength} characters` };
  if (glob.includes('\\'))
    return { message: 'has a `\\`; folders are separated by `/` everywhere', meant: glob.replaceAll('\\', '/') };
  if (glob.startsWith('/'))
    return { message: 'begins with `/`; globs are relative to the manifest', meant: glob.replace(/^\/+/, '') };
  if (glob.split('/').includes('..')) return { message: 'leads out of the folder of the manifest with `..`' };
  if (glob.startsWith('!')) return { message: 'begins with `!`; what is to be left out goes under `exclude`' };
  if (isSlow(glob)) return { message: 'has more stars than can be matched in good time' };
  try {
    compile(glob);
    return undefined;
  } catch {
    return { message: 'has a bracket or brace that is not closed' };
  }
}

/** Many stars in one segment, or many `**`, make matching take ages on names made for it. */
export function isSlow(glob: string): boolean {
  const segments = glob.split('/');
  const starsIn = (segment: string) => segment.match(/\*+/g)?.length ?? 0;
  return (
    segments.some(segment => starsIn(segment) > maxStarsInSegment) ||
    segments.filter(segment => segment.includes('**')).length > maxGlobstars
  );
}

/** Compiles globs; those with a defect match nothing. */
export function globSet(globs: readonly string[]): GlobSet {
  const sound = globs.filter(glob => glob !== '' && !defectOf(glob)).map(glob => glob.replace(/^(?:\.\/)+|\/+$/g, ''));
  const files = sound.map(compile);
  // `drafts` and `drafts/` mean the folder with everything in it, as in .gitignore; so does `drafts/**`.
  const folders = sound.flatMap(glob => {
    if (glob === '**') return [() => true];
    if (glob.endsWith('/**')) return [compile(glob.slice(0, -3))];
    return /[*?[{]/.test(glob.slice(glob.lastIndexOf('/') + 1)) ? [] : [compile(glob)];
  });
  const matchesAllIn = (directory: string) => anyParent(directory, path => folders.some(matches => matches(path)));
  return {
    matches: path => files.some(matches => matches(path)) || (folders.length > 0 && matchesAllIn(directoryAbove(path))),
    matchesAllIn,
  };
}

function anyParent(directory: string, test: (directory: string) => boolean): boolean {
  for (let path = directory; path !== ''; path = directoryAbove(path)) if (test(path)) return true;
  return test('');
}

function directoryAbove(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Parentheses stand for themselves: file names have them, and pattern groups in them can be made to match forever. */
function compile(glob: string): (path: string) => boolean {
  const literal = glob.replace(/[()]/g, '\\$&');
  return picomatch(literal, {
    noextglob: true,
    nonegate: true,
    strictBrackets: true,
    strictSlashes: true,
    windows: false,
  });
}
