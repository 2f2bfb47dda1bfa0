// How reports name the states of an SMS that they compare: a revision, or the files as they are.

import { longDate } from '../analysis/words.ts';

export interface StateLabel {
  /** As it was asked for: `v1.0`; `working tree` for the files as they are. */
  readonly name: string;
  /** Object name of the commit, hexadecimal; undefined for the files as they are. */
  readonly commit: string | undefined;
  /** The day that counted as today. */
  readonly asOf: string;
}

export const workingTree = 'working tree';

/** `v1.0 (3f2a9c1, 30 June 2025)` */
export function stateText({ name, commit, asOf }: StateLabel): string {
  const short = commit?.slice(0, 7);
  const id = short === undefined || commit?.startsWith(name) ? [] : [short];
  return `${short !== undefined && commit?.startsWith(name) ? short : name} (${[...id, `as of ${longDate(asOf)}`].join(', ')})`;
}
