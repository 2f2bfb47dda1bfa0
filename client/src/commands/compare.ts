// Shows an earlier version of a document, which the server makes from git, beside what it says now.
import * as vscode from 'vscode';

/** Both sides are URIs as the server writes them; the earlier one is a page of clauseContent.ts. */
export async function compare(before: string, now: string, title: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.diff', vscode.Uri.parse(before), vscode.Uri.parse(now), title);
}
