// `check --format json`: a stable interface, described by schemas/check-output.schema.json.

import type { CheckOutput } from './check-output.ts';

export function findingsJson(output: CheckOutput): string {
  return `${JSON.stringify(output, null, 2)}\n`;
}
