// In the sample in which every rule fires: each quick fix of a finding of each rule, applied, ends the finding, and the files
// can still be read.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sizeLimit } from '../../server/src/documents/decode.ts';
import { spanOf } from '../../server/src/documents/text.ts';
import { codeActions } from '../../server/src/language/code-actions/code-actions.ts';
import { checkSms, type Finding } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { filesAfter } from '../support/code-actions.ts';
import { type Editor, editor } from '../support/editor.ts';

const folder = fileURLToPath(new URL('../../samples/acme-with-gaps/', import.meta.url));
const support = {
  resolve: false,
  isPreferred: true,
  documentChanges: true,
  createFiles: true,
  commands: new Set<string>(),
};

/** What stays as it is belongs to nobody's fix, and large files only take time. */
const files = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.(md|yaml)$/.test(path))
    .map(path => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')] as const)
    .filter(([, text]) => text.length < sizeLimit),
);

describe('quick fixes in samples/acme-with-gaps', () => {
  it('end the findings that they are offered for', async () => {
    const before = await editor(files);
    const findings = findingsIn(before);
    const firsts = [...new Map([...findings].reverse().map(finding => [finding.rule, finding])).values()];
    let count = 0;
    for (const finding of firsts) {
      const source = before.source(finding.path);
      const span = spanOf(source.lineStarts, finding.range);
      const diagnostics = [{ range: finding.range, code: finding.rule, message: finding.message }];
      const own = findings.filter(({ path }) => path === finding.path);
      for (const action of codeActions(source, span, own, { diagnostics, only: ['quickfix'] }, support)) {
        if (!action.diagnostics) continue;
        count++;
        const after = findingsIn(await editor({ ...files, ...filesAfter(action.edit!, files) }));
        const told = `${finding.path}: ${finding.message}\n→ ${action.title}`;
        assert.ok(!after.some(one => isSame(one, finding)), told);
        assert.ok(numberOf('file/syntax', after) <= numberOf('file/syntax', findings), told);
      }
    }
    assert.ok(count > 50, `${count} quick fixes`);
  }).timeout(120_000);
});

function findingsIn(at: Editor): readonly Finding[] {
  return checkSms(at.source('sms.yaml').analysis, rules).findings;
}

function isSame(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.path === b.path && a.message === b.message;
}

function numberOf(rule: string, findings: readonly Finding[]): number {
  return findings.filter(finding => finding.rule === rule).length;
}
