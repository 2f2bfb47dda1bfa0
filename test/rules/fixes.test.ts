// Every fix that a finding of the fixtures offers, applied: the finding is gone, and no other of its rule has come instead. All
// fixes of a file at once, again and again as `check --fix` does: nothing is left to fix, and no error has come.

import { equal, ok } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Analysis } from '../../server/src/analysis/analysis.ts';
import { lineStartsOf } from '../../server/src/documents/text.ts';
import { checkSms, type Finding, type FindingFix } from '../../server/src/rules/check.ts';
import { mend } from '../../server/src/rules/mending.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { type FixtureCase, readFixture } from '../support/fixture.ts';
import { memoryHistory } from '../support/memory-history.ts';
import { memoryWorkspace } from '../support/memory-workspace.ts';

type Files = Readonly<Record<string, Uint8Array>>;

const root = new URL('../fixtures/rules/', import.meta.url);

for (const group of readdirSync(root).sort()) {
  for (const file of readdirSync(new URL(`${group}/`, root)).sort()) {
    const rule = `${group}/${file.replace(/\.fixture$/, '')}`;
    describe(`fixes of ${rule}`, () => {
      for (const fixture of readFixture(new URL(`${group}/${file}`, root).pathname)) {
        it(fixture.name, async () => {
          await eachAlone(rule, fixture);
          await allTogether(fixture);
        });
      }
    });
  }
}

async function eachAlone(rule: string, { asOf, files, commits }: FixtureCase): Promise<void> {
  const found = (await findingsIn(files, asOf, commits)).filter(finding => finding.rule === rule);
  for (const { fix, alternatives = [] } of found) {
    ok(!fix || alternatives.length === 0, 'there is one mend, or a choice');
    for (const one of [fix, ...alternatives]) {
      if (!one) continue;
      ok(one.title.length > 0 && one.edits.length > 0, 'a fix has a title and edits');
      const left = (await findingsIn(apply(one, files), asOf, commits)).filter(finding => finding.rule === rule);
      ok(left.length < found.length, `after "${one.title}":\n${left.map(({ message }) => message).join('\n')}`);
    }
  }
}

async function allTogether({ asOf, files, commits }: FixtureCase): Promise<void> {
  let current = files;
  let findings = await findingsIn(files, asOf, commits);
  const fixable = findings.filter(({ fix }) => fix).length;
  if (fixable === 0) return;
  const errors = errorsIn(findings);
  for (let round = 0; round < 10 && findings.some(({ fix }) => fix); round++) {
    current = mendAll(current, findings);
    findings = await findingsIn(current, asOf, commits);
  }
  equal(findings.filter(({ fix }) => fix).length, 0, 'everything that can be fixed is fixed');
  ok(errorsIn(findings) <= errors, findings.map(({ message }) => message).join('\n'));
}

function errorsIn(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}

function mendAll(files: Files, findings: readonly Finding[]): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
      const own = findings.filter(finding => finding.path === path);
      const mended = mend(path, text.slice(mark.length), own);
      return [path, mended.count === 0 ? bytes : Buffer.from(mark + mended.text, 'utf8')];
    }),
  );
}

async function findingsIn(files: Files, asOf: string, commits: FixtureCase['commits']): Promise<readonly Finding[]> {
  const workspace = await memoryWorkspace(files);
  const history = memoryHistory(commits, path => files[path]);
  return workspace.systems.flatMap(sms => checkSms(new Analysis(sms, asOf, history), rules).findings);
}

function apply({ edits }: FindingFix, files: Files): Files {
  const changed: Record<string, Uint8Array> = { ...files };
  const last = [...edits].sort(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  );
  for (const { path, range, newText } of last) {
    const text = new TextDecoder('utf-8').decode(changed[path]!);
    const starts = lineStartsOf(text);
    const offset = ({ line, character }: { line: number; character: number }) => starts[line]! + character;
    changed[path] = Buffer.from(text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end)), 'utf8');
  }
  return changed;
}
