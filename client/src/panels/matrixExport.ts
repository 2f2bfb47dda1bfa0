// Saves the traceability matrix of an SMS as a file, in any format that the server writes.
import * as vscode from 'vscode';
import type { ClientContext } from '../clientContext.ts';
import { chooseSystem } from '../commands/questions.ts';
import { matrixContent } from '../matrixContent.ts';
import { pick } from '../pick.ts';
import { errorText } from '../plainText.ts';
import { tellError, tellInformation, tellNoServer } from '../tell.ts';
import type { MatrixData } from './matrixMessages.ts';

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
  const picked = await pick(
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
 * Asks for the SMS, the format and the place (a `Uri`) where they are not given, and writes the file; resolves to where, or to undefined where the
 * person thought better of it. `root` is the URI of the SMS's folder.
 */
export async function exportMatrix(
  context: ClientContext,
  root?: unknown,
  givenFormat?: unknown,
  givenTarget?: unknown,
): Promise<vscode.Uri | undefined> {
  const system = await chooseSystem(context, root);
  if (system === undefined) return undefined;
  const { client } = context.session;
  if (client === undefined) {
    tellNoServer();
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
    const content = await matrixContent(client, system.root, format.id);
    await vscode.workspace.fs.writeFile(target, Buffer.from(content, 'utf8'));
  } catch (error) {
    context.output.error(`exporting the matrix: ${String(error)}`);
    void tellError(vscode.l10n.t('The matrix could not be exported: {0}', errorText(error)));
    return undefined;
  }
  void tellDone(target);
  return target;
}

async function tellDone(target: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  const message = vscode.l10n.t('The matrix was exported to {0}.', vscode.workspace.asRelativePath(target));
  if ((await tellInformation(message, open)) === open) {
    await vscode.commands.executeCommand('vscode.open', target);
  }
}
