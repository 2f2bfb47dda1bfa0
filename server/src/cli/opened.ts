// What a command has opened: a workspace, where its bytes come from, and what git knows of it.

import type { OpenedHistory } from '../history/known-history.ts';
import type { RevisionCommit } from '../history/revisions.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { AskedFolder } from './folder.ts';

export interface Opened extends AskedFolder {
  readonly workspace: Workspace;
  /** Where its bytes come from. */
  readonly fileSystem: FileSystem;
  /** The commit that is looked at; undefined where it is the files as they are now. */
  readonly commit?: RevisionCommit;
  /** What git knows of it. */
  readonly history: OpenedHistory;
}
