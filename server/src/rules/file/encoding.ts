// Bytes that are no text in UTF-8. Characters are lost, and names and ids with them.

import { fileRule } from '../file-problems.ts';

export const encoding = fileRule('file/encoding', 'error', 'A file is not text in UTF-8.');
