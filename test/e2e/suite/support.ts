// What the tests share: the extension, the workspace, the findings on display, and waiting for a condition.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClausetraceApi } from '../../../client/src/extension.ts';
import type { PlainNode } from '../../../client/src/views/node.ts';
import type { ViewName } from '../../../client/src/views/views.ts';

const LIMIT_MS = 20_000;
const PAUSE_MS = 40;

/** Looks at `probe` until it is what `accept` wants. Fails with what was seen last. Never a wait of a fixed length. */
export async function until<T>(what: string, probe: () => T | Promise<T>, accept: (value: T) => boolean): Promise<T> {
  const limit = Date.now() + LIMIT_MS;
  for (;;) {
    const value = await probe();
    if (accept(value)) {
      return value;
    }
    if (Date.now() > limit) {
      return assert.fail(`waited for ${what}; seen last: ${JSON.stringify(value)}`);
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}

export function extension(): vscode.Extension<ClausetraceApi> {
  const found = vscode.extensions.getExtension<ClausetraceApi>('clausetrace.clausetrace-vscode');
  assert.ok(found, 'the extension is installed');
  return found;
}

export const api = (): ClausetraceApi => extension().exports;

/** The URI of a path in the workspace. */
export function at(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** The findings on a file. */
const findings = (path: string): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(at(path)).filter(({ source }) => source === 'clausetrace');

/** The id of the rule that a finding comes from. */
export const ruleOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' && code !== null ? code.value : code);

/** The rules of the findings on a file. */
export const rulesOn = (path: string): string[] => findings(path).map(ruleOf).sort();

/** Waits until the file has a finding of the rule, and returns it. */
export async function finding(rule: string, path: string): Promise<vscode.Diagnostic> {
  const all = await until(
    `${rule} on ${path}`,
    () => findings(path),
    found => found.some(one => ruleOf(one) === rule),
  );
  return all.find(one => ruleOf(one) === rule)!;
}

/** Waits until the file has no finding of the rule. */
export const noFinding = (rule: string, path: string): Promise<string[]> =>
  until(
    `no ${rule} on ${path}`,
    () => rulesOn(path),
    rules => !rules.includes(rule),
  );

/** Opens a file in an editor. */
export const open = async (path: string): Promise<vscode.TextEditor> =>
  vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at(path)), { preview: false });

/** Replaces the only occurrence of `old` in the editor, as typing would: the file stays unsaved. */
export async function replace(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
  const { document } = editor;
  const parts = document.getText().split(old);
  assert.equal(parts.length, 2, `${JSON.stringify(old)} occurs once`);
  const start = document.positionAt(parts[0]!.length);
  const end = document.positionAt(parts[0]!.length + old.length);
  assert.ok(await editor.edit(edit => edit.replace(new vscode.Range(start, end), text)), 'the edit was applied');
}

/** Closes every editor and drops what was not saved. */
export async function discardEditors(): Promise<void> {
  const tabs = () => vscode.window.tabGroups.all.flatMap(group => group.tabs);
  for (let left = tabs().length; left > 0; left--) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await until(
    'all editors to close',
    () => tabs().length,
    n => n === 0,
  );
}

export const readText = async (path: string): Promise<string> =>
  Buffer.from(await vscode.workspace.fs.readFile(at(path))).toString('utf8');

const settings = () => vscode.workspace.getConfiguration('clausetrace');

export const asOf = (): string => settings().get<string>('asOf', '');

/** Sets the as-of date of the workspace. */
export const setAsOf = (date: string): Thenable<void> =>
  settings().update('asOf', date, vscode.ConfigurationTarget.Workspace);

/** Runs one of our commands. */
export const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`clausetrace.${command}`, ...args);

const flat = (nodes: readonly PlainNode[]): PlainNode[] => nodes.flatMap(node => [node, ...flat(node.children)]);

/** All nodes of a view, from the top, whether anybody opened them or not. */
export const nodesOf = (name: ViewName): PlainNode[] => flat(api().view(name).nodes);

/** Waits until a view has a node that `accepts` takes, and returns it. */
export async function nodeIn(name: ViewName, accepts: (node: PlainNode) => boolean): Promise<PlainNode> {
  const nodes = await until(
    `a node in ${name}`,
    () => nodesOf(name),
    found => found.some(accepts),
  );
  return nodes.find(accepts)!;
}

/** Waits until no node of a view is what `accepts` takes. */
export const noNodeIn = (name: ViewName, accepts: (node: PlainNode) => boolean): Promise<string[]> =>
  until(
    `no such node in ${name}`,
    () =>
      nodesOf(name)
        .filter(accepts)
        .map(({ label }) => label),
    labels => labels.length === 0,
  );
