// Semantic tokens: what has a colour of its own in a text.

import { deepEqual } from 'node:assert/strict';
import { semanticTokens, semanticTokensLegend } from '../../../server/src/language/semantic-tokens.ts';
import type { Source } from '../../../server/src/language/source.ts';
import { editor } from '../../support/editor.ts';

const manifest = `standards: [iso20000-1:2018]
roles:
  owner: { title: Owner }
rules: { review/overdue: info }
waivers:
  - { rule: review/overdue, where: POL-A, reason: r, approved_by: role:owner, expires: 2027-01-01 }
`;
const retired = '---\nid: POL-OLD\ntype: policy\nstatus: retired\n---\n';
const register = 'id: REG-A\ntype: register\nregister: services\nrows:\n  - { id: SVC-A, owner: role:owner }\n';
const around = { 'sms.yaml': manifest, 'old.md': retired, 'reg.yaml': register };

/** `text type modifiers` of each token. */
function tokens(source: Source, within?: { start: number; end: number }): string[] {
  const { data } = semanticTokens(source, within);
  const { tokenTypes, tokenModifiers } = semanticTokensLegend;
  let line = 0;
  let character = 0;
  return Array.from({ length: data.length / 5 }, (_, i) => {
    const [lines, characters, length, type, modifiers] = data.slice(i * 5, i * 5 + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const start = source.lineStarts[line]! + character;
    const names = tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
    return [source.text.slice(start, start + length), tokenTypes[type], ...names].join(' ');
  });
}

describe('semantic tokens', () => {
  it('colour front matter: the id, claims, roles, documented information and references', async () => {
    const text = `---
id: POL-A
owner: role:owner
clauses:
  - "8.6.1"
  - { id: iso20000-1:8.6.2, section: "#a" }
provides: [incident-records]
related: [POL-OLD, SVC-A, NO-ONE]
---
# A
`;
    const { source } = await editor({ ...around, 'a.md': text });
    deepEqual(tokens(source('a.md')), [
      'POL-A class declaration',
      'owner interface',
      '8.6.1 number',
      'iso20000-1:8.6.2 number',
      'a property',
      'incident-records enumMember',
      'POL-OLD class deprecated',
      'SVC-A struct',
      'NO-ONE class',
    ]);
  });

  it('colour a body: clause comments, suppressions, wikilinks and mentions, and leave ordinary links alone', async () => {
    const text = `---\nid: POL-A\n---
# 𝒳 POL-OLD

<!-- clause: 8.6.1, 8.6.2 -->
<!-- clausetrace-disable-next-line review/overdue: because -->
See [[SVC-A#x|it]], SVC-A, role:owner and [a](old.md#a).
`;
    const { source } = await editor({ ...around, 'a.md': text });
    deepEqual(tokens(source('a.md')).slice(1), [
      'POL-OLD class deprecated',
      'clause: keyword',
      '8.6.1 number',
      '8.6.2 number',
      'clausetrace-disable-next-line keyword',
      'review/overdue decorator',
      'SVC-A struct',
      'x property',
      'SVC-A struct',
      'owner interface',
    ]);
  });

  it('colour registers and the manifest', async () => {
    const { source } = await editor({ ...around, 'a.md': '---\nid: POL-A\n---\n' });
    deepEqual(tokens(source('reg.yaml')), ['REG-A class declaration', 'SVC-A struct declaration', 'owner interface']);
    deepEqual(tokens(source('sms.yaml')), [
      'iso20000-1:2018 namespace declaration',
      'owner interface declaration',
      'review/overdue decorator',
      'review/overdue decorator',
      'POL-A class',
      'owner interface',
    ]);
  });

  it('give a part of a text, and nothing for YAML that is none of ours', async () => {
    const { source, ranges } = await editor({ ...around, 'a.md': '---\nid: POL-A\n---\nSVC-A «SVC-A» SVC-A\n' });
    deepEqual(tokens(source('a.md'), ranges[0]!.span), ['SVC-A struct']);
    const other = await editor({ 'ci.yaml': 'jobs: [SVC-A]\n' });
    deepEqual(tokens(other.source('ci.yaml')), []);
  });

  it('count in UTF-16 and in lines that end with CRLF', async () => {
    const { source } = await editor({ ...around, 'a.md': '---\r\nid: POL-A\r\n---\r\n\r\n𝒳𝒳 e\u0301 SVC-A\r\n' });
    deepEqual(tokens(source('a.md')), ['POL-A class declaration', 'SVC-A struct']);
  });
});
