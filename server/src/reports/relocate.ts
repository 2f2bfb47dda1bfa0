// Paths in tables are relative to the workspace; what leaves the tool is relative to the folder that was asked for.

import { relativePath } from '../workspace/paths.ts';

/** The same data with every `path` relative to a folder. */
export function relocated<T>(value: T, folder: string): T {
  return folder === '' ? value : (replacePaths(value, path => ['path', localPath(path, folder)]) as T);
}

/** The same, with every `path` called `file`, as the output of `check` calls it. */
export function withFiles(value: unknown, folder: string): unknown {
  return replacePaths(value, path => ['file', localPath(path, folder)]);
}

function localPath(path: string, folder: string): string {
  return relativePath(folder, path) || '.';
}

function replacePaths(value: unknown, entryFor: (path: string) => readonly [string, string]): unknown {
  if (Array.isArray(value)) return value.map(item => replacePaths(item, entryFor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => (key === 'path' ? entryFor(item) : [key, replacePaths(item, entryFor)])),
  );
}
