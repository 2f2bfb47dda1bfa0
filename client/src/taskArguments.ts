// What a task of type `clausetrace` runs, from its definition in tasks.json. Pure, so that it is tested without an editor.
import { isAbsolute, join } from 'node:path';

/** A definition as a person may have written it: nothing of it is certain. */
export type WrittenTask = Readonly<Record<string, unknown>>;

/** Commands that a task can run, with options that come first, so that a person's own win over them. */
const commands: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['check', []],
  ['status', []],
  ['matrix', ['--output', 'clausetrace-matrix.html']],
]);

export const taskCommands = [...commands.keys()] as readonly string[];

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isAbsent = (value: unknown): boolean => value === undefined || value === '';
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string');

/**
 * The arguments of the command line, which is started without a shell; or the property that is not what it should be.
 * `folder` is relative to the workspace folder. Without `asOf` the setting of the editor counts, so that both say the same.
 */
export function taskArguments(
  definition: WrittenTask,
  workspaceFolder: string,
  settingsAsOf: string,
): { readonly args: readonly string[] } | { readonly wrong: string } {
  const { command, folder, asOf = settingsAsOf, args = [] } = definition;
  const options = commands.get(command);
  if (options === undefined) return { wrong: 'command' };
  if (!isText(folder) && !isAbsent(folder)) return { wrong: 'folder' };
  if (!isText(asOf) && !isAbsent(asOf)) return { wrong: 'asOf' };
  if (!isTexts(args)) return { wrong: 'args' };
  // A whole path is never taken for an option.
  const where = isText(folder) ? absolute(folder, workspaceFolder) : workspaceFolder;
  return { args: [String(command), where, ...(isText(asOf) ? ['--as-of', asOf] : []), ...options, ...args] };
}

const absolute = (path: string, base: string): string => (isAbsolute(path) ? path : join(base, path));
