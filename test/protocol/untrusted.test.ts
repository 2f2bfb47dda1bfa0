// In a folder that nobody trusts, and in one that is on no disk, no program is started; everything that needs none works.

import { deepEqual, equal } from 'node:assert/strict';
import { GitRepository, removeRepositories } from '../support/git-repository.ts';
import { fileUri, type LspClient } from '../support/lsp-client.ts';
import { cleanUp, everything, policy, startClient } from '../support/project.ts';
import { RecordedGit } from '../support/recorded-git.ts';
import { VirtualProject, virtualClient } from '../support/virtual-project.ts';

const reviewed = policy('POL-A', '[x](x.md)').replace('draft', 'approved\nreviewed: 2026-03-01\napprover: A. Example');
const manifest = 'rules: { coverage/*: off, metadata/*: off, review/*: off, reference/orphan-document: off }\n';

/** All that might ask git, in an editor. */
async function useIt(client: LspClient, root: string): Promise<void> {
  const uri = `${root}/a.md`;
  await client.untilRules(uri, ['reference/broken-link']);
  client.open(uri, `${reviewed}\nMore.\n`);
  client.notify('textDocument/didSave', { textDocument: { uri } });
  client.watched([`${root}/.git/HEAD`, 2]);
  await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 5, character: 12 } });
  await client.response(client.send('clausetrace/baselines', { root }));
  await client.response(client.send('clausetrace/diff', { root, revision: 'HEAD' }));
  await client.response(client.send('clausetrace/documentAtBaseline', { uri }));
  await client.request('clausetrace/content', { uri: `clausetrace:/comparison/HEAD.md?${encodeURIComponent(root)}` });
  client.notify('workspace/didChangeConfiguration', { settings: { clausetrace: { baseline: 'HEAD~0' } } });
  const { systems } = await client.request('clausetrace/traceability', {});
  equal(systems.length, 1);
}

describe('git', () => {
  let git: RecordedGit;

  beforeEach(() => {
    git = new RecordedGit();
  });
  afterEach(async () => {
    await cleanUp();
    removeRepositories();
    git.remove();
  });

  for (const trusted of [true, false]) {
    it(`is ${trusted ? '' : 'not '}started in a folder that is ${trusted ? '' : 'not '}trusted`, async () => {
      const repository = new GitRepository();
      repository.commit('First', { 'sms.yaml': manifest, 'a.md': reviewed }, { date: '2026-03-01' });
      const root = fileUri(repository.folder, '').replace(/\/$/, '');
      const client = await git.onPath(startClient);
      const { diagnostic: _, ...textDocument } = everything.textDocument;
      await client.initialize({
        workspaceFolders: [{ uri: root, name: 'sms' }],
        initializationOptions: { trusted, baseline: 'HEAD' },
        capabilities: { textDocument },
      });
      await useIt(client, root);
      equal(git.wasStarted, trusted);
    });
  }

  it('is not started for a folder that is on no disk', async () => {
    const project = new VirtualProject({
      'sms.yaml': manifest,
      'a.md': reviewed,
      '.git/HEAD': 'ref: refs/heads/main\n',
    });
    const client = await git.onPath(() => virtualClient([project]));
    await useIt(client, project.uri());
    equal(git.wasStarted, false);
    const refused = { problem: 'Git is not asked: this folder is on no disk.' };
    deepEqual(await client.request('clausetrace/baselines', { root: project.uri() }), refused);
    deepEqual(await client.request('clausetrace/diff', { root: project.uri(), revision: 'HEAD' }), refused);
  });
});
