// Symbols of the workspace by name, and how names are matched.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { matcherOf } from '../../../server/src/language/fuzzy.ts';
import { workspaceSymbols } from '../../../server/src/language/workspace-symbols.ts';
import { editor } from '../../support/editor.ts';

const files = {
  'sms.yaml': 'roles:\n  incident-manager: { title: Incident manager, holder: R. Example }\n',
  'inc.md': '---\nid: PRC-INC\ntitle: Incident process\n---\n\n# Incident process\n\n## Major incidents\n',
  'reg.yaml': 'id: REG-SVC\ntitle: Services\ntype: register\nrows:\n  - { id: SVC-MAIL, title: Mail }\n',
  'README.md': '# About\n',
};

async function found(query: string, withClauses = false): Promise<string[]> {
  const { source } = await editor(files);
  const { sms } = source('inc.md');
  const uri = (path: string) => `file:///${path}`;
  return workspaceSymbols([{ sms, uri }], query, withClauses).map(({ name, containerName, location }) => {
    const line = 'range' in location ? location.range.start.line : '';
    return `${name} | ${containerName} | ${location.uri}:${line}`;
  });
}

describe('workspace symbols', () => {
  it('find documents by id and title, headings, rows and roles', async () => {
    deepEqual(await found('prcinc'), ['PRC-INC Incident process | inc.md | file:///inc.md:1']);
    deepEqual(await found('incident'), [
      'PRC-INC Incident process | inc.md | file:///inc.md:1',
      'role:incident-manager Incident manager | R. Example | file:///sms.yaml:1',
      'Major incidents | PRC-INC | file:///inc.md:7',
    ]);
    deepEqual(await found('mail'), ['SVC-MAIL Mail | REG-SVC | file:///reg.yaml:4']);
    deepEqual(await found('zzz'), []);
  });

  it('find clauses where the client can open them', async () => {
    deepEqual(await found('8.6.1'), []);
    deepEqual(
      (await found('8.6.1', true))[0],
      '8.6.1 Incident management | ISO/IEC 20000-1 | clausetrace:/clause/iso20000-1/2018/8.6.1.md:0',
    );
  });

  it('are the documents where nothing is asked for', async () => {
    deepEqual(await found(' ', true), [
      'About | README.md | file:///README.md:0',
      'PRC-INC Incident process | inc.md | file:///inc.md:1',
      'REG-SVC Services | reg.yaml | file:///reg.yaml:0',
    ]);
  });

  it('are at most 200, and those in folders that lie in each other are given once', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`d${i}.md`, `# Document ${i}\n`]));
    const { source } = await editor(many);
    const system = { sms: source('d0.md').sms, uri: (path: string) => `file:///${path}` };
    equal(workspaceSymbols([system, system], 'document', false).length, 200);
    equal(workspaceSymbols([system, system], 'document 299', false).length, 1);
  });
});

describe('matching of names', () => {
  const better = (query: string, a: string, b: string) => {
    const match = matcherOf(query);
    ok(match(a)! > (match(b) ?? -1), `${query}: ${a} is no better than ${b}`);
  };

  it('takes characters in order, without case', () => {
    ok(matcherOf('IncM')('incident management') !== undefined);
    equal(matcherOf('mi')('im'), undefined);
    equal(matcherOf('ü')('Prüfung') === undefined, false);
  });

  it('prefers whole words, beginnings of words, and short names', () => {
    better('inc', 'PRC-INC', 'Principal');
    better('im', 'Incident management', 'Criminal');
    better('change', 'Change', 'Change management');
    better('change', 'Change management', 'Exchange');
    better('prcinc', 'PRC-INC Incidents', 'PRC-IN The cost');
  });

  it('survives long names and queries', () => {
    const match = matcherOf('a'.repeat(2000));
    equal(match('ab'.repeat(1000)), undefined);
    ok(match('a '.repeat(2000)) !== undefined);
    ok(matcherOf('İ')('İ') !== undefined);
  });
});
