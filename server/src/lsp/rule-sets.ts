// Which rules can speak when not everything is known.

import type { Rule } from '../rules/rule.ts';

export interface RuleSets {
  readonly all: readonly Rule[];
  /** Need nothing but the file and its manifest: true before the workspace is read. */
  readonly early: readonly Rule[];
  /** Need no other document: true of a file outside of every folder. */
  readonly alone: readonly Rule[];
}

const earlyRules = /^(file\/.*|metadata\/(schema|invalid-date)|manifest\/schema)$/;
const aloneRules = /^(file|metadata|review)\/|^reference\/(broken-link|broken-anchor|case-mismatch)$/;

export function ruleSets(all: readonly Rule[]): RuleSets {
  return {
    all,
    early: all.filter(({ id }) => earlyRules.test(id)),
    alone: all.filter(rule => aloneRules.test(rule.id) && !rule.checkSilenced),
  };
}
