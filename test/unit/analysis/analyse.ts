// Small SMSs in memory for the tests of the analysis: a standard of a few clauses, and documents given by their metadata.

import { Analysis } from '../../../server/src/analysis/analysis.ts';
import type { ClauseCoverage } from '../../../server/src/analysis/coverage.ts';
import type { SmsDocument } from '../../../server/src/workspace/document.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';

export const today = '2026-06-30';

const standard = `
key: mini
edition: "1"
title: A small standard
short_title: Mini
conformity: { exclusions: justified, excludable: ["2"], other_parties: ["1"] }
clauses:
  - id: "1"
    title: Ways of working
    cited: true
  - id: "1.1"
    title: Rules
    auditable: true
    documented_information:
      - { id: rule-book, title: rule book, kind: policy, mandatory: true }
      - { id: rule-list, title: list of rules, kind: register, mandatory: false }
  - id: "1.2"
    title: Records
    auditable: true
    documented_information:
      - { id: log, title: log, kind: record, mandatory: true }
      - { id: photos, title: photos, kind: record, mandatory: false }
  - id: "1.3"
    title: Nothing in particular
    auditable: true
  - id: "1.4"
    title: Everything
    auditable: true
    documented_information:
      - { id: all, title: all of it, kind: register, mandatory: true, rolls_up: [rule-book, log] }
  - id: "2"
    title: Controls
    auditable: true
    documented_information:
      - { id: control-policy, title: policy on controls, kind: policy, mandatory: true }
  - id: "3"
    title: Heading
  - id: "3.1"
    title: Only child
    auditable: true
`;

/** Documents by id, each with what stands in its metadata; `manifest` comes after the standards. */
export async function analyse(
  documents: Readonly<Record<string, string>>,
  manifest = '',
  asOf = today,
): Promise<Analysis> {
  const files = Object.entries(documents).map(([id, metadata]) => [`${id}.yaml`, `id: ${id}\n${metadata}\n`]);
  const workspace = await memoryWorkspace({
    'sms.yaml': `standards: [mini:1]\n${manifest}\n`,
    'standards/mini.yaml': standard,
    ...Object.fromEntries(files),
  });
  return new Analysis(workspace.systems[0]!, asOf);
}

export function coverageIn(analysis: Analysis, id: string): ClauseCoverage {
  return analysis.coverage(analysis.sms.catalogue.standards[0]!.clauses.get(id)!);
}

export function documentIn(analysis: Analysis, id: string): SmsDocument {
  return analysis.sms.document(`${id}.yaml`)!;
}

export const approved = 'type: policy\nstatus: approved\nreviewed: 2026-06-01';
export const draft = 'type: policy\nstatus: draft';
