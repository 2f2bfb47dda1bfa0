// Tasks and snippets, as VS Code offers them: the program that a task runs is run, and says what the Problems view says.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as vscode from 'vscode';
import { api, asOf, at, discardEditors, finding, open, replace, until } from '../support.ts';

const fetchTasks = (): Promise<vscode.Task[]> =>
  until(
    'the tasks',
    async () => vscode.tasks.fetchTasks({ type: 'clausetrace' }),
    tasks => tasks.length > 0,
  );

/** Runs what the task would run in a terminal, which the VS Code of the tests does not have. */
function run({ execution }: vscode.Task): { code: number | null; lines: string[] } {
  assert.ok(execution instanceof vscode.ProcessExecution);
  const { process: program, args, options } = execution;
  const { status, stdout } = spawnSync(program, args, {
    cwd: options?.cwd,
    env: { ...process.env, ...options?.env },
    encoding: 'utf8',
  });
  return { code: status, lines: stdout.split('\n') };
}

describe('tasks', () => {
  before(() => until('figures', api().statusText, text => text !== ''));

  it('are offered in a folder with an SMS', async () => {
    const tasks = await fetchTasks();
    assert.deepEqual(tasks.map(({ name }) => name).sort(), ['check', 'matrix', 'status']);
    assert.ok(tasks.every(({ detail }) => detail));
  });

  it('check finds what the editor finds, as of the same day', async () => {
    await finding('review/overdue', 'plans/continuity-plan.md');
    const check = (await fetchTasks()).find(({ name }) => name === 'check');
    assert.deepEqual(check!.problemMatchers, ['$clausetrace']);
    const { code, lines } = run(check!);
    assert.equal(code, 1);
    assert.ok(lines.some(line => /^plans\/continuity-plan\.md:11:11 warning review\/overdue /.test(line)));
    assert.ok(lines.some(line => line.endsWith(`documents as of ${asOf()}`)));
  });

  it('status shows coverage', async () => {
    const { code, lines } = run((await fetchTasks()).find(({ name }) => name === 'status')!);
    assert.equal(code, 0);
    assert.match(lines.join('\n'), /51 of 62 clauses green/);
  });
});

describe('snippets', () => {
  afterEach(discardEditors);

  it('are offered in Markdown by their prefix', async () => {
    const editor = await open('processes/incident.md');
    await replace(editor, '## Purpose\n', '## Purpose\n\nsms-\n');
    const text = editor.document.getText();
    const behind = editor.document.positionAt(text.indexOf('sms-\n') + 4);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      at('processes/incident.md'),
      behind,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('sms-clause'), labels.filter(label => label.startsWith('sms')).join());
  });
});
