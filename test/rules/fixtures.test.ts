// Every rule against its annotated fixtures: what is annotated is found, exactly there, and nothing else of that rule is.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Analysis } from '../../server/src/analysis/analysis.ts';
import { checkSms, type Finding } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { type Expectation, readFixture } from '../support/fixture.ts';
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
          const findings = workspace.systems.flatMap(sms => checkSms(new Analysis(sms, one.asOf), rules).findings);
          const found = findings.filter(finding => finding.rule === rule);
          const expected = [...one.expected].sort(byPlace);
          deepEqual(
            found.map(finding => place(finding, expected)),
            expected.map(({ path, line, start, end, severity, rule: id }) => ({
              path,
              line,
              start,
              end,
              severity,
              rule: id,
            })),
            `found:\n${found.map(describeFinding).join('\n')}`,
          );
          found.forEach((finding, i) => {
            const part = expected[i]!.message;
            ok(
              finding.message.includes(part),
              `expected ${JSON.stringify(part)} in ${JSON.stringify(finding.message)}`,
            );
          });
        });
      }
    });
  }
}

function byPlace(a: Expectation, b: Expectation): number {
  return (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.line - b.line || a.start - b.start || a.end - b.end;
}

/** A finding in the form of an annotation: an empty span is one caret, one over several lines ends where its carets do. */
function place(finding: Finding, expected: readonly Expectation[]): Omit<Expectation, 'message'> {
  const { path, range, severity, rule } = finding;
  const { line, character: start } = range.start;
  const annotated = expected.find(one => one.path === path && one.line === line && one.start === start);
  const isOneLine = range.end.line === line;
  const end = isOneLine ? Math.max(range.end.character, start + 1) : (annotated?.end ?? start + 1);
  return { path, line, start, end, severity, rule };
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
