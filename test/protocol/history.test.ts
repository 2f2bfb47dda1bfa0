// What git knows, over the protocol: findings that follow in the background, while one types and commits; what is shown of a change; and
// nothing of it where nobody trusts the workspace.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitRepository, removeRepositories } from '../support/git-repository.ts';
import { fileUri, type LspClient } from '../support/lsp-client.ts';
import { cleanUp, everything, startClient } from '../support/project.ts';

const policy = (reviewed: string, text: string) => `---
id: POL-SM
title: Policy
type: policy
status: approved
owner: R. Example
reviewed: ${reviewed}
---
# Policy

## Roles

${text}
`;

const process = (reviewed: string) => `---
id: PRC-INC
title: Process
type: process
status: approved
owner: R. Example
reviewed: ${reviewed}
implements: [POL-SM]
---
# Process

Follow [the policy](policy.md).
`;

const day = '2026-06-30';
const manifest = 'rules: { coverage/*: off, metadata/missing-field: off, reference/orphan-document: off }\n';

function repositoryWithChange(): GitRepository {
  const repository = new GitRepository();
  repository.commit(
    'First',
    { 'sms.yaml': manifest, 'policy.md': policy('2026-03-01', 'One.'), 'process.md': process('2026-05-01') },
    { date: '2026-03-01' },
  );
  repository.commit(
    'Sharper roles',
    { 'policy.md': policy('2026-03-01', 'Two.') },
    { date: '2026-04-01', author: 'S. Writer' },
  );
  return repository;
}

const uriIn = ({ folder }: GitRepository, path = '') => fileUri(folder, path).replace(/\/$/, '');

async function open(repository: GitRepository, more: object = {}, capabilities: object = {}): Promise<LspClient> {
  const client = await startClient();
  await client.initialize({
    workspaceFolders: [{ uri: uriIn(repository), name: 'sms' }],
    initializationOptions: { asOf: day, ...more },
    capabilities,
  });
  return client;
}

const changed = ['review/changed-since-review'];

