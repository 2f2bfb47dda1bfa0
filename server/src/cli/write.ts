// Writes files so that nobody ever finds half of one: into a temporary file in the same folder, then in one step to its name.
// What is no regular file, such as a pipe or a device, stays what it is and is written to.

import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CommandFailure } from './command.ts';

/**
 * Replaces what is there, or what a link there leads to, with permissions of its own or those given. An interrupted run leaves
 * the old file whole.
 */
export function replaceFile(path: string, text: string, mode?: number): void {
  const place = writablePlace(path);
  if (place === 'special') {
    writeInto(path, text);
    return;
  }
  withTemporary(place.file, text, temporary => {
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, place.file);
  });
}

/** Never replaces what is there. Makes the folders above it. */
export function createFile(path: string, text: string): void {
  if (isTaken(path)) throw new CommandFailure(`${path} exists already and is left as it is`);
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw failureFor(dirname(path), error);
  }
  withTemporary(path, text, temporary => {
    try {
      // Unlike a rename, a link fails when somebody else has made the file meanwhile.
      linkSync(temporary, path);
    } catch (error) {
      if (isTaken(path)) throw error;
      renameSync(temporary, path);
    }
  });
}

function withTemporary(path: string, text: string, settle: (temporary: string) => void): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeNew(temporary, text);
    settle(temporary);
  } catch (error) {
    throw failureFor(path, error);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function writeNew(path: string, text: string): void {
  const file = openSync(path, 'wx');
  try {
    writeAll(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A pipe, a device: nothing is made, and there is nothing to cut off or to bring to a disk. */
function writeInto(path: string, text: string): void {
  try {
    const file = openSync(path, constants.O_WRONLY);
    try {
      writeAll(file, text);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw failureFor(path, error);
  }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

/** A link counts, wherever it leads. */
function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** The file that a path means; `special` where there is something that is neither a file nor a folder. */
function writablePlace(path: string): { readonly file: string } | 'special' {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) throw new CommandFailure(`${path} is a folder, not a file to write to`);
    if (stats && !stats.isFile()) return 'special';
    const file = stats ? realpathSync(path) : endOfLinks(path);
    if (!statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory()) {
      throw new CommandFailure(`${path} cannot be written: there is no folder ${dirname(file)}`);
    }
    return { file };
  } catch (error) {
    throw failureFor(path, error);
  }
}

/** What a link means that leads to a file still to be made. Links in a circle never come here: the system does not follow them. */
function endOfLinks(path: string): string {
  let file = path;
  while (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) {
    file = resolve(realpathSync(dirname(file)), readlinkSync(file));
  }
  return file;
}

function failureFor(path: string, error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  return new CommandFailure(`${path} cannot be written: ${reasonOf(error as NodeJS.ErrnoException)}`);
}

/** Why something cannot be written, in a few words. */
export function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  const reasons: Readonly<Record<string, string>> = {
    EEXIST: 'it exists already and is left as it is',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    ELOOP: 'its links lead in a circle',
    ENOTDIR: 'a file is in the place of its folder',
  };
  return reasons[code ?? ''] ?? message;
}
