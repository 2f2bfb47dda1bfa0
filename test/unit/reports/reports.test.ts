// Every report of one small SMS that has something of everything: texts that try to break out, gaps, waivers, links.

import assert from 'node:assert/strict';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { plainLine } from '../../../server/src/analysis/words.ts';
import { escapeText } from '../../../server/src/documents/markdown-escape.ts';
import { checkOutput } from '../../../server/src/reports/check-output.ts';
import { findingsJson } from '../../../server/src/reports/findings-json.ts';
import { findingsText } from '../../../server/src/reports/findings-text.ts';
import { escapeCssString, escapeHtml, html, idFor, joined } from '../../../server/src/reports/html/safe-html.ts';
import { pageScriptHash } from '../../../server/src/reports/html/script.ts';
import { hrefTo, hrefToLocation } from '../../../server/src/reports/links.ts';
import { auditableIn, type Matrix, matrixOf } from '../../../server/src/reports/matrix.ts';
import { csvField, matrixCsv } from '../../../server/src/reports/matrix-csv.ts';
import { matrixHtml } from '../../../server/src/reports/matrix-html.ts';
import { matrixJson } from '../../../server/src/reports/matrix-json.ts';
import { matrixMarkdown } from '../../../server/src/reports/matrix-md.ts';
import { statusText } from '../../../server/src/reports/status-text.ts';
import { type CheckResult, checkSms } from '../../../server/src/rules/check.ts';
import { rules } from '../../../server/src/rules/registry.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';
import { errorsOf } from '../../support/schemas.ts';

const asOf = '2026-06-30';
const attack = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>`;

const files: Readonly<Record<string, string>> = {
  'sms.yaml': `organization: ${JSON.stringify(`Acme ${attack}</style>`)}
roles:
  im: { title: ${JSON.stringify(`Incident manager ${attack}`)}, holder: "=cmd()" }
waivers:
  - { rule: coverage/clause-not-covered, where: "8.4.3", reason: ${JSON.stringify(attack)}, approved_by: role:im, expires: 2027-01-31 }
`,
  'processes/incident.md': `---
id: PRC-INC
title: ${JSON.stringify(`=Incident | process ${attack}`)}
type: process
status: approved
version: "1.0"
owner: role:im
approver: A. Director
approved: 2025-03-14
reviewed: 2025-03-14
clauses: [{ id: 8.6.1, section: "#what-to-do" }, "9.9.9"]
evidence: [REC-INC]
---

# Incident

## What to do

Text, and a [link](missing.md).
`,
  'records/incidents.yaml': `id: REC-INC
title: Incident records
type: record
owner: role:im
provides: [incident-records]
location: "javascript:alert(1)"
period: { from: 2026-01-01, to: 2026-03-31 }
collected: 2026-04-02
frequency: P3M
`,
  'a b/plan #1.md': `---
id: PLN-1
title: Plan
type: plan
status: draft
owner: role:im
clauses: ["6.3"]
---

