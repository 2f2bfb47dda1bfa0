// The SMSs of a session, each told of once: folders may lie in each other, and then each has the same SMS. The innermost speaks
// for it, as it does for its files.

import { isInUse } from '../language/status.ts';
import type { CheckResult } from '../rules/check.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';

export interface CheckedSystem {
  readonly root: Root;
  readonly result: CheckResult;
}

/** Those that somebody made an SMS of, with everything that was edited checked. In the order of the client's folders. */
export async function checkedSystems(session: Session): Promise<CheckedSystem[]> {
  const systems = new Map<string, CheckedSystem>();
  for (const one of await session.results()) {
    const { sms } = one.result.analysis;
    if (!isInUse(sms)) continue;
    const folder = one.root.absolute(sms.root);
    const known = systems.get(folder);
    if (!known || known.root.folder.length < one.root.folder.length) systems.set(folder, one);
  }
  return [...systems.values()];
}
