import assert from 'node:assert/strict';
import { chmodSync, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Git, type GitFailure, isFailure } from '../../../server/src/history/git.ts';
import { openHistory } from '../../../server/src/history/repository.ts';
import { GitRepository, removeRepositories } from '../../support/git-repository.ts';
import { document, opened, told } from './opened.ts';

function stateOf(folder: string, env: Readonly<Record<string, string>>) {
  return openHistory({ git: new Git({ folder, env }), read: () => undefined }).then(({ state }) => state);
}

describe('running git', () => {
  afterEach(removeRepositories);

  it('executes nothing that a repository or its settings name', async () => {
    const repository = new GitRepository();
    repository.commit('one', { 'a.md': document('A'), 'b.md': document('B') });
    repository.commit('two', { 'a.md': document('A', 'two') });
    const trap = join(repository.folder, 'trap.sh');
    const sprung = join(repository.folder, 'sprung');
    repository.write({
      'trap.sh': `#!/bin/sh\necho "$0 $*" >> '${sprung}'\ncat\n`,
      '.gitattributes': '*.md filter=trap diff=trap\n',
      '.git/info/attributes': '*.md filter=trap=1 diff=trap\n',
      '.git/hooks/post-index-change': `#!/bin/sh\necho hook >> '${sprung}'\n`,
    });
    chmodSync(trap, 0o755);
    chmodSync(join(repository.folder, '.git/hooks/post-index-change'), 0o755);
    const settings = {
      'core.fsmonitor': trap,
      'core.pager': trap,
      'core.askPass': trap,
      'core.sshCommand': trap,
      'core.editor': trap,
      'core.hooksPath': join(repository.folder, '.git/hooks'),
      'diff.external': trap,
      'diff.trap.command': trap,
      'diff.trap.textconv': trap,
      'filter.trap.clean': trap,
      'filter.trap.smudge': trap,
      'filter.trap.process': trap,
      'filter.trap.required': 'true',
      'filter.trap=1.clean': trap,
      'filter.trap=1.required': 'true',
      'gpg.program': trap,
      'log.showSignature': 'true',
      'credential.helper': trap,
      'alias.log': `!${trap}`,
      'alias.status': `!${trap}`,
      'pager.log': trap,
    };
    for (const [name, value] of Object.entries(settings)) repository.git('config', name, value);
    // Of the same size, and as old as the index may be: git has to read it to know.
    repository.write({ 'b.md': document('C') });
    const { history } = await opened(repository);
    assert.deepEqual(told({ history }, 'a.md'), ['two', 'one (added a.md)']);
    assert.equal(history.currentFacts('b.md')!.keys.get('id'), 'C');
    assert.equal(existsSync(sprung), false);
    // The trap is one: git as everybody runs it steps into it.
    repository.git('status');
    assert.equal(existsSync(sprung), true);
  });

  it('is not led away by the variables that git sets for a hook', async () => {
    const other = new GitRepository();
    other.commit('other', { 'a.md': '1' });
    const repository = new GitRepository();
    repository.commit('one', { 'a.md': document('A') });
    const env = {
      ...repository.env,
      GIT_DIR: join(other.folder, '.git'),
      GIT_WORK_TREE: other.folder,
      GIT_INDEX_FILE: join(other.folder, '.git/index'),
      GIT_OBJECT_DIRECTORY: join(other.folder, '.git/objects'),
      GIT_EXTERNAL_DIFF: 'false',
      GIT_LITERAL_PATHSPECS: '1',
      GIT_CONFIG_PARAMETERS: "'core.bare=true'",
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'user.name',
      GIT_CONFIG_VALUE_0: 'Kept',
    };
    const git = new Git({ folder: repository.folder, env });
    const { head } = await openHistory({ git, read: () => undefined });
    assert.equal(head?.subject, 'one');
    assert.equal(String(await git.read(['config', 'user.name'])), 'Kept\n');
  });

  it('takes git from the search path, and never from the workspace', async () => {
    const repository = new GitRepository({ 'bin/git': '#!/bin/sh\ntouch sprung\n', git: '#!/bin/sh\ntouch sprung\n' });
    for (const path of ['bin/git', 'git']) chmodSync(join(repository.folder, path), 0o755);
    repository.commit('one');
    const inside = ['', '.', 'bin', repository.folder, join(repository.folder, 'bin')];
    const only = { PATH: inside.join(delimiter) };
    assert.deepEqual(await stateOf(repository.folder, only), {
      kind: 'unknown',
      why: 'no-git',
      message: 'git was not found. Install it, or add its folder to PATH.',
    });
    const { PATH = '' } = repository.env;
    assert.equal(
      (await stateOf(repository.folder, { ...repository.env, PATH: [...inside, PATH].join(delimiter) })).kind,
      'known',
    );
    assert.equal(existsSync(join(repository.folder, 'sprung')), false);
  });

  it('says that a git is too old', async () => {
    const repository = new GitRepository();
    const tools = new GitRepository(
      { git: '#!/bin/sh\nfor word; do case $word in --*) echo "$word";; esac; done\n' },
      false,
    );
    chmodSync(join(tools.folder, 'git'), 0o755);
    const state = await stateOf(repository.folder, { PATH: tools.folder });
    assert.deepEqual(state, { kind: 'unknown', why: 'failed', message: 'This git is too old. Install 2.31 or newer.' });
  });

  it('says what to do where git refuses a repository of another user, and does not get round it', async () => {
    const repository = new GitRepository();
    const refusal = "fatal: detected dubious ownership in repository at '/srv/sms'";
    const tools = new GitRepository({ git: `#!/bin/sh\necho "${refusal}" >&2\nexit 128\n` }, false);
    chmodSync(join(tools.folder, 'git'), 0o755);
    assert.deepEqual(await stateOf(repository.folder, { PATH: tools.folder }), {
      kind: 'unknown',
      why: 'failed',
      message:
        "git does not trust this repository, because another user owns it. If you do: git config --global --add safe.directory '/srv/sms'",
    });
  });

  it('gives the first line of what git complains of', async () => {
    const repository = new GitRepository();
    const git = new Git({ folder: repository.folder, env: repository.env });
    const failure = (await git.read(['rev-parse', '--verify', 'nothing'])) as GitFailure;
    assert.deepEqual(failure, { error: 'failed', message: 'git failed: Needed a single revision' });
    assert.equal(((await git.read(['no-such-command'])) as GitFailure).error, 'failed');
    const nowhere = new Git({ folder: join(repository.folder, 'nowhere'), env: repository.env });
    assert.match(((await nowhere.read(['status'])) as GitFailure).message, /cannot change to/);
    assert.equal(git.processes, 2);
  });

  it('ends when it is told to', async () => {
    const repository = new GitRepository();
    repository.commit('one', { 'a.md': '1' });
    const abort = new AbortController();
    const git = new Git({ folder: repository.folder, env: repository.env });
    // It waits for its input; nobody would ever end it.
    const running = git.stream(['cat-file', '--batch'], () => abort.abort(), {
      input: `${'HEAD\n'.repeat(100_000)}`,
      signal: abort.signal,
    });
    assert.deepEqual(await running, { error: 'cancelled', message: 'Cancelled.' });
    const never = await git.read(['status'], { signal: abort.signal });
    assert.equal(isFailure(never) && never.error, 'cancelled');
    assert.equal(git.processes, 1);
  });

  it('survives a git that ends before it has read its input', async () => {
    const repository = new GitRepository();
    const git = new Git({ folder: repository.folder, env: repository.env });
    const failure = await git.read(['no-such-command'], { input: 'x'.repeat(1 << 22) });
    assert.equal(isFailure(failure) && failure.error, 'failed');
  });
});
