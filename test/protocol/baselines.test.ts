// The baseline: what an editor compares the SMS with, and what it is told of it (`clausetrace/baselines`, `clausetrace/diff`,
// `clausetrace/documentAtBaseline`, `clausetrace/traceability`).

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type {
  BaselinesResult,
  DiffResult,
  DocumentAtBaselineResult,
  NoBaseline,
} from '../../server/src/protocol/baseline.ts';
import type { SystemView, TraceabilityResult } from '../../server/src/protocol/views.ts';
import { GitRepository, removeRepositories } from '../support/git-repository.ts';
import { fileUri, type LspClient } from '../support/lsp-client.ts';
import { cleanUp, startClient } from '../support/project.ts';
import { sampleWithHistory } from '../support/sample-history.ts';

const manifest = { 'sms.yaml': 'organization: Acme\n' };
const policy = (status: string) => `---\nid: POL\ntype: policy\nstatus: ${status}\nclauses: [5.2.1]\n---\n# Policy\n`;

function repository(): GitRepository {
  const made = new GitRepository();
  made.commit('Draft', { ...manifest, 'policy.md': policy('draft') }, { date: '2026-03-01' });
  made.tag('audit-1');
  made.commit('Approve', { 'policy.md': policy('approved') }, { date: '2026-04-01' });
  made.tag('audit-2');
  return made;
}

const uriOf = ({ folder }: GitRepository) => fileUri(folder, '').replace(/\/$/, '');

async function open(made: GitRepository, more: object = {}): Promise<LspClient> {
  const client = await startClient();
  await client.initialize({ rootUri: uriOf(made), capabilities: {}, ...more });
  return client;
}

describe('clausetrace/baselines and clausetrace/diff', () => {
  afterEach(async () => {
    await cleanUp();
    removeRepositories();
  });

  it('lists tags, the newest first, and compares with one', async () => {
    const made = repository();
    const client = await open(made);
    const root = uriOf(made);
    deepEqual(await client.request('clausetrace/baselines', { root }), {
      tags: [
        { name: 'audit-2', day: '2026-04-01', subject: 'Approve' },
        { name: 'audit-1', day: '2026-03-01', subject: 'Draft' },
      ],
    } satisfies BaselinesResult);
    const answer: DiffResult = await client.request('clausetrace/diff', { root, revision: 'audit-1' });
    match('content' in answer ? answer.content : '', /status draft → approved/);
  });

  it('says in a line why there is nothing to compare with', async () => {
    const made = repository();
    const client = await open(made);
    const root = uriOf(made);
    deepEqual(await client.request('clausetrace/diff', { root, revision: '--help' }), {
      problem: '"--help" is an option, and no revision.',
    });
    deepEqual(await client.request('clausetrace/diff', { root, revision: 'audit-22' }), {
      problem: 'There is no revision "audit-22" in this repository; did you mean audit-2?',
    });
    const none = new GitRepository(manifest, false);
    deepEqual(await client.request('clausetrace/baselines', { root: uriOf(none) }), {
      problem: 'This folder is in no git repository.',
    });
    for (const params of [{}, { root: 7 }, { root, revision: 7 }, null]) {
      const { error } = await client.response(client.send('clausetrace/diff', params));
      equal(error?.code, -32602);
    }
  });

  it('starts no git where nobody trusts the workspace', async () => {
    const made = repository();
    const client = await open(made, { initializationOptions: { trusted: false } });
    const untrusted = { problem: 'Git is not asked: this workspace is not trusted.' };
    deepEqual(await client.request('clausetrace/baselines', { root: uriOf(made) }), untrusted);
    deepEqual(await client.request('clausetrace/diff', { root: uriOf(made), revision: 'audit-1' }), untrusted);
  });
});

