// Hover over the protocol: Markdown for a client that renders it, plain text for one that says nothing.

import { equal, match } from 'node:assert/strict';
import { cleanUp, fullClient, Project, plainClient, policy } from '../support/project.ts';

const files = { 'sms.yaml': 'organization: Acme\n', 'a.md': policy('POL-A'), 'b.md': 'See [[POL-A]].\n' };
const onId = { line: 0, character: 8 };

describe('hover', () => {
  afterEach(cleanUp);

  it('is Markdown for a client that renders it', async () => {
    const project = new Project(files);
    const client = await fullClient([project]);
    await client.untilChecked();
    const { contents, range } = await client.request('textDocument/hover', {
      textDocument: { uri: project.uri('b.md') },
      position: onId,
    });
    equal(contents.kind, 'markdown');
    match(contents.value, /^\*\*POL-A\*\* \*\*Policy POL-A\*\*/);
    equal(JSON.stringify(range), '{"start":{"line":0,"character":6},"end":{"line":0,"character":11}}');
  });

  it('is plain text for a client that says nothing, and sees what is being edited', async () => {
    const project = new Project(files);
    const client = await plainClient(project);
    await client.untilChecked();
    client.open(project.uri('a.md'), policy('POL-A').replace('title: Policy', 'title: New policy'));
    const { contents } = await client.request('textDocument/hover', {
      textDocument: { uri: project.uri('b.md') },
      position: onId,
    });
    equal(contents.kind, 'plaintext');
    match(contents.value, /^POL-A New policy POL-A\n/);
  });

  it('is null where there is nothing to tell, and for files that are none of ours', async () => {
    const project = new Project({ ...files, 'ci.yaml': 'jobs: []\n' });
    const client = await plainClient(project);
    await client.untilChecked();
    for (const uri of [project.uri('b.md'), project.uri('ci.yaml'), project.uri('gone.md'), 'untitled:x', 'no uri']) {
      for (const position of [
        { line: 0, character: 1 },
        { line: 99, character: 99 },
      ]) {
        equal(await client.request('textDocument/hover', { textDocument: { uri }, position }), null, uri);
      }
    }
  });
});
