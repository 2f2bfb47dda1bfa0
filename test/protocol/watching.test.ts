// What happens on the disk behind the editor's back.

import { deepEqual, equal } from 'node:assert/strict';
import { cleanUp, everything, fullClient, Project, plainClient, policy, startClient } from '../support/project.ts';

const broken = ['reference/broken-link'];

describe('files on the disk', () => {
  afterEach(cleanUp);

  it('are watched by the client where it can', async () => {
    const client = await fullClient([new Project()]);
    const registrations = await client.until('registrations', () => {
      const all = client.all('client/registerCapability').flatMap(({ params }) => params.registrations);
      return all.some(({ method }) => method === 'workspace/didChangeWatchedFiles') && all;
    });
    const { registerOptions } = registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles');
    deepEqual(
      registerOptions.watchers.map(({ globPattern }: { globPattern: string }) => globPattern),
      ['**/*.{md,markdown,yaml,yml}', '**/.gitignore', '**/*', '**/.git/{HEAD,logs/HEAD}'],
    );
  });

  it('are read when they appear, change, are renamed and vanish', async () => {
    const project = new Project({ 'a.md': '[b](b.md)\n' });
    const client = await plainClient(project);
    await client.untilRules(project.uri('a.md'), broken);
    project.write('b.md', '[c](c.md)\n');
    client.watched([project.uri('b.md'), 1]);
    await client.untilRules(project.uri('a.md'), []);
    await client.untilRules(project.uri('b.md'), broken);
    project.write('b.md', 'sound\n');
    client.watched([project.uri('b.md'), 2]);
    await client.untilRules(project.uri('b.md'), []);
    project.rename('b.md', 'c.md');
    client.watched([project.uri('b.md'), 3], [project.uri('c.md'), 1]);
    await client.untilRules(project.uri('a.md'), broken);
    project.write('c.md', '[x](x.md)\n');
    client.watched([project.uri('c.md'), 2]);
    await client.untilRules(project.uri('c.md'), broken);
    project.remove('c.md');
    client.watched([project.uri('c.md'), 3]);
    await client.untilRules(project.uri('c.md'), []);
  });

  it('are known to be gone when their folder goes', async () => {
    const project = new Project({
      'a.md': '[b](sub/b.md)\n',
      'sub/b.md': '[x](x.md)\n',
      'sub/deep/c.md': '[x](x.md)\n',
    });
    const client = await plainClient(project);
    await client.untilRules(project.uri('sub/deep/c.md'), broken);
    project.remove('sub');
    client.notify('workspace/didDeleteFiles', { files: [{ uri: project.uri('sub') }] });
    await client.untilRules(project.uri('sub/b.md'), []);
    await client.untilRules(project.uri('sub/deep/c.md'), []);
    await client.untilRules(project.uri('a.md'), broken);
  });

  it('follow a folder that is renamed in the editor', async () => {
    const project = new Project({ 'a.md': '[b](new/b.md)\n', 'old/b.md': '[x](x.md)\n' });
    const client = await plainClient(project);
    await client.untilRules(project.uri('a.md'), broken);
    project.rename('old', 'new');
    client.notify('workspace/didRenameFiles', { files: [{ oldUri: project.uri('old'), newUri: project.uri('new') }] });
    await client.untilRules(project.uri('a.md'), []);
    await client.untilRules(project.uri('old/b.md'), []);
    await client.untilRules(project.uri('new/b.md'), broken);
  });

  it('do not win over an open document', async () => {
    const project = new Project({ 'a.md': 'sound\n' });
    const client = await plainClient(project);
    await client.untilChecked();
    client.open(project.uri('a.md'), '[b](b.md)\n');
    await client.untilRules(project.uri('a.md'), broken);
    project.remove('a.md');
    client.watched([project.uri('a.md'), 3]);
    client.change(project.uri('a.md'), 2, '\n[b](b.md)\n');
    await client.until('version 2', () => client.published(project.uri('a.md'))!.version === 2);
    deepEqual(client.rules(project.uri('a.md')), broken);
  });

  it('count or not as .gitignore says', async () => {
    const project = new Project({ 'out/a.md': '[b](b.md)\n', '.git/HEAD': '' });
    const client = await plainClient(project);
    await client.untilRules(project.uri('out/a.md'), broken);
    project.write('.gitignore', 'out/\n');
    client.watched([project.uri('.gitignore'), 1]);
    await client.untilRules(project.uri('out/a.md'), []);
    project.remove('.gitignore');
    client.watched([project.uri('.gitignore'), 3]);
    await client.untilRules(project.uri('out/a.md'), broken);
  });

  it('make the manifest count when it appears, changes and vanishes', async () => {
    const project = new Project({ 'a.md': policy('POL-A', '[b](b.md)') });
    const client = await plainClient(project);
    await client.untilRules(project.uri('a.md'), broken);
    project.write('sms.yaml', 'organization: A\nrules: { reference/broken-link: off }\n');
    client.watched([project.uri('sms.yaml'), 1]);
    await client.untilRules(project.uri('a.md'), []);
    await client.until('gaps', () => client.rules(project.uri('sms.yaml'))?.includes('coverage/clause-not-covered'));
    project.write('sms.yaml', 'organization: A\nrules: { coverage/*: off }\n');
    client.watched([project.uri('sms.yaml'), 2]);
    await client.untilRules(project.uri('sms.yaml'), []);
    await client.untilRules(project.uri('a.md'), broken);
    project.remove('sms.yaml');
    client.watched([project.uri('sms.yaml'), 3]);
    await client.untilChecked(4);
    deepEqual(client.rules(project.uri('sms.yaml')), []);
    deepEqual(client.rules(project.uri('a.md')), broken);
  });

  it('are looked at again when something is saved by a client that does not watch', async () => {
    const project = new Project({ 'a.md': 'sound\n', 'b.md': 'sound\n', 'gone.md': '[x](x.md)\n' });
    const client = await plainClient(project);
    await client.untilChecked();
    client.open(project.uri('a.md'), 'sound\n');
    project.write('b.md', '[x](x.md) and more\n');
    project.write('new.md', '[x](x.md)\n');
    project.remove('gone.md');
    client.notify('textDocument/didSave', { textDocument: { uri: project.uri('a.md') } });
    await client.untilRules(project.uri('b.md'), broken);
    await client.untilRules(project.uri('new.md'), broken);
    await client.untilRules(project.uri('gone.md'), []);
  });

  it('are not looked at again when a client that watches saves', async () => {
    const project = new Project({ 'a.md': 'sound\n', 'b.md': 'sound\n' });
    const { diagnostic: _, ...textDocument } = everything.textDocument;
    const client = await startClient();
    await client.initialize({ rootUri: project.uri(), capabilities: { ...everything, textDocument } });
    await client.untilChecked();
    client.open(project.uri('a.md'), 'sound\n');
    project.write('b.md', '[x](x.md) and more\n');
    client.notify('textDocument/didSave', { textDocument: { uri: project.uri('a.md') } });
    client.change(project.uri('a.md'), 2, 'sound.\n');
    await client.untilChecked(2);
    equal(client.rules(project.uri('b.md')), undefined);
  });

  it('may change by the hundred', async () => {
    const names = Array.from({ length: 400 }, (_, i) => `${i % 7}/${i}.md`);
    const project = new Project(Object.fromEntries(names.map(name => [name, 'sound\n'])));
    const client = await plainClient(project);
    await client.untilChecked();
    client.open(project.uri('0/0.md'), '[x](x.md)\n');
    await client.untilRules(project.uri('0/0.md'), broken);
    for (const [i, name] of names.entries()) {
      if (i % 3 === 0) project.rename(name, `new/${i}.md`);
      else project.write(name, '[x](x.md)\n');
    }
    const changes = names.flatMap((name, i): [string, 1 | 2 | 3][] =>
      i % 3 === 0
        ? [
            [project.uri(name), 3],
            [project.uri(`new/${i}.md`), 1],
          ]
        : [[project.uri(name), 2]],
    );
    client.watched(...changes, [project.uri('node_modules/a/README.md'), 1]);
    client.change(project.uri('0/0.md'), 2, '[x](x.md) [y](y.md)\n');
    for (const [i, name] of names.entries()) if (i % 3 !== 0) await client.untilRules(project.uri(name), broken);
    deepEqual(client.rules(project.uri('0/0.md')), [...broken, ...broken]);
  });
});
