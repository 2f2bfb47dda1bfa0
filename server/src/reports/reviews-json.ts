// The review calendar for programs, described by schemas/reviews-output.schema.json. Paths are relative to the folder asked for.

import { withFiles } from './relocate.ts';
import type { ReviewCalendar } from './reviews.ts';

export interface ReviewsJsonSetup {
  readonly toolVersion: string;
  /** The folder that was asked for, relative to the workspace. */
  readonly folder: string;
}

export function reviewsJson(calendars: readonly ReviewCalendar[], { toolVersion, folder }: ReviewsJsonSetup): string {
  const output = {
    version: 1,
    asOf: calendars[0]?.asOf ?? null,
    until: calendars[0]?.until ?? null,
    tool: { name: 'clausetrace', version: toolVersion },
    systems: calendars.map(({ asOf: _, until: __, ...calendar }) => withFiles(calendar, folder)),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}
