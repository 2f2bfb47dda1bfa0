// Where the files are that an edit is about, and why one of them may not be edited.

import { isRetired } from '../../../analysis/reviews.ts';
import type { EditParams, EditResult } from '../../../protocol/views.ts';
import { nameOf, type SmsDocument } from '../../../workspace/document.ts';
import type { FileChange } from '../../code-actions/action.ts';
import { documentChangesOf, editOfChanges } from '../../code-actions/document-changes.ts';
import type { SmsSource, Source, SourceFiles } from '../../source.ts';
import type { WorkspaceEditSupport } from '../../workspace-edit.ts';

export interface EditSupport extends WorkspaceEditSupport {
  readonly createFiles: boolean;
}

/** Where the files are that an edit is about. */
export interface EditPlace {
  /** Of a file of an SMS; undefined for any other. */
  readonly source: (uri: string) => Source | undefined;
  /** The SMS whose folder it is. */
  readonly system: (root: string) => SmsSource | undefined;
  /** A folder that is open, by its name, with its path from the workspace; undefined for any other. */
  readonly folder: (
    uri: string,
  ) => { readonly name: string; readonly path: string; readonly files: SourceFiles } | undefined;
  readonly support: EditSupport;
}

export type ParamsOf<Action extends EditParams['action']> = Extract<EditParams, { readonly action: Action }>;

export type Refusal = { readonly uri: string; readonly why: string };

export interface Found {
  readonly source: Source;
  readonly document: SmsDocument;
}

/** The document to edit, or why it cannot be. */
export function documentAt(uri: string, { source: sourceOf }: EditPlace): Found | { readonly why: string } {
  const source = sourceOf(uri);
  const document = source?.document;
  if (!source || !document) return { why: 'It is no document of a service management system that is open.' };
  const name = nameOf(document);
  if (isRetired(document))
    return { why: `${name} is ${document.metadata.status!.value}: nothing is asked of it any more.` };
  const [problem] = document.facts.problems;
  return problem ? { why: `${name} cannot be edited safely. Mend it first: ${problem.message}` } : { source, document };
}

export function edited(
  changes: readonly FileChange[] | undefined,
  title: string,
  { source, document }: Found,
  { support }: EditPlace,
): EditResult {
  const uri = source.files.uri(source.path);
  if (!changes || changes.length === 0) return refusal(uri, noSurePlace(nameOf(document), 'it'));
  return { edit: editOfChanges(documentChangesOf(changes, source.files), support), title, open: uri, refused: [] };
}

export function refusal(uri: string, why: string): EditResult {
  return { refused: [{ uri, why }] };
}

export function cannotCreate(uri: string, command: string): EditResult {
  return refusal(uri, `This editor cannot make files for the server. On a command line, \`${command}\` does it.`);
}

export function noSurePlace(name: string, what: string): string {
  return `The metadata of ${name} leave no sure place for ${what}: an alias or an unusual form is in the way. Edit it by hand.`;
}

export function unknownItem(id: string): string {
  return `There is no documented information ${JSON.stringify(id)} in the standards of the manifest.`;
}
