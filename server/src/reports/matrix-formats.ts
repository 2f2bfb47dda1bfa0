// The formats of the traceability matrix, one line each: what the command line and the editor offer.

import type { Matrix } from './matrix.ts';
import { matrixCsv } from './matrix-csv.ts';
import { matrixHtml } from './matrix-html.ts';
import { matrixJson } from './matrix-json.ts';
import { matrixMarkdown } from './matrix-md.ts';

export interface MatrixSetup {
  readonly toolVersion: string;
  /** The folder that was asked for, relative to the workspace. */
  readonly folder: string;
  /** From the folder of the report to the workspace; undefined where nobody knows: then no document is linked. */
  readonly way: string | undefined;
}

/** By the name of the format, which is the usual ending of its files. */
export const matrixFormats = {
  html: matrixHtml,
  csv: matrixCsv,
  md: matrixMarkdown,
  json: matrixJson,
} satisfies Record<string, (matrices: readonly Matrix[], setup: MatrixSetup) => string>;

export type MatrixFormat = keyof typeof matrixFormats;

export const matrixFormatNames = Object.keys(matrixFormats) as MatrixFormat[];
