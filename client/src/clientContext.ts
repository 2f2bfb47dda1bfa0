// What commands and panels are given: what lives as long as the extension does. Each panel exports
// `register<Name>Panel(context: ClientContext): vscode.Disposable[]`, which registers its command and the serializer that brings
// it back after a reload; extension.ts calls them.
import type * as vscode from 'vscode';
import type { Model } from './model.ts';
import type { Session } from './session.ts';

export interface ClientContext {
  readonly extension: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  readonly model: Model;
  readonly session: Session;
}
