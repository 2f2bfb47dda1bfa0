// Bytes -> text. Files are UTF-8; what is not is one problem of the file, and as much of it as possible is read all the same.

import { isUtf8 } from 'node:buffer';
import type { FileProblem } from './facts.ts';

/** Larger files are not read: nobody writes 4 MiB of policy by hand, and a log or an export must not stall the rest. */
export const sizeLimit = 4 * 1024 * 1024;

/** What to say of a file above the limit. */
export function tooLarge(size: number): string {
  return `This file has ${mebibytes(size)}, and none larger than ${mebibytes(sizeLimit)} is read. Split it or exclude it.`;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly problems: readonly FileProblem[];
}

export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16EncodingOf(bytes);
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), problems: [encodingProblem('This file is UTF-16.')] };
  const zeros = countZeros(bytes);
  if (zeros > 0 && zeros * strayShare <= Math.min(bytes.length, lookedAt) && isUtf8(bytes)) {
    const text = utf8TextOf(bytes);
    const problem = encodingProblem('This file has a NUL byte here, which is no text.', text.indexOf('\0'));
    return { text: text.replaceAll('\0', replacementCharacter), problems: [problem] };
  }
  if (zeros > 0) {
    return { text: '', problems: [encodingProblem('This file is not text (it has NUL bytes), so it was not read.')] };
  }
  if (isUtf8(bytes)) return { text: utf8TextOf(bytes), problems: [] };
  const text = new TextDecoder('utf-8').decode(bytes);
  const place = Math.max(0, text.indexOf(replacementCharacter));
  return {
    text,
    problems: [encodingProblem('This file has bytes that are not UTF-8, the first of them here.', place)],
  };
}

const replacementCharacter = '\uFFFD';

function utf8TextOf(bytes: Uint8Array): string {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start).toString('utf8');
}

function utf16EncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** One NUL among so many bytes is an accident; a file with more of them is no text. */
const strayShare = 100;

/** Git looks for NULs among as many bytes. */
const lookedAt = 8000;

function countZeros(bytes: Uint8Array): number {
  const head = bytes.subarray(0, lookedAt);
  let count = 0;
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) count++;
  return count;
}

function encodingProblem(what: string, start = 0): FileProblem {
  return { rule: 'file/encoding', message: `${what} Save it as UTF-8.`, span: { start, end: start } };
}
