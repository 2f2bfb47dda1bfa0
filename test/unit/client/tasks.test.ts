// Tasks: what a definition in tasks.json runs, and that the problem matcher reads what `check` really prints.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { taskArguments, taskCommands } from '../../../client/src/taskArguments.ts';
import { commands } from '../../../server/src/cli/program.ts';

interface Reported {
  file: string;
  range: { start: { line: number; character: number } };
  severity: string;
  rule: string;
  message: string;
}

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const { contributes } = JSON.parse(readFileSync(`${repository}client/package.json`, 'utf8'));

describe('a task', () => {
  it('runs the command in the folder of the workspace, as of the day of the settings', () => {
    assert.deepEqual(taskArguments({ command: 'check' }, '/home/me/sms', '2026-11-20'), {
      args: ['check', '/home/me/sms', '--as-of', '2026-11-20'],
    });
    assert.deepEqual(taskArguments({ command: 'status' }, '/home/me/sms', ''), { args: ['status', '/home/me/sms'] });
  });

  it('takes a folder, a day and arguments of its own, which come last and so win', () => {
    const task = { command: 'matrix', folder: 'docs', asOf: '2027-01-01', args: ['--output', 'a.csv'] };
    assert.deepEqual(taskArguments(task, '/sms', '2026-11-20'), {
      args: [
        ...['matrix', '/sms/docs', '--as-of', '2027-01-01'],
        ...['--output', 'clausetrace-matrix.html', '--output', 'a.csv'],
      ],
    });
  });

  it('never takes a folder for an option', () => {
    assert.deepEqual(taskArguments({ command: 'check', folder: '--fix' }, '/sms', ''), {
      args: ['check', '/sms/--fix'],
    });
  });

  for (const [wrong, task] of [
    ['command', {}],
    ['command', { command: 'chek' }],
    ['command', { command: ['check'] }],
    ['command', { command: '--help' }],
    ['folder', { command: 'check', folder: 3 }],
    ['asOf', { command: 'check', asOf: { day: 1 } }],
    ['args', { command: 'check', args: '--fix' }],
    ['args', { command: 'check', args: [null] }],
  ] as const) {
    it(`is refused because of "${wrong}": ${JSON.stringify(task)}`, () =>
      assert.deepEqual(taskArguments(task, '/sms', ''), { wrong }));
  }

  it('is described in package.json with the commands that there are', () => {
    const [definition] = contributes.taskDefinitions;
    assert.deepEqual(definition.properties.command.enum, taskCommands);
    const known = commands.map(({ name }) => name);
    assert.deepEqual(
      taskCommands.filter(name => !known.includes(name)),
      [],
    );
  });
});

describe('the problem matcher', () => {
  const [{ pattern, owner, name }] = contributes.problemMatchers;
  const read = (line: string) => {
    const match = new RegExp(pattern.regexp).exec(line);
    return (
      match &&
      Object.fromEntries(
        ['file', 'line', 'column', 'severity', 'code', 'message'].map(key => [key, match[pattern[key]]]),
      )
    );
  };

  it('shares its owner with the language server, so that nothing is told twice', () => {
    assert.equal(name, 'clausetrace');
    const feature = readFileSync(`${repository}server/src/lsp/diagnostics-feature.ts`, 'utf8');
    assert.equal(owner, /identifier: '([^']*)'/.exec(feature)?.[1]);
  });

  it('reads every finding of the sample with gaps, and nothing else', () => {
    const run = (...args: string[]) =>
      spawnSync(
        process.execPath,
        [
          '--import',
          'tsx',
          'server/src/cli/main.ts',
          'check',
          'samples/acme-with-gaps',
          '--as-of',
          '2026-11-20',
          ...args,
        ],
        { cwd: repository, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
      ).stdout;
    const lines = run().split('\n');
    const { findings } = JSON.parse(run('--format', 'json'));
    assert.ok(findings.length > 40, `${findings.length} findings`);
    assert.deepEqual(
      lines.map(read).filter(found => found !== null),
      findings.map(({ file, range, severity, rule, message }: Reported) => ({
        file,
        line: String(range.start.line + 1),
        column: String(range.start.character + 1),
        severity,
        code: rule,
        message,
      })),
    );
  });

  for (const line of [
    '',
    '138 documents as of 2026-11-22',
    'findings: 34 errors, 12 warnings, 3 infos',
    'clausetrace: unknown option',
    'a.md:1 error x/y z',
  ]) {
    it(`takes ${JSON.stringify(line)} for no finding`, () => assert.equal(read(line), null));
  }

  it('reads names with spaces and colons', () => {
    assert.deepEqual(read('a b:1:2 c/d.md:3:4 warning review/overdue The review: late'), {
      ...{ file: 'a b:1:2 c/d.md', line: '3', column: '4' },
      ...{ severity: 'warning', code: 'review/overdue', message: 'The review: late' },
    });
  });
});
