// The pages of clauses, `clausetrace:/clause/…`: read-only documents whose text the server makes (docs/protocol.md).
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

const scheme = 'clausetrace';

/** What the server answers to `clausetrace/content`. */
interface Content {
  readonly text: string;
  readonly languageId: string;
}

export interface ClausePages extends vscode.Disposable {
  /** Asks again for the pages that are open: how the SMS stands has changed. */
  refresh(): void;
}

export function createClausePages(client: () => LanguageClient | undefined): ClausePages {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri, token) {
      const content = await client()?.sendRequest<Content | null>(
        'clausetrace/content',
        { uri: uri.toString() },
        token,
      );
      return content?.text ?? vscode.l10n.t('There is no such clause in this workspace.');
    },
  });
  return {
    refresh() {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
    },
    dispose() {
      registration.dispose();
      changed.dispose();
    },
  };
}
