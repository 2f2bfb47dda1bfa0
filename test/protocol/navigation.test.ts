// Definition, references, highlights, document links and the pages of clauses over the protocol.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { cleanUp, fullClient, Project, plainClient, policy } from '../support/project.ts';

const files = {
  'sms.yaml': 'organization: Acme\nstandards: [iso20000-1:2018]\n',
  'a.md': policy('POL-A', '<!-- clause: 5.2.1 -->\nWords.'),
  'b.md': 'See [[POL-A]] and [it](a.md).\n',
};
const id = { start: { line: 1, character: 4 }, end: { line: 1, character: 9 } };
const onId = { line: 0, character: 8 };
const onClause = { line: 10, character: 15 };
const page = 'clausetrace:/clause/iso20000-1/2018/5.2.1.md';

describe('navigation', () => {
  afterEach(cleanUp);

  it('gives links, tooltips and pages to a client that can take them', async () => {
    const project = new Project(files);
    const client = await fullClient([project]);
    await client.untilChecked();
    const inFile = (path: string, position: object) => ({ textDocument: { uri: project.uri(path) }, position });
    const [link] = await client.request('textDocument/definition', inFile('b.md', onId));
    deepEqual(link, {
      originSelectionRange: { start: { line: 0, character: 6 }, end: { line: 0, character: 11 } },
      targetUri: project.uri('a.md'),
      targetRange: id,
      targetSelectionRange: id,
    });
    const [clause] = await client.request('textDocument/definition', inFile('a.md', onClause));
    equal(clause.targetUri, page);
    const { text, languageId } = await client.request('clausetrace/content', { uri: clause.targetUri });
    equal(languageId, 'markdown');
    match(text, /^# 5\.2\.1 [\s\S]*## \*{0,2}Acme[\s\S]*POL-A/);
    const links = await client.request('textDocument/documentLink', { textDocument: { uri: project.uri('b.md') } });
    equal(links.length, 2);
    const resolved = await client.request('documentLink/resolve', links[1]);
    deepEqual([resolved.target, resolved.tooltip], [project.uri('a.md'), 'POL-A Policy POL-A']);
  });

  it('gives locations to a client with the least capabilities', async () => {
    const project = new Project(files);
    const client = await plainClient(project);
    await client.untilChecked();
    const inFile = (path: string, position: object) => ({ textDocument: { uri: project.uri(path) }, position });
    deepEqual(await client.request('textDocument/definition', inFile('b.md', onId)), [
      { uri: project.uri('a.md'), range: id },
    ]);
    const [standard] = await client.request('textDocument/definition', inFile('a.md', onClause));
    equal(standard.uri, project.uri('sms.yaml'));
    const all = { ...inFile('b.md', onId), context: { includeDeclaration: true } };
    deepEqual(
      (await client.request('textDocument/references', all)).map(({ uri }: { uri: string }) => uri),
      [project.uri('a.md'), project.uri('a.md'), project.uri('b.md'), project.uri('b.md')],
    );
    deepEqual(
      (await client.request('textDocument/documentHighlight', inFile('b.md', onId))).map(
        ({ kind }: { kind: number }) => kind,
      ),
      [2, 2],
    );
    const [link] = await client.request('textDocument/documentLink', { textDocument: { uri: project.uri('b.md') } });
    const resolved = await client.request('documentLink/resolve', link);
    equal(resolved.target, `${project.uri('a.md')}#L2`);
    ok(!('tooltip' in resolved));
  });

  it('waits for the whole workspace before it lists references', async () => {
    const more = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`more/${i}.md`, 'See POL-A.\n']));
    const project = new Project({ ...files, ...more });
    const client = await plainClient(project);
    const found = await client.request('textDocument/references', {
      textDocument: { uri: project.uri('a.md') },
      position: id.start,
      context: { includeDeclaration: false },
    });
    equal(found.length, 303);
  });

  it('answers with nothing about what there is not', async () => {
    const project = new Project(files);
    const client = await plainClient(project);
    await client.untilChecked();
    for (const uri of [project.uri('gone.md'), 'untitled:x', 'no uri', '']) {
      const at = { textDocument: { uri }, position: onId };
      deepEqual(await client.request('textDocument/definition', at), []);
      deepEqual(await client.request('textDocument/references', { ...at, context: {} }), []);
      deepEqual(await client.request('textDocument/documentHighlight', at), []);
      deepEqual(await client.request('textDocument/documentLink', at), []);
    }
    for (const params of [{ uri: 'clausetrace:/clause/iso20000-1/2018/99.md' }, { uri: 7 }, {}, null]) {
      equal(await client.request('clausetrace/content', params), null);
    }
    const stray = { range: id, data: { uri: 7 } };
    deepEqual(await client.request('documentLink/resolve', stray), stray);
  });
});
