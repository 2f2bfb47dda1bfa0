// The task provider: `clausetrace check` and its like as tasks, run by VS Code's own Node, so that nothing needs to be
// installed. The problem matcher `$clausetrace` (package.json) reads what `check` prints.
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Model } from './model.ts';
import { findServer } from './server.ts';
import { taskArguments, taskCommands, type WrittenTask } from './taskArguments.ts';

const TYPE = 'clausetrace';
const MATCHER = '$clausetrace';

type Definition = vscode.TaskDefinition & WrittenTask;

/** The setting of the same name counts for tasks, too. */
const asOfIn = (folder: vscode.WorkspaceFolder): string =>
  vscode.workspace.getConfiguration('clausetrace', folder.uri).get<string>('asOf', '');

function execution(
  definition: Definition,
  folder: vscode.WorkspaceFolder,
  extensionPath: string,
): vscode.ProcessExecution | { readonly why: string } {
  const lookup = findServer(
    extensionPath,
    vscode.workspace.getConfiguration('clausetrace').get<string>('server.path', ''),
    existsSync,
  );
  if ('missing' in lookup) return { why: `there is no program at ${lookup.missing.join(', ')}` };
  const asked = taskArguments(definition, folder.uri.fsPath, asOfIn(folder));
  if ('wrong' in asked) return { why: `the property "${asked.wrong}" is not what it should be` };
  return new vscode.ProcessExecution(process.execPath, [lookup.found, ...asked.args], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
}

/** Folders on a disk: a task runs a program in them. */
const folders = (): readonly vscode.WorkspaceFolder[] =>
  (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');

interface TasksContext {
  readonly extension: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  readonly model: Model;
}

export function registerTasks({ extension: { extensionPath }, output, model }: TasksContext): vscode.Disposable {
  /** Nobody is offered tasks in a folder where nobody writes an SMS. */
  const hasSystem = ({ uri }: vscode.WorkspaceFolder): boolean =>
    model.current?.systems.some(({ root }) => `${root}/`.startsWith(`${uri.toString()}/`)) ?? false;

  function taskOf(definition: Definition, folder: vscode.WorkspaceFolder, name: string): vscode.Task | undefined {
    const found = execution(definition, folder, extensionPath);
    if ('why' in found) {
      output.warn(`task ${name}: ${found.why}`);
      return undefined;
    }
    const task = new vscode.Task(definition, folder, name, TYPE, found, definition.command === 'check' ? MATCHER : []);
    task.detail = details()[String(definition.command)] ?? '';
    if (definition.command === 'check') task.group = vscode.TaskGroup.Test;
    task.presentationOptions = { clear: true, showReuseMessage: false };
    return task;
  }

  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () =>
      folders()
        .filter(hasSystem)
        .flatMap(folder => taskCommands.map(command => taskOf({ type: TYPE, command }, folder, command)))
        .filter(task => task !== undefined),
    // A task of tasks.json: its own definition object has to stay, or VS Code takes it for another.
    resolveTask({ definition, scope, name }) {
      const folder = typeof scope === 'object' ? scope : folders()[0];
      return folder && taskOf(definition, folder, name);
    },
  });
}

const details = (): Readonly<Record<string, string>> => ({
  check: vscode.l10n.t('Finds what is missing, broken or stale'),
  status: vscode.l10n.t('Shows coverage and reviews at a glance'),
  matrix: vscode.l10n.t('Writes the traceability matrix as a page'),
});
