// Saves the traceability matrix of an SMS as a file, in any format that the server writes.
import * as vscode from 'vscode';
import { ExecuteCommandRequest } from 'vscode-languageclient/node';
import type { MatrixData } from './matrixMessages.ts';
import type { PanelContext } from './panelContext.ts';

interface Format {
  /** As the server calls it. */
  readonly id: string;
  readonly extension: string;
  readonly label: () => string;
}

/** One line per format; the server's table of formats is in its `matrix-feature.ts`. */
const FORMATS: readonly Format[] = [
  { id: 'html', extension: 'html', label: () => vscode.l10n.t('HTML page, to read and to print') },
  { id: 'csv', extension: 'csv', label: () => vscode.l10n.t('CSV table, for spreadsheets') },
  { id: 'md', extension: 'md', label: () => vscode.l10n.t('Markdown, for a repository') },
  { id: 'json', extension: 'json', label: () => vscode.l10n.t('JSON data, for programs') },
];

export const matrixFormats = (): MatrixData['formats'] => FORMATS.map(({ id, label }) => ({ id, label: label() }));

async function chooseFormat(given: unknown): Promise<Format | undefined> {
  const known = FORMATS.find(({ id }) => id === given);
  if (known) return known;
  const picked = await vscode.window.showQuickPick(
    FORMATS.map(format => ({ label: format.label(), description: `.${format.extension}`, format })),
    { title: vscode.l10n.t('Export the traceability matrix as') },
  );
  return picked?.format;
}

/** `Acme Managed Services` → `acme-managed-services-matrix`: a name that every file system takes. */
const fileName = (name: string): string =>
  `${name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)}-matrix`.replace(/^-/, '');

/**
 * Asks for the format and the place (a `Uri`) where they are not given, and writes the file; resolves to where, or to undefined where the
 * person thought better of it. `root` is the URI of the SMS's folder.
 */
export async function exportMatrix(
  { model, session, output }: PanelContext,
  root?: unknown,
  givenFormat?: unknown,
  givenTarget?: unknown,
): Promise<vscode.Uri | undefined> {
  const systems = model.current?.systems ?? [];
  const system = systems.find(one => one.root === root) ?? systems[0];
  const { client } = session;
  if (client === undefined || system === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no service management system in this workspace.'),
    );
    return undefined;
  }
  const format = await chooseFormat(givenFormat);
  if (format === undefined) return undefined;
  const proposed = vscode.Uri.joinPath(vscode.Uri.parse(system.root), `${fileName(system.name)}.${format.extension}`);
  const target =
    givenTarget instanceof vscode.Uri
      ? givenTarget
      : await vscode.window.showSaveDialog({
          title: vscode.l10n.t('Export the Traceability Matrix'),
          defaultUri: proposed,
          filters: { [format.label()]: [format.extension] },
        });
  if (target === undefined) return undefined;
  try {
    const answer = (await client.sendRequest(ExecuteCommandRequest.type, {
      command: 'clausetrace.matrix',
      arguments: [{ root: system.root, format: format.id }],
    })) as { readonly content: string };
    await vscode.workspace.fs.writeFile(target, Buffer.from(answer.content, 'utf8'));
  } catch (error) {
    output.error(`exporting the matrix: ${String(error)}`);
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The matrix could not be exported: {0}', error instanceof Error ? error.message : String(error)),
    );
    return undefined;
  }
  void tellDone(target);
  return target;
}

async function tellDone(target: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  const message = vscode.l10n.t('The matrix was exported to {0}.', vscode.workspace.asRelativePath(target));
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand('vscode.open', target);
  }
}
