// The matrix for programs, described by schemas/matrix.schema.json. Paths are relative to the folder that was asked for.

import type { Matrix } from './matrix.ts';
import { withFiles } from './relocate.ts';

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
