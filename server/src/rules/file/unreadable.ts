// A file that is there and cannot be read. Nothing is known of what it says, and silence would look like soundness.

import { fileRule } from '../file-problems.ts';

export const unreadable = fileRule(
  'file/unreadable',
  'error',
  'A file of the SMS cannot be read.',
  'Mend the file or its permissions, or exclude it.',
);
