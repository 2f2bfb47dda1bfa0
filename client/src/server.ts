// Where the language server is. Pure but for the question whether a file exists, which the caller answers.
import { isAbsolute, join } from 'node:path';

export type ServerLookup = { readonly found: string } | { readonly missing: readonly string[] };

/**
 * The server to run: the one that the user's settings name, else the one packaged with the extension, else the one built
 * in the repository beside it. A path in the settings that does not exist is an error rather than a reason to run another.
 */
export function findServer(extensionPath: string, configured: string, exists: (path: string) => boolean): ServerLookup {
  const candidates =
    configured.trim() === ''
      ? [join(extensionPath, 'dist', 'server.js'), join(extensionPath, '..', 'server', 'dist', 'cli.js')]
      : [configured.trim()];
  const found = candidates.find(candidate => isAbsolute(candidate) && exists(candidate));
  return found === undefined ? { missing: candidates } : { found };
}
