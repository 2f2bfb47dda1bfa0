// The two samples: the clean one is clean and whole, and the one with gaps has the gaps that its README tells, no more and
// no fewer, so that it shows every rule there is.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Analysis } from '../../server/src/analysis/analysis.ts';
import { isGreen } from '../../server/src/analysis/coverage.ts';
import { loadMarkdownParser } from '../../server/src/documents/markdown-parser.ts';
import { Git } from '../../server/src/history/git.ts';
import { gitFolderAbove } from '../../server/src/history/head.ts';
import { openHistory } from '../../server/src/history/repository.ts';
import { type CheckResult, checkSms } from '../../server/src/rules/check.ts';
import { ruleIds, rules } from '../../server/src/rules/registry.ts';
import { builtinStandards } from '../../server/src/workspace/builtin-standards.ts';
import { DiskFileSystem } from '../../server/src/workspace/disk.ts';
import { documentTypes } from '../../server/src/workspace/metadata-keys.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { memoryWorkspace } from '../support/memory-workspace.ts';

const samples = new URL('../../samples/', import.meta.url);
const asOf = '2026-11-20';

/** The samples came into git later than their dates, of which git then says nothing: fixtures with commits show these. */
const restingOnGit = new Set([
  'review/changed-since-review',
  'review/suspect',
  'review/unsupported',
  'review/edited-after-approval',
]);

describe('samples/acme', () => {
  let result: CheckResult;
  before(async () => {
    result = await check('acme');
  });

  it('has no finding above info', () => {
    const grave = result.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    deepEqual(
      grave.map(({ path, rule, message }) => `${path} ${rule} ${message}`),
      [],
    );
  });

  it('documents or evidences all 62 clauses of ISO/IEC 20000-1', () => {
    const { analysis } = result;
    const coverages = analysis.sms.catalogue.standards.flatMap(standard => analysis.coverages(standard));
    equal(coverages.length, 62);
    deepEqual(
      coverages.filter(({ status }) => !isGreen(status)).map(({ clause, status }) => `${clause.id} ${status}`),
      [],
    );
  });

  it('has at least 60 documents, of every type', () => {
    const documents = documentsOf(result);
    ok(documents.length >= 60, `${documents.length} documents`);
    deepEqual([...new Set(documents.map(({ metadata }) => metadata.type?.value))].sort(), [...documentTypes].sort());
  });
});

describe('samples/acme-with-gaps', () => {
  const sample = new URL('acme-with-gaps/', samples);
  const rows = tableIn(readFileSync(new URL('README.md', sample), 'utf8'));

  it('has the findings that its README tells, no more and no fewer', async () => {
    deepEqual(countsOf(await check('acme-with-gaps')), expectedCounts(rows));
  });

  it('has them a year later, too', async () => {
    deepEqual(countsOf(await check('acme-with-gaps', '2027-11-20')), expectedCounts(rows));
  });

  it('shows every rule', () => {
    const shown = new Set(rows.map(({ rule }) => rule));
    // Git keeps no file that cannot be read, but for links in a loop, on which other tools choke: see below.
    const missing = ruleIds.filter(id => !shown.has(id) && id !== 'file/unreadable' && !restingOnGit.has(id));
    deepEqual(missing, [], 'plant a gap in samples/acme-with-gaps for each new rule, and add its row to the README');
  });

  it('shows the rule of unreadable files where one of its files may not be read', async () => {
    const path = 'records/management-review-2025.md';
    const files = Object.fromEntries(
      ['sms.yaml', 'roles/roles.yaml', path].map(name => [name, readFileSync(new URL(name, sample))]),
    );
    const result = checkOnly(await memoryWorkspace(files, [path]));
    deepEqual(
      result.findings.filter(({ rule }) => rule === 'file/unreadable').map(finding => finding.path),
      [path],
    );
  });

  it('names files that exist', () => {
    deepEqual(
      rows.map(({ file }) => file).filter(file => !existsSync(new URL(file, sample))),
      [],
    );
  });

  it('tells each rule and file once', () => {
    const keys = rows.map(keyOf);
    deepEqual(keys, [...new Set(keys)]);
  });

  it('is an SMS of a believable size', async () => {
    const { length } = documentsOf(await check('acme-with-gaps'));
    ok(length >= 25 && length <= 50, `${length} documents`);
  });
});

describe('the samples in this repository', function () {
  this.timeout(60_000);

  for (const sample of ['acme', 'acme-with-gaps']) {
    it(`say the same with git as without it: ${sample}`, async function () {
      const folder = fileURLToPath(new URL(sample, samples));
      // They came in later than their dates, and a package of the sources has no git at all.
      if (gitFolderAbove(folder) === undefined) this.skip();
      const { analysis, findings } = await check(sample);
      const history = await openHistory({
        git: new Git({ folder, env: process.env }),
        read: path => readFileSync(new URL(`${sample}/${path}`, samples)),
      });
      const withGit = checkSms(new Analysis(analysis.sms, asOf, history), rules);
      deepEqual(
        withGit.findings.map(({ rule, path, message }) => `${path} ${rule} ${message}`),
        findings.map(({ rule, path, message }) => `${path} ${rule} ${message}`),
      );
    });
  }
});

describe('READMEs of the samples', () => {
  for (const sample of ['acme', 'acme-with-gaps']) {
    it(`of ${sample} names files that exist in its tables`, () => {
      const folder = new URL(`${sample}/`, samples);
      const cells = readFileSync(new URL('README.md', folder), 'utf8').match(/^\|.*\|$/gm) ?? [];
      const links = cells.flatMap(row => [...row.matchAll(/\]\(([^)#]+)/g)].map(match => match[1]!));
      deepEqual(
        links.filter(link => !existsSync(new URL(link, folder))),
        [],
      );
    });
  }
});

interface Row {
  readonly rule: string;
  readonly file: string;
  readonly findings: number;
}

/** The table of planted gaps: rule, file, number of findings, what is wrong. */
function tableIn(readme: string): Row[] {
  const row = /^\| ([a-z]+\/[a-z-]+) \| `([^`]+)` \| (\d+) \| .+ \|$/gm;
  return [...readme.matchAll(row)].map(match => ({ rule: match[1]!, file: match[2]!, findings: Number(match[3]) }));
}

function keyOf({ rule, file }: Pick<Row, 'rule' | 'file'>): string {
  return `${rule} ${file}`;
}

function expectedCounts(rows: readonly Row[]): Record<string, number> {
  return sorted(new Map(rows.map(row => [keyOf(row), row.findings])));
}

function countsOf({ findings }: CheckResult): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, path } of findings) {
    const key = keyOf({ rule, file: path });
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return sorted(counts);
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort());
}

function documentsOf({ analysis }: CheckResult) {
  return analysis.sms.documents.filter(({ kind }) => kind === 'document');
}

async function check(sample: string, date = asOf): Promise<CheckResult> {
  const workspace = await Workspace.open({
    fileSystem: new DiskFileSystem(fileURLToPath(new URL(sample, samples))),
    parser: await loadMarkdownParser(),
    standards: builtinStandards(),
    ruleIds,
  });
  return checkOnly(workspace, date);
}

/** A sample is one SMS. */
function checkOnly({ systems }: Workspace, date = asOf): CheckResult {
  const [sms, ...others] = systems;
  ok(sms && others.length === 0, `${systems.length} systems`);
  return checkSms(new Analysis(sms, date), rules);
}
