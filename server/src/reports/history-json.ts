// `history` for programs, described by schemas/history-output.schema.json.

import { withFiles } from './relocate.ts';
import type { Timeline } from './timeline.ts';

export function historyJson(timelines: readonly Timeline[], { toolVersion }: { readonly toolVersion: string }): string {
  const tool = { name: 'clausetrace', version: toolVersion };
  return `${JSON.stringify({ version: 1, tool, timelines: withFiles(timelines, '') }, null, 2)}\n`;
}
