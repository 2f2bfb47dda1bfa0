// A file too large to be a document somebody reads. It is left out of the analysis, so that one file cannot hold up all.

import { fileRule } from '../file-problems.ts';

export const tooLarge = fileRule(
  'file/too-large',
  'warning',
  'A file is too large to be analysed.',
  'Split it or exclude it.',
);
