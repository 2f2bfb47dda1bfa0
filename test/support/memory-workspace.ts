// A workspace in memory, for tests.

import { loadMarkdownParser } from '../../server/src/documents/markdown-parser.ts';
import { ruleIds } from '../../server/src/rules/registry.ts';
import { builtinStandards } from '../../server/src/workspace/builtin-standards.ts';
import { MemoryFileSystem } from '../../server/src/workspace/memory.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

export async function memoryWorkspace(files: Readonly<Record<string, string | Uint8Array>>): Promise<Workspace> {
  return Workspace.open({
    fileSystem: new MemoryFileSystem(files),
    parser: await loadMarkdownParser(),
    standards: builtinStandards(),
    ruleIds,
  });
}
