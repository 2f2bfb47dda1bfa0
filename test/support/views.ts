// A small SMS with two standards of its own and its views, for the tests of what views are told.

import { Analysis } from '../../server/src/analysis/analysis.ts';
import { systemViewSteps } from '../../server/src/language/views/traceability.ts';
import type { ClauseView, SystemView } from '../../server/src/protocol/views.ts';
import { type CheckResult, checkSms } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { memoryWorkspace } from './memory-workspace.ts';

export const asOf = '2026-11-20';

export const manifest = `organization: Acme
standards: ["house:1", "other:2"]
roles:
  quality: { title: Quality manager, holder: A. Example }
`;

/** Two chapters with something to audit, one without. */
const house = `key: house
edition: "1"
title: House rules
short_title: HR
clauses:
  - { id: "1", title: Words }
  - { id: "2", title: Order }
  - { id: "2.1", title: Doors, auditable: true, summary: Close them., documented_information: [
      { id: door-policy, title: door policy, kind: policy, mandatory: true, basis: explicit, confidence: high },
      { id: door-records, title: records of doors, kind: record, mandatory: true, basis: explicit, confidence: high } ] }
  - { id: "2.2", title: Lights, auditable: true, summary: Turn them off. }
  - { id: "3", title: Noise, cited: true }
  - { id: "3.1", title: By day, auditable: true, summary: Some. }
  - { id: "3.2", title: By night, auditable: true, summary: None. }
`;

const other = `key: other
edition: "2"
title: Other rules
short_title: OR
clauses:
  - { id: "A", title: Annex }
  - { id: "A.1", title: Windows, auditable: true, summary: Clean them. }
`;

export const standards = { 'standards/house.yaml': house, 'standards/other.yaml': other };

export function document(id: string, fields = '', body = ''): string {
  return `---\nid: ${id}\ntitle: Title of ${id}\ntype: policy\nstatus: approved\nowner: role:quality\n${fields}---\n\n# ${id}\n${body}`;
}

export const uriOf = (path: string) => `file:///workspace/${path}`.replace(/\/$/, '');

export async function checked(files: Readonly<Record<string, string>>): Promise<CheckResult> {
  const workspace = await memoryWorkspace({ 'sms.yaml': manifest, ...standards, ...files });
  return checkSms(new Analysis(workspace.systems[0]!, asOf), rules);
}

/** What steps come to. */
export function drained<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export function systemView(result: CheckResult): SystemView {
  return drained(systemViewSteps(result, uriOf));
}

export async function viewOf(files: Readonly<Record<string, string>>): Promise<SystemView> {
  return systemView(await checked(files));
}

/** By key, over all standards. */
export function clauseIn(view: SystemView, key: string): ClauseView {
  const found = view.standards.flatMap(({ clauses }) => clauses).find(one => one.key === key);
  if (!found) throw new Error(`no clause ${key}`);
  return found;
}
