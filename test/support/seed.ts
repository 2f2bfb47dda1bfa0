// Property tests draw the same cases in every run, so that a red run speaks of the change and not of luck. CLAUSETRACE_SEED draws
// others, for a search by hand.

import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.CLAUSETRACE_SEED ?? 20000) });
