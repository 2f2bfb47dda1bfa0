// A workspace in memory, for tests.

import { loadMarkdownParser } from '../../server/src/documents/markdown-parser.ts';
import { ruleIds } from '../../server/src/rules/registry.ts';
import { builtinStandards } from '../../server/src/workspace/builtin-standards.ts';
import type { FileContent } from '../../server/src/workspace/file-system.ts';
import { MemoryFileSystem } from '../../server/src/workspace/memory.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

/** A disk that refuses to give some of its files. */
class PartlyUnreadable extends MemoryFileSystem {
  readonly unreadable: Set<string>;

  constructor(files: Readonly<Record<string, string | Uint8Array>>, unreadable: readonly string[]) {
    super(files);
    this.unreadable = new Set(unreadable);
  }

  override read(path: string, maxBytes?: number): FileContent {
    return this.unreadable.has(path)
      ? { error: 'unreadable', message: 'may not be read (permission denied)' }
      : super.read(path, maxBytes);
  }
}

export async function memoryWorkspace(
  files: Readonly<Record<string, string | Uint8Array>>,
  unreadable: readonly string[] = [],
): Promise<Workspace> {
  return Workspace.open({
    fileSystem: new PartlyUnreadable(files, unreadable),
    parser: await loadMarkdownParser(),
    standards: builtinStandards(),
    ruleIds,
  });
}