# Plan
`,
};

let result: CheckResult;
let matrix: Matrix;

before(async () => {
  const workspace = await memoryWorkspace(files);
  const sms = workspace.systems[0]!;
  result = checkSms(new Analysis(sms, asOf), rules);
  matrix = matrixOf(result, sms.catalogue.standards[0]!);
});

const htmlOf = (way: string | undefined = '..', matrices = [matrix]) =>
  matrixHtml(matrices, { toolVersion: '1.2.3', way });
const clauseOf = (id: string) => auditableIn(matrix).find(clause => clause.id === id)!;

describe('traceability', () => {
  it('leads from a clause to its section, evidence, owner and review', () => {
    const { status, stale, claims, evidence, owners, lastReview, nextReview, gaps } = clauseOf('8.6.1');
    assert.equal(status, 'partial');
    assert.equal(stale, true);
    assert.deepEqual(claims[0]!.section, { title: 'What to do', anchor: 'what-to-do' });
    assert.deepEqual(
      evidence.map(one => [one.document.name, one.state, one.due, one.days]),
      [['REC-INC', 'current', '2026-06-30', 0]],
    );
    assert.deepEqual(
      owners.map(owner => owner.holder),
      ['=cmd()'],
    );
    assert.deepEqual([lastReview, nextReview], ['2025-03-14', '2026-03-14']);
    assert.ok(gaps.some(gap => gap.text === 'Review of PRC-INC has been overdue since 2026-03-14.'));
    assert.ok(gaps.some(gap => gap.level === 'gap' && /^Missing procedure: /.test(gap.text)));
  });

  it('says how clauses stand that nothing in force covers', () => {
    assert.deepEqual(clauseOf('6.3').gaps[0], {
      level: 'gap',
      text: 'Claimed only by what is not approved: PLN-1 (draft).',
    });
    assert.deepEqual(clauseOf('8.2.4').gaps[0], { level: 'gap', text: 'No document addresses this clause.' });
    assert.equal(clauseOf('8.4.3').waived, true);
  });

  it('leads from a document to its clauses, known or not', () => {
    const document = matrix.documents.find(one => one.document.name === 'PRC-INC')!;
    assert.deepEqual(
      document.clauses.map(clause => [clause.key, clause.known]),
      [
        ['iso20000-1:8.6.1', true],
        ['9.9.9', false],
      ],
    );
    assert.deepEqual(document.evidence, ['REC-INC']);
    assert.equal(matrix.documents.find(one => one.document.name === 'REC-INC')!.references.incoming, 1);
  });

  it('rolls headings up', () => {
    const heading = matrix.clauses.find(row => row.id === '8.6');
    assert.ok(heading?.kind === 'heading');
    assert.deepEqual(heading.counts, { 'not-covered': 2, planned: 0, partial: 1, documented: 0, evidenced: 0 });
    assert.ok(!matrix.clauses.some(row => row.id === '1'));
  });

  it('puts what falls due in order', () => {
    assert.deepEqual(
      matrix.calendar.map(entry => [entry.kind, entry.document.name, entry.due, entry.days]),
      [
        ['review', 'PRC-INC', '2026-03-14', -108],
        ['evidence', 'REC-INC', '2026-06-30', 0],
      ],
    );
  });
});

describe('findings', () => {
  it('are the same bytes twice, and keep to the schema', () => {
    const output = checkOutput([result], asOf);
    assert.equal(findingsJson(output), findingsJson(checkOutput([result], asOf)));
    assert.deepEqual(errorsOf('check-output.schema.json', JSON.parse(findingsJson(output))), []);
  });

  it('are lines of one form, coloured by the palette they are given', () => {
    const [finding] = checkOutput([result], asOf).findings;
    const output = {
      version: 1 as const,
      asOf,
      folder: '.',
      findings: [
        {
          ...finding!,
          severity: 'error' as const,
          file: 'a.md',
          rule: 'x/y',
          message: 'one\ntwo \u001b[31m\u202e',
          range: { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } },
        },
      ],
      summary: {
        documents: 1,
        clauses: { 'not-covered': 1, planned: 2, partial: 3, documented: 4, evidenced: 5 },
        findings: { error: 1, warning: 0, info: 2 },
      },
    };
    const text = findingsText(output);
    assert.equal(
      text,
      `a.md:2:3 error x/y one two [31m

1 document as of 2026-06-30
clauses: 5 evidenced, 4 documented, 3 partial, 2 planned, 1 not covered
findings: 1 error, 0 warnings, 2 infos
`,
    );
    const mark = (name: string) => (one: string) => `<${name}>${one}</${name}>`;
    const palette = {
      bold: mark('b'),
      dim: mark('d'),
      red: mark('r'),
      yellow: mark('y'),
      green: mark('g'),
      blue: mark('u'),
      cyan: mark('c'),
    };
    assert.match(findingsText(output, palette), /^a\.md:2:3 <r>error<\/r> <d>x\/y<\/d> one/);
  });

  it('are limited to a folder, relative to it', () => {
    const files = checkOutput([result], asOf, { folder: 'processes' }).findings.map(finding => finding.file);
    assert.deepEqual([...new Set(files)], ['incident.md']);
  });
});

describe('the CSV matrix', () => {
  it('has a row for each auditable clause, with CRLF and a byte order mark', () => {
    const csv = matrixCsv([matrix]);
    assert.ok(csv.startsWith('\ufeffClause,Title,Requirement (own words),Status,'));
    assert.ok(csv.endsWith('\r\n'));
    assert.equal(csv.split('\r\n').length, matrix.figures.auditable + 2);
    assert.ok(!/[^\r]\n/.test(csv));
  });

  for (const [text, field] of [
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['\r=x', `"'\r=x"`],
    ['a=b', 'a=b'],
  ] as const) {
    it(`writes ${JSON.stringify(text)} as ${JSON.stringify(field)}`, () => assert.equal(csvField(text), field));
  }
});

describe('the Markdown matrix', () => {
  it('escapes what documents say and links to them', () => {
    const text = matrixMarkdown([matrix], { toolVersion: '1.2.3', way: '..' });
    assert.ok(!text.includes('<script'));
    assert.ok(!/<img/.test(text));
    assert.ok(text.includes('[PRC-INC](../processes/incident.md)'));
    assert.ok(text.includes('[What to do](../processes/incident.md#what-to-do)'));
    assert.ok(text.includes('[PLN-1](../a%20b/plan%20%231.md)'));
    const rows = text.split('\n').filter(line => line.startsWith('| **'));
    assert.equal(rows.length, matrix.figures.auditable);
    for (const row of rows) assert.equal(row.replace(/\\\|/g, '').match(/\|/g)?.length, 10);
  });

  it('makes no links where it does not know where it lies', () => {
    assert.ok(!matrixMarkdown([matrix], { toolVersion: '1', way: undefined }).includes(']('));
  });

  it('keeps text as text', () => {
    assert.equal(escapeText('$x$ :tada: 1:2'), '&#36;x&#36; &#58;tada: 1:2');
    assert.equal(escapeText('a|b `c` [d](e) @f https://g'), 'a\\|b \\`c\\` \\[d\\](e) &#64;f https&#58;//g');
  });
});

describe('the JSON matrix', () => {
  it('keeps to its schema', () => {
    const text = matrixJson([matrix], { toolVersion: '1.2.3', folder: 'processes' });
    const output = JSON.parse(text);
    assert.deepEqual(errorsOf('matrix.schema.json', output), []);
    assert.equal(output.matrices[0].sms.file, '..');
    assert.ok(text.includes('"file": "incident.md"'));
  });
});

describe('the HTML matrix', () => {
  it('escapes everything that documents say', () => {
    const page = htmlOf();
    assert.equal(page.match(/<script/g)?.length, 1);
    assert.ok(!page.includes('<img'));
    assert.equal(page.match(/<\/style/g)?.length, 1);
    assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;'));
  });

  it('asks for nothing outside, and admits its own script only', () => {
    const page = htmlOf();
    assert.ok(page.includes(`script-src '${pageScriptHash}'`));
    assert.ok(page.includes("default-src 'none'"));
    const bare = page.replace(/"[^"]*"/g, '""');
    assert.ok(!/<[a-z][^<>]* (src|srcset|action|formaction|poster|data)=/.test(bare));
    assert.ok(!/@import|url\(/.test(page));
    for (const [, href] of page.matchAll(/ href="([^"]*)"/g)) assert.match(href!, /^(#|\.\.\/|https?:)/);
  });

  it('shows a location that runs something as text', () => {
    const page = htmlOf();
    assert.ok(!page.includes('href="javascript:'));
    assert.ok(page.includes('javascript:alert(1)'));
  });

  it('links to documents and sections from where it lies, or to their rows', () => {
    assert.ok(htmlOf('..').includes('href="../processes/incident.md#what-to-do"'));
    const page = matrixHtml([matrix], { toolVersion: '1', way: undefined });
    assert.ok(!/href="[^#"][^"]*incident\.md/.test(page));
    assert.match(page, /href="#document-processes_2f_incident\.md"/);
  });

  it('has no dead link inside, and each id once', () => {
    for (const page of [htmlOf(), htmlOf('..', [matrix, matrix])]) {
      const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(match => match[1]!);
      assert.equal(new Set(ids).size, ids.length);
      for (const [, target] of page.matchAll(/ href="#([^"]*)"/g)) assert.ok(ids.includes(target!), target);
      assert.equal(page.match(/<h1>/g)?.length, 1);
    }
  });

  it('says that it is a self-assessment', () => {
    assert.match(htmlOf(), /self-assessment.*not a statement of conformity/);
  });

  it('is the same bytes twice', () => assert.equal(htmlOf(), htmlOf()));
});

describe('safe HTML', () => {
  it('escapes values, keeps templates, joins lists and drops nothing', () => {
    assert.equal(
      html`<p>${'<b>'}${html`<i>${'&'}</i>`}${[1, false, undefined, 'x']}</p>`.text,
      '<p>&lt;b&gt;<i>&amp;</i>1x</p>',
    );
    assert.equal(joined(['a', html`<b>`], ', ').text, 'a, <b>');
    assert.equal(escapeHtml('\u0000\ud800a\u{1f600}'), '\ufffda\u{1f600}');
    assert.equal(escapeCssString('a"</style>'), 'a\\22 \\3c \\2f style\\3e ');
    assert.notEqual(idFor('x', 'a b'), idFor('x', 'a_20_b'));
  });
});

describe('links of reports', () => {
  for (const [location, href] of [
    ['https://a.example/x?y=1', 'https://a.example/x?y=1'],
    ['HTTP://A.example', 'http://a.example/'],
    ['https://a.example/"><script>', 'https://a.example/%22%3E%3Cscript%3E'],
    ['https://', undefined],
    ['javascript:alert(1)', undefined],
    ['JavaScript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['file:///etc/passwd', undefined],
    ['//evil.example', undefined],
    ['\\\\server\\share', undefined],
    [' javascript:x', undefined],
    ['C:\\x', undefined],
    ['minutes/2026-01.pdf', '../records/minutes/2026-01.pdf'],
  ] as const) {
    it(`takes ${JSON.stringify(location)} for ${href ?? 'text'}`, () =>
      assert.equal(hrefToLocation('..', 'records/a.yaml', location), href));
  }

  it('encode each segment', () => {
    assert.equal(hrefTo('', "a b/#?%'.md", 'x y'), 'a%20b/%23%3F%25%27.md#x%20y');
    assert.equal(hrefTo('', 'javascript:x.md'), 'javascript%3Ax.md');
    assert.equal(hrefTo(undefined, 'a.md'), undefined);
  });
});

describe('the status page', () => {
  it('fits a bar to each chapter', () => {
    const lines = statusText([matrix]).split('\n');
    const bars = lines.filter(line => / of \d+$/.test(line));
    assert.equal(bars.length, 7);
    for (const bar of bars) assert.match(bar, /^ {2}\S.{43} [█▓▒░·]{24} +\d+ of \d+$/);
    assert.ok(lines.includes('Reviews: 1 overdue, 0 never reviewed, 0 due soon, 0 current, 2 exempt'));
  });
});

describe('control characters', () => {
  const controls = '\u0000\u0007\u001b\u007f\u009b\u202e\u2066';

  it('are left out of a cell for spreadsheets, and hide no formula', () => {
    assert.equal(csvField(`a${controls}b\tc`), 'ab\tc');
    assert.equal(csvField(`${controls}=cmd()`), "'=cmd()");
    assert.equal(csvField('a\nb'), '"a\nb"');
  });

  it('are left out of Markdown, and hide no link', async () => {
    const title = JSON.stringify(`ht${controls}tps://a.example`);
    const workspace = await memoryWorkspace({
      'sms.yaml': `organization: ${title}\n`,
      'a.md': `---\nid: PRC-A\ntitle: ${title}\ntype: process\nversion: ${title}\nowner: ${title}\nclauses: [8.6.1]\n---\n`,
    });
    const sms = workspace.systems[0]!;
    const checked = checkSms(new Analysis(sms, asOf), rules);
    const one = matrixOf(checked, sms.catalogue.standards[0]!);
    const markdown = matrixMarkdown([one], { toolVersion: '1.2.3', way: '.' });
    assert.doesNotMatch(markdown, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e\u2066]/);
    assert.ok(markdown.includes('https&#58;//a.example') && !markdown.includes('https://a.example'));
    assert.doesNotMatch(matrixCsv([one]), /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202e\u2066]/);
    assert.equal(escapeHtml(`a${controls}b`), 'ab');
    assert.equal(escapeCssString(`a${controls}b`), 'ab');
    assert.equal(plainLine(`a${controls}\tb`), 'a b');
  });
});
