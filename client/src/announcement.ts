// What the server may make use of in this client beyond the protocol: the commands behind its code lenses, and the pages of
// clauses that clauseContent.ts opens. docs/protocol.md describes both.
import type { ClientCapabilities, StaticFeature } from 'vscode-languageclient/node';

const commands = ['clausetrace.showReferences', 'clausetrace.openMatrix'];

export const announcement: StaticFeature = {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = { ...capabilities.experimental, clausePages: true, commands: { commands } };
  },
  initialize(): void {},
  getState: () => ({ kind: 'static' }),
  clear(): void {},
};
