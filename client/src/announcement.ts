// What the server may make use of in this client beyond the protocol: the commands behind its code lenses, the pages of clauses
// that clauseContent.ts opens, and the folders that virtualFolders.ts tells of. docs/protocol.md describes all of them.
import type { ClientCapabilities, StaticFeature } from 'vscode-languageclient/node';

const commands = ['clausetrace.showReferences', 'clausetrace.openMatrix', 'clausetrace.compare'];

export const announcement: StaticFeature = {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = {
      ...capabilities.experimental,
      clausePages: true,
      virtualFolders: true,
      commands: { commands },
    };
  },
  initialize(): void {},
  getState: () => ({ kind: 'static' }),
  clear(): void {},
};
