// Writes files so that nobody ever finds half of one: into a temporary file in the same folder, then in one step to its name.

import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CommandFailure } from './command.ts';

/** Replaces what is there, with permissions of its own or those given. An interrupted run leaves the old file whole. */
export function replaceFile(path: string, text: string, mode?: number): void {
  requireWritablePlace(path);
  withTemporary(path, text, temporary => {
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, path);
  });
}

/** Never replaces what is there. Makes the folders above it. */
export function createFile(path: string, text: string): void {
  if (existsSync(path)) throw new CommandFailure(`${path} exists already and is left as it is`);
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
      if (existsSync(path)) throw error;
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
    const bytes = Buffer.from(text, 'utf8');
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function requireWritablePlace(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandFailure(`${path} is a folder, not a file to write to`);
  if (!statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) {
    throw new CommandFailure(`${path} cannot be written: there is no folder ${dirname(path)}`);
  }
}

function failureFor(path: string, error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    EEXIST: 'it exists already and is left as it is',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'a file is in the place of its folder',
  };
  return new CommandFailure(`${path} cannot be written: ${reasons[code ?? ''] ?? message}`);
}
