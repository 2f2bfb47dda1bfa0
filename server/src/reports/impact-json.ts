// `impact` for programs, described by schemas/impact-output.schema.json. Paths are relative to the folder that was asked for.

import type { ImpactReport } from './impact.ts';
import { withFiles } from './relocate.ts';

export function impactJson(
  { before, after, systems }: ImpactReport,
  { toolVersion }: { readonly toolVersion: string },
): string {
  const tool = { name: 'clausetrace', version: toolVersion };
  return `${JSON.stringify({ version: 1, tool, before, after, systems: withFiles(systems, '') }, null, 2)}\n`;
}
