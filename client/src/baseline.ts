// The setting `clausetrace.baseline`: the revision that the SMS is held against.
import * as vscode from 'vscode';

/** In the syntax of git; empty where there is none. */
export function configuredBaseline(): string {
  const setting = vscode.workspace.getConfiguration('clausetrace').get<unknown>('baseline');
  return typeof setting === 'string' ? setting.trim() : '';
}
