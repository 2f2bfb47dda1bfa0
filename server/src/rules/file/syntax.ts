// YAML that does not parse. What stands behind the error is read in part or not at all, so the other rules see less than the
// author wrote.

import { fileRule } from '../file-problems.ts';

export const syntax = fileRule(
  'file/syntax',
  'error',
  'YAML of a document, of front matter or of the manifest does not parse.',
);
