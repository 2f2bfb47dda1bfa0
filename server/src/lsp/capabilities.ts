// What the client can do, read once from its capabilities. Nothing here trusts their form: a client may send anything.

import type { ClientCapabilities, DiagnosticTag, InitializeParams } from 'vscode-languageserver';
import type { DiagnosticSupport } from '../language/diagnostics.ts';

export interface ClientSupport {
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
}

export function clientSupport({ capabilities }: InitializeParams): ClientSupport {
  const { workspace, textDocument, window } = (capabilities ?? {}) as ClientCapabilities;
  return {
    pull: isObject(textDocument?.diagnostic),
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registerWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    workDoneProgress: window?.workDoneProgress === true,
    diagnostics: diagnosticSupport(textDocument),
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

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
