// Long work in the background: in slices, between which messages are heard.

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Drive } from '../documents/steps.ts';

/** How long messages may wait for a slice, in milliseconds. */
const slice = 4;

/** When work began in this turn. Whatever goes on in the background shares the slice; undefined where nothing was done yet. */
let began: number | undefined;

export const inSlices: Drive = async steps => {
  for (;;) {
    while (isOver()) await nextTurn();
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/** Work may be short, and begin again and again in one turn, as with what a process writes. */
function isOver(): boolean {
  if (began === undefined) {
    began = performance.now();
    setImmediate(() => {
      began = undefined;
    });
  }
  return performance.now() - began >= slice;
}