describe('what git knows, over the protocol', function () {
  this.timeout(60_000);
  afterEach(async () => {
    await cleanUp();
    removeRepositories();
  });

  it('is told when it is known, and follows what is typed', async () => {
    const repository = repositoryWithChange();
    const client = await open(repository);
    const [upstream, document] = [uriIn(repository, 'policy.md'), uriIn(repository, 'process.md')];
    await client.untilRules(upstream, changed);
    client.open(upstream, policy('2026-03-01', 'Two.'));
    client.change(upstream, 2, policy('2026-03-01', 'One.'));
    await client.untilRules(upstream, []);
    client.change(upstream, 3, policy('2026-06-30', 'Three.'));
    await client.untilRules(upstream, []);
    await client.untilRules(document, ['review/suspect']);
    client.change(upstream, 4, policy('2026-06-30', 'Two.'));
    await client.untilRules(document, []);
    client.close(upstream);
    await client.untilRules(upstream, changed);
  });

  it('follows the head: a commit, and another branch', async () => {
    const repository = repositoryWithChange();
    const client = await open(repository);
    const uri = uriIn(repository, 'policy.md');
    await client.untilRules(uri, changed);
    repository.commit(
      'Reviewed',
      { 'policy.md': policy('2026-05-01', 'Two.') },
      { date: '2026-05-01', author: 'S. Reader' },
    );
    client.watched([uri, 2], [uriIn(repository, '.git/logs/HEAD'), 2]);
    await client.untilRules(uri, ['review/unsupported']);
    repository.git('checkout', '-q', '--detach', 'HEAD~1');
    client.open(uri, policy('2026-03-01', 'Two.'));
    // Clients that do not watch the folder of git save a document, sooner or later.
    client.notify('textDocument/didSave', { textDocument: { uri } });
    await client.untilRules(uri, changed);
  });

  it('is not asked where nobody trusts the workspace', async () => {
    const repository = repositoryWithChange();
    // A program of the workspace that git would start, if git were.
    const trace = join(repository.folder, 'started');
    repository.git('config', 'core.fsmonitor', `touch ${trace}; false`);
    const client = await open(repository, { trusted: false });
    const uri = uriIn(repository, 'policy.md');
    await client.untilChecked();
    client.notify('textDocument/didSave', { textDocument: { uri } });
    await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 6, character: 12 } });
    deepEqual(client.rules(uri) ?? [], []);
    ok(!existsSync(trace));
  });

  it('is shown with the date of the review: the commits and the difference', async () => {
    const repository = repositoryWithChange();
    const client = await open(repository, {}, everything);
    const uri = uriIn(repository, 'policy.md');
    const hover = () =>
      client.request('textDocument/hover', { textDocument: { uri }, position: { line: 6, character: 12 } });
    let value = '';
    for (let i = 0; i < 200 && !value.includes('Changed since'); i++) value = (await hover())?.contents.value ?? '';
    match(
      value,
      /Changed since the review of 2026-03-01: in "Roles", by commit [0-9a-f]{7} of S\. Writer on 2026-04-01/,
    );
    match(value, /```diff\n[\s\S]*-One\.\n\+Two\.\n[\s\S]*```/);
    ok(!value.includes('reviewed:'), value);
  });

  it('compares with the version of the review, where the client can', async () => {
    const repository = repositoryWithChange();
    const uri = uriIn(repository, 'policy.md');
    const actionsFor = async (client: LspClient) => {
      const { diagnostics } = client.published(uri)!;
      return (await client.request('textDocument/codeAction', {
        textDocument: { uri },
        range: diagnostics[0]!.range,
        context: { diagnostics },
      })) as { title: string; command?: { command: string; arguments: string[] } }[];
    };
    const experimental = { commands: { commands: ['clausetrace.compare'] } };
    const textDocument = { codeAction: everything.textDocument.codeAction };
    const client = await open(repository, {}, { textDocument, experimental });
    await client.untilRules(uri, changed);
    const action = (await actionsFor(client)).find(({ title }) => title.startsWith('Compare'));
    equal(action?.title, 'Compare POL-SM with the version of the review');
    const [before, now, title] = action.command!.arguments as [string, string, string];
    equal(now, uri);
    equal(title, 'POL-SM (2026-03-01 ↔ now)');
    const page = await client.request('clausetrace/content', { uri: before });
    deepEqual(page, { text: policy('2026-03-01', 'One.'), languageId: 'markdown' });
    const other = await open(repository, {}, { textDocument });
    await other.untilRules(uri, changed);
    deepEqual(
      (await actionsFor(other)).filter(({ title: one }) => one.startsWith('Compare')),
      [],
    );
  });

  it('answers nothing to addresses of no version', async () => {
    const repository = repositoryWithChange();
    const client = await open(repository);
    await client.untilRules(uriIn(repository, 'policy.md'), changed);
    const root = encodeURIComponent(uriIn(repository));
    const head = repository.git('rev-parse', 'HEAD');
    for (const uri of [
      `clausetrace:/revision/${head}/other.md?${root}`,
      `clausetrace:/revision/${'0'.repeat(40)}/policy.md?${root}`,
      `clausetrace:/revision/--output=x/policy.md?${root}`,
      `clausetrace:/revision/${head}/policy.md?file%3A%2F%2F%2Felsewhere`,
      `clausetrace:/revision/${head}/policy.md`,
      `clausetrace:/revision/${head}/%?%`,
    ]) {
      equal(await client.request('clausetrace/content', { uri }), null, uri);
    }
  });

  it('is left out where there is no repository, and where it is broken', async () => {
    const repository = new GitRepository(
      { 'sms.yaml': manifest, 'policy.md': policy('2026-03-01', '[x](x.md)') },
      false,
    );
    mkdirSync(join(repository.folder, '.git'));
    writeFileSync(join(repository.folder, '.git', 'HEAD'), 'nonsense');
    const client = await open(repository);
    await client.untilRules(uriIn(repository, 'policy.md'), ['reference/broken-link']);
  });
});
