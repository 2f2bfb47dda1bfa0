// `diff` for programs, described by schemas/diff-output.schema.json. Paths are relative to the folder that was asked for.

import type { Diff } from './diff.ts';
import { withFiles } from './relocate.ts';

export interface DiffSetup {
  readonly toolVersion: string;
}

export function diffJson({ before, after, ...diff }: Diff, { toolVersion }: DiffSetup): string {
  const tool = { name: 'clausetrace', version: toolVersion };
  const output = { version: 1, tool, before, after, ...(withFiles(diff, '') as object) };
  return `${JSON.stringify(output, null, 2)}\n`;
}
