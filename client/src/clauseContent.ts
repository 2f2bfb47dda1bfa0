// The pages of clauses, `clausetrace:/clause/…`, earlier versions of documents, `clausetrace:/revision/…`, and what changed since a
// revision, `clausetrace:/comparison/…`: read-only documents whose text the server makes (docs/protocol.md).
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

const scheme = 'clausetrace';

/** An earlier version of a document, which stays as it is. */
const isPast = ({ path }: vscode.Uri): boolean => path.startsWith('/revision/');

/** What changed since a revision. */
const isComparison = ({ path }: vscode.Uri): boolean => path.startsWith('/comparison/');

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
      if (content !== null && content !== undefined) return content.text;
      return isPast(uri)
        ? vscode.l10n.t('Git does not have this version of the document.')
        : vscode.l10n.t('There is no such clause in this workspace.');
    },
  });
  const fire = (isWanted: (uri: vscode.Uri) => boolean): void => {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === scheme && isWanted(uri)) changed.fire(uri);
  };
  // A comparison is of what is saved.
  const saved = vscode.workspace.onDidSaveTextDocument(() => fire(isComparison));
  return {
    refresh() {
      fire(uri => !isPast(uri) && !isComparison(uri));
    },
    dispose() {
      registration.dispose();
      saved.dispose();
      changed.dispose();
    },
  };
}
