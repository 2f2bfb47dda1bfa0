// The matrix for programs, described by schemas/matrix.schema.json. Paths are relative to the folder that was asked for.

import { relativePath } from '../workspace/paths.ts';
import type { Matrix } from './matrix.ts';

export interface MatrixJsonSetup {
  readonly toolVersion: string;
  /** The folder that was asked for, relative to the workspace. */
  readonly folder: string;
}

export function matrixJson(matrices: readonly Matrix[], { toolVersion, folder }: MatrixJsonSetup): string {
  const [first] = matrices;
  const output = {
    version: 1,
    asOf: first?.asOf ?? null,
    tool: { name: 'clausetrace', version: toolVersion },
    matrices: matrices.map(({ asOf: _, ...matrix }) => withFiles(matrix, folder)),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}

/** `path`, relative to the workspace, becomes `file`, relative to the folder, as in the output of `check`. */
function withFiles(value: unknown, folder: string): unknown {
  if (Array.isArray(value)) return value.map(item => withFiles(item, folder));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) =>
      key === 'path' ? ['file', relativePath(folder, item) || '.'] : [key, withFiles(item, folder)],
    ),
  );
}
