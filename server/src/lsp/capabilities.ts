// What the client can do, read once from its capabilities. Nothing here trusts their form: a client may send anything.

import {
  type ClientCapabilities,
  CompletionItemTag,
  type DiagnosticTag,
  type InitializeParams,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import type { CodeActionSupport } from '../language/code-actions/code-actions.ts';
import type { CompletionSupport } from '../language/completion/completion.ts';
import type { DiagnosticSupport } from '../language/diagnostics.ts';
import type { EditSupport } from '../language/views/edit/place.ts';
import { encodingFor, type PositionEncoding } from './positions.ts';
import type { Refreshable } from './refresh.ts';

export interface ClientSupport {
  readonly positionEncoding: PositionEncoding;
  /** Asks for diagnostics itself (`textDocument/diagnostic`). */
  readonly pull: boolean;
  /** Can be told to ask again. */
  readonly diagnosticRefresh: boolean;
  readonly configuration: boolean;
  readonly registerConfiguration: boolean;
  readonly registerWatchers: boolean;
  readonly workspaceFolders: boolean;
  readonly workDoneProgress: boolean;
  readonly diagnostics: DiagnosticSupport;
  readonly completion: CompletionSupport;
  /** What it can be told to ask for again. */
  readonly refresh: ReadonlySet<Refreshable>;
  readonly symbolTrees: boolean;
  /** Asks before it renames files and folders (`workspace/willRenameFiles`). */
  readonly willRenameFiles: boolean;
  /** Asks whether and what can be renamed at a place. */
  readonly prepareRename: boolean;
  readonly workspaceEdit: EditSupport;
  /** Undefined: it takes no code actions but commands. */
  readonly codeActions: CodeActionSupport | undefined;
  readonly hoverFormat: MarkupKind;
  /** Takes where a definition is as links, with what to select. */
  readonly definitionLinks: boolean;
  readonly linkTooltips: boolean;
  /** Opens the pages of clauses, `clausetrace:/clause/…`. */
  readonly clausePages: boolean;
  /** Tells of folders that are on no disk, when it is asked (`protocol/files.ts`). */
  readonly virtualFolders: boolean;
  /** Commands of its own that the server may put behind lenses and links. */
  readonly commands: ReadonlySet<string>;
}

export function clientSupport({ capabilities }: InitializeParams): ClientSupport {
  const { general, workspace, textDocument, window, experimental } = (capabilities ?? {}) as ClientCapabilities;
  return {
    positionEncoding: encodingFor(general?.positionEncodings),
    pull: isObject(textDocument?.diagnostic),
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registerWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    workDoneProgress: window?.workDoneProgress === true,
    diagnostics: diagnosticSupport(textDocument),
    completion: completionSupport(textDocument, experimental),
    refresh: refreshSupport(workspace),
    symbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    willRenameFiles: workspace?.fileOperations?.willRename === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    workspaceEdit: editSupport(workspace?.workspaceEdit),
    codeActions: codeActionSupport(textDocument?.codeAction, workspace?.workspaceEdit, experimental),
    hoverFormat: hoverFormat(textDocument?.hover?.contentFormat),
    definitionLinks: textDocument?.definition?.linkSupport === true,
    linkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    clausePages: (experimental as { clausePages?: unknown } | null | undefined)?.clausePages === true,
    virtualFolders: (experimental as { virtualFolders?: unknown } | null | undefined)?.virtualFolders === true,
    commands: clientCommands(experimental),
  };
}

/** Which files and folders the server wants to hear of when they are made, renamed or deleted: those that it serves. */
export function fileFilter({ virtualFolders }: ClientSupport, matches?: 'file' | 'folder') {
  return {
    ...(virtualFolders ? {} : { scheme: 'file' }),
    pattern: { glob: '**/*', ...(matches && { matches }) },
  };
}

/** Clients that pull say what they understand in either place: the protocol moved it. */
function diagnosticSupport(textDocument: ClientCapabilities['textDocument']): DiagnosticSupport {
  const places = [textDocument?.publishDiagnostics, textDocument?.diagnostic].filter(isObject) as NonNullable<
    NonNullable<ClientCapabilities['textDocument']>['publishDiagnostics']
  >[];
  return {
    codeDescription: places.some(place => place.codeDescriptionSupport === true),
    relatedInformation: places.some(place => place.relatedInformation === true),
    tags: places.flatMap((place): readonly DiagnosticTag[] => {
      const tags: unknown = place.tagSupport?.valueSet;
      return Array.isArray(tags) ? tags : [];
    }),
    data: places.some(place => place.dataSupport === true),
  };
}

function codeActionSupport(
  codeAction: NonNullable<ClientCapabilities['textDocument']>['codeAction'],
  workspaceEdit: NonNullable<ClientCapabilities['workspace']>['workspaceEdit'],
  experimental: unknown,
): CodeActionSupport | undefined {
  if (!isObject(codeAction?.codeActionLiteralSupport)) return undefined;
  const resolved: unknown = codeAction.resolveSupport?.properties;
  return {
    resolve: codeAction.dataSupport === true && Array.isArray(resolved) && resolved.includes('edit'),
    isPreferred: codeAction.isPreferredSupport === true,
    ...editSupport(workspaceEdit),
    commands: clientCommands(experimental),
  };
}

function editSupport(edit: NonNullable<ClientCapabilities['workspace']>['workspaceEdit']): EditSupport {
  const operations: unknown = edit?.resourceOperations;
  const documentChanges = edit?.documentChanges === true;
  return {
    documentChanges,
    createFiles: documentChanges && Array.isArray(operations) && operations.includes('create'),
  };
}

/** What VS Code calls its command that asks for proposals again; other clients announce it if they have it. */
const askAgainCommand = 'editor.action.triggerSuggest';

function completionSupport(textDocument: ClientCapabilities['textDocument'], experimental: unknown): CompletionSupport {
  const item = textDocument?.completion?.completionItem;
  const formats: unknown = item?.documentationFormat;
  const modes: unknown = item?.insertTextModeSupport?.valueSet;
  const tags: unknown = item?.tagSupport?.valueSet;
  return {
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    asIs: Array.isArray(modes) && modes.includes(InsertTextMode.asIs),
    deprecated: Array.isArray(tags) && tags.includes(CompletionItemTag.Deprecated),
    documentation: Array.isArray(formats) && formats.includes('markdown') ? 'markdown' : 'plaintext',
    askAgain: clientCommands(experimental).has(askAgainCommand) ? askAgainCommand : undefined,
  };
}

function refreshSupport(workspace: ClientCapabilities['workspace']): ReadonlySet<Refreshable> {
  const kinds = ['codeLens', 'inlayHint', 'semanticTokens'] as const;
  return new Set(kinds.filter(kind => workspace?.[kind]?.refreshSupport === true));
}

/** `experimental: { commands: { commands: […] } }`, as clients announce them to other servers too. */
function clientCommands(experimental: unknown): ReadonlySet<string> {
  const commands: unknown = (experimental as { commands?: { commands?: unknown } } | undefined)?.commands?.commands;
  return new Set(Array.isArray(commands) ? commands.filter(command => typeof command === 'string') : []);
}

/** What is rendered rather than shown as it is, whatever else the client can take. */
function hoverFormat(formats: unknown): MarkupKind {
  return Array.isArray(formats) && formats.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
