// Every fix that a finding of the fixtures offers, applied: the finding is gone, and no other of its rule has come instead.

import { ok } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Analysis } from '../../server/src/analysis/analysis.ts';
import { lineStartsOf } from '../../server/src/documents/text.ts';
import { checkSms, type Finding, type FindingFix } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { readFixture } from '../support/fixture.ts';
import { memoryWorkspace } from '../support/memory-workspace.ts';

type Files = Readonly<Record<string, Uint8Array>>;

const root = new URL('../fixtures/rules/', import.meta.url);

for (const group of readdirSync(root).sort()) {
  for (const file of readdirSync(new URL(`${group}/`, root)).sort()) {
    const rule = `${group}/${file.replace(/\.fixture$/, '')}`;
    describe(`fixes of ${rule}`, () => {
      for (const { name, asOf, files } of readFixture(new URL(`${group}/${file}`, root).pathname)) {
        it(name, async () => {
          const found = await findingsOf(rule, files, asOf);
          for (const { fix } of found) {
            if (!fix) continue;
            ok(fix.title.length > 0 && fix.edits.length > 0, 'a fix has a title and edits');
            const left = await findingsOf(rule, apply(fix, files), asOf);
            ok(left.length < found.length, `after "${fix.title}":\n${left.map(({ message }) => message).join('\n')}`);
          }
        });
      }
    });
  }
}

async function findingsOf(rule: string, files: Files, asOf: string): Promise<readonly Finding[]> {
  const workspace = await memoryWorkspace(files);
  const findings = workspace.systems.flatMap(sms => checkSms(new Analysis(sms, asOf), rules).findings);
  return findings.filter(finding => finding.rule === rule);
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
