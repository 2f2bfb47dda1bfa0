// Every rule against its annotated fixtures: what is annotated is found, exactly there, and nothing else of that rule is.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Analysis } from '../../server/src/analysis/analysis.ts';
import { checkSms, type Finding } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { type Expectation, readFixture } from '../support/fixture.ts';
import { memoryHistory } from '../support/memory-history.ts';
import { memoryWorkspace } from '../support/memory-workspace.ts';

const root = new URL('../fixtures/rules/', import.meta.url);

for (const group of readdirSync(root).sort()) {
  for (const file of readdirSync(new URL(`${group}/`, root)).sort()) {
    const rule = `${group}/${file.replace(/\.fixture$/, '')}`;
    describe(rule, () => {
      for (const one of readFixture(new URL(`${group}/${file}`, root).pathname)) {
        it(one.name, async () => {
          ok(
            rules.some(({ id }) => id === rule),
            `${rule} is not registered`,
          );
          const workspace = await memoryWorkspace(one.files, one.unreadable);
          const history = memoryHistory(one.commits, path => one.files[path]);
          const findings = workspace.systems.flatMap(
            sms => checkSms(new Analysis(sms, one.asOf, history), rules).findings,
          );
          const found = findings.filter(finding => finding.rule === rule);
          const open = [...found];
          const missing = one.expected.filter(expected => {
            const match = open.findIndex(finding => isAnnotated(finding, expected));
            if (match >= 0) open.splice(match, 1);
            return match < 0;
          });
          const told = `found:\n${found.map(describeFinding).join('\n')}`;
          deepEqual(missing, [], `not found as annotated; ${told}`);
          deepEqual(open.map(describeFinding), [], `found and not annotated; ${told}`);
        });
      }
    });
  }
}

/** An empty span is one caret; one over several lines ends where its carets do. */
function isAnnotated({ path, range, severity, message }: Finding, expected: Expectation): boolean {
  const { start, end } = range;
  const column = end.line === start.line ? Math.max(end.character, start.character + 1) : expected.end;
  return (
    path === expected.path &&
    start.line === expected.line &&
    start.character === expected.start &&
    column === expected.end &&
    severity === expected.severity &&
    message.includes(expected.message)
  );
}

function describeFinding({ path, range, severity, rule, message }: Finding): string {
  const { start, end } = range;
  return `  ${path}:${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${severity} ${rule}: ${message}`;
}

describe('fixture annotations', () => {
  it('are all of rules that exist', () => {
    for (const group of readdirSync(root)) {
      for (const file of readdirSync(new URL(`${group}/`, root))) {
        for (const { expected, name } of readFixture(new URL(`${group}/${file}`, root).pathname)) {
          for (const one of expected)
            equal(one.rule, `${group}/${file.replace(/\.fixture$/, '')}`, `${group}/${file}: ${name}`);
        }
      }
    }
  });
});
