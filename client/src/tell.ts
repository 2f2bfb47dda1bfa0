// The one way to tell a person something in a notification: everything in it is text, so that no file name and no answer of the
// server becomes a link to a command.
import * as vscode from 'vscode';
import { plainText } from './plainText.ts';

/** Resolves to the button that was chosen; undefined where none was. */
type Tell = (message: string, ...buttons: string[]) => Thenable<string | undefined>;

export const tellInformation: Tell = (message, ...buttons) =>
  vscode.window.showInformationMessage(plainText(message), ...buttons);

export const tellWarning: Tell = (message, ...buttons) =>
  vscode.window.showWarningMessage(plainText(message), ...buttons);

export const tellError: Tell = (message, ...buttons) => vscode.window.showErrorMessage(plainText(message), ...buttons);

export const tellNoServer = (): void => void tellError(vscode.l10n.t('The Clausetrace server is not running.'));

/** Everything but making one needs an SMS. */
export const tellNoSystem = (): void =>
  void tellInformation(vscode.l10n.t('There is no service management system in this workspace.'));