describe('the baseline in views', () => {
  afterEach(async () => {
    await cleanUp();
    removeRepositories();
  });

  const withBaseline = (made: GitRepository, baseline: unknown, more: object = {}) =>
    open(made, { initializationOptions: { baseline, asOf: '2026-05-01', ...more } });

  async function systems(client: LspClient): Promise<readonly SystemView[]> {
    const answer: TraceabilityResult = await client.request('clausetrace/traceability', {});
    return answer.kind === 'full' ? answer.systems : [];
  }

  /** Asks as a client does: again after each status. */
  async function untilSystem(client: LspClient, accept: (system: SystemView) => boolean): Promise<SystemView> {
    for (let count = 1; ; ) {
      const found = (await systems(client)).find(accept);
      if (found) return found;
      await client.untilChecked(count);
      count = client.all('clausetrace/status').filter(({ params }) => !params.indexing).length + 1;
    }
  }

  const clauseOf = (system: SystemView, id: string) =>
    system.standards.flatMap(({ clauses }) => clauses).find(clause => clause.id === id)!;

  it('tell how clauses stood, and which findings are new', async () => {
    const made = repository();
    made.write({ 'policy.md': policy('draft'), 'broken.md': '# Page\n\n[x](gone.md)\n' });
    const client = await withBaseline(made, 'audit-2');
    const system = await untilSystem(client, ({ baseline }) => baseline !== undefined);
    deepEqual(system.baseline, {
      revision: 'audit-2',
      commit: made.git('rev-parse', 'audit-2^{commit}'),
      day: '2026-04-01',
      existed: true,
    });
    const clause = clauseOf(system, '5.2.1');
    deepEqual([clause.status, clause.baseline], ['planned', 'partial']);
    equal(clauseOf(system, '5').baseline, undefined, 'a heading has no status');
    deepEqual(
      system.gaps
        .filter(({ isNew }) => isNew)
        .map(({ rule }) => rule)
        .sort(),
      ['coverage/clause-planned-only', 'reference/broken-link'],
    );
    ok(system.gaps.some(({ isNew }) => isNew === false));
  });

  it('follow what is being edited, another baseline, and none', async () => {
    const made = repository();
    const client = await withBaseline(made, 'audit-1');
    const first = await untilSystem(client, ({ baseline }) => baseline !== undefined);
    deepEqual([clauseOf(first, '5.2.1').status, clauseOf(first, '5.2.1').baseline], ['partial', 'planned']);
    const uri = fileUri(made.folder, 'policy.md');
    client.open(uri, policy('draft'));
    const edited = await untilSystem(client, system => clauseOf(system, '5.2.1').status === 'planned');
    equal(clauseOf(edited, '5.2.1').baseline, 'planned');
    const settings = { clausetrace: { baseline: 'audit-2', asOf: '2026-05-01' } };
    client.notify('workspace/didChangeConfiguration', { settings });
    const other = await untilSystem(client, ({ baseline }) => baseline?.revision === 'audit-2');
    equal(clauseOf(other, '5.2.1').baseline, 'partial');
    client.notify('workspace/didChangeConfiguration', { settings: { clausetrace: { asOf: '2026-05-01' } } });
    const none = await untilSystem(client, ({ baseline }) => baseline === undefined);
    ok(none.gaps.every(gap => !('isNew' in gap)));
  });

  it('know a renamed document again', async () => {
    const made = repository();
    made.move('policy.md', 'policies/sm.md');
    const client = await withBaseline(made, 'audit-2');
    const system = await untilSystem(client, ({ baseline }) => baseline !== undefined);
    deepEqual(
      system.gaps.filter(({ isNew }) => isNew),
      [],
    );
    const uri = fileUri(made.folder, 'policies/sm.md');
    const answer: DocumentAtBaselineResult = await client.request('clausetrace/documentAtBaseline', { uri });
    ok('before' in answer);
    equal(answer.revision, 'audit-2');
    const { text } = await client.request('clausetrace/content', { uri: answer.before });
    equal(text, policy('approved'));
  });

  it('take everything for new where there was no such folder', async () => {
    const made = new GitRepository();
    made.commit('Begin', { 'README.md': '# Nothing yet\n' }, { date: '2026-01-01' });
    made.tag('before');
    made.commit('Write', { 'sms/sms.yaml': 'organization: Acme\n', 'sms/policy.md': policy('draft') });
    const client = await startClient();
    const root = fileUri(made.folder, 'sms');
    await client.initialize({ rootUri: root, capabilities: {}, initializationOptions: { baseline: 'before' } });
    const system = await untilSystem(client, ({ baseline }) => baseline !== undefined);
    equal(system.baseline?.existed, false);
    ok(system.gaps.length > 0 && system.gaps.every(({ isNew }) => isNew));
    equal(clauseOf(system, '5.2.1').baseline, undefined);
    const asked = { uri: fileUri(made.folder, 'sms/policy.md') };
    deepEqual(await client.request('clausetrace/documentAtBaseline', asked), {
      problem: 'policy.md was not there at before (2026-01-01).',
    });
  });

  it('are told once why there is none, and go on without', async () => {
    const made = repository();
    const client = await withBaseline(made, 'audit-22');
    const shown = await client.until('a message', () => client.all('window/showMessage')[0]);
    equal(
      shown.params.message,
      'clausetrace.baseline: There is no revision "audit-22" in this repository; did you mean audit-2?',
    );
    made.commit('Go on', { 'README.md': '# Acme\n' });
    client.notify('textDocument/didSave', { textDocument: { uri: fileUri(made.folder, 'policy.md') } });
    await client.request('clausetrace/diff', { root: uriOf(made), revision: 'audit-1' });
    equal((await systems(client))[0]?.baseline, undefined);
    equal(client.all('window/showMessage').length, 1);
  });

  it('take no option for a revision, and nothing else than a text', async () => {
    const made = repository();
    const client = await withBaseline(made, '--output=x');
    await client.until('a message', () => client.all('window/showMessage')[0]);
    const other = await withBaseline(made, ['audit-1']);
    const shown = await other.until('a message', () => other.all('window/showMessage')[0]);
    match(shown.params.message, /clausetrace\.baseline.*no revision/);
  });

  it('start no git where nobody trusts the workspace, nor without a repository', async () => {
    const made = repository();
    const client = await withBaseline(made, 'audit-1', { trusted: false });
    await client.untilChecked();
    equal((await systems(client))[0]?.baseline, undefined);
    const asked = { uri: fileUri(made.folder, 'policy.md') };
    const untrusted: NoBaseline = { problem: 'Git is not asked: this workspace is not trusted.' };
    deepEqual(await client.request('clausetrace/documentAtBaseline', asked), untrusted);
    const page = await client.request('clausetrace/content', {
      uri: `clausetrace:/comparison/audit-1.md?${encodeURIComponent(uriOf(made))}`,
    });
    equal(page.text, untrusted.problem);
    const none = new GitRepository({ ...manifest, 'policy.md': policy('draft') }, false);
    const without = await withBaseline(none, 'audit-1');
    await without.untilChecked();
    equal((await systems(without))[0]?.baseline, undefined);
    deepEqual(without.all('window/showMessage'), []);
  });

  it('tell what changed as a page of Markdown, and as data', async () => {
    const made = repository();
    const client = await withBaseline(made, 'audit-1');
    const root = uriOf(made);
    const { text, languageId } = await client.request('clausetrace/content', {
      uri: `clausetrace:/comparison/audit-1.md?${encodeURIComponent(root)}`,
    });
    equal(languageId, 'markdown');
    match(text, /# audit-1/);
    const answer: DiffResult = await client.request('clausetrace/diff', { root, format: 'json' });
    const data = JSON.parse('content' in answer ? answer.content : '');
    equal(data.before.name, 'audit-1');
    equal((await client.response(client.send('clausetrace/diff', { root, format: 'exe' }))).error?.code, -32602);
    for (const uri of [undefined, 7, 'file:///elsewhere.md']) {
      const { error } = await client.response(client.send('clausetrace/documentAtBaseline', { uri }));
      equal(error?.code, -32602);
    }
  });

  it('mark the tag of the last audit, and agree with the command line about the sample', async () => {
    const made = await sampleWithHistory();
    const client = await withBaseline(made, 'v1', { asOf: '2026-11-20' });
    const listed: BaselinesResult = await client.request('clausetrace/baselines', { root: uriOf(made) });
    ok('tags' in listed && listed.tags.some(({ name }) => name === listed.lastAudit?.tag), JSON.stringify(listed));
    const system = await untilSystem(client, ({ baseline }) => baseline !== undefined);
    const answer: DiffResult = await client.request('clausetrace/diff', { root: uriOf(made), format: 'json' });
    const [compared] = JSON.parse('content' in answer ? answer.content : '').systems;
    const told = compared.standards
      .flatMap((one: { clauses: unknown }) => one.clauses)
      .filter(({ direction }: { direction: string }) => direction === 'regressed' || direction === 'improved')
      .map(({ id, before, after }: { id: string; before: { status: string }; after: { status: string } }) =>
        [id, before.status, after.status].join(' '),
      );
    const shown = system.standards
      .flatMap(({ clauses }) => clauses)
      .filter(({ status, baseline }) => status !== baseline)
      .map(({ id, status, baseline }) => [id, baseline, status].join(' '));
    deepEqual(shown.sort(), told.sort());
    ok(shown.length > 0);
  });
});
