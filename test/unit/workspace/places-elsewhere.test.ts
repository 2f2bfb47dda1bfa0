// Places in files that are no documents of the SMS: they are read when a link names one, and again after the file has changed.

import { deepEqual } from 'node:assert/strict';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { checkSms } from '../../../server/src/rules/check.ts';
import { brokenAnchor } from '../../../server/src/rules/reference/broken-anchor.ts';
import { builtinStandards } from '../../../server/src/workspace/builtin-standards.ts';
import { MemoryFileSystem } from '../../../server/src/workspace/memory.ts';
import { OverlayFileSystem } from '../../../server/src/workspace/overlay.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { parser } from '../documents/reading.ts';

describe('places in files of nobody and of another SMS', () => {
  for (const path of ['other/b.md', 'b.mkd', 'ignored/b.md', 'draft.md']) {
    it(`follow changes of ${path}`, async () => {
      const files = {
        'sms.yaml': 'exclude: [draft.md]\n',
        '.gitignore': 'ignored/\n',
        'a.md': `[x](${path}#one)`,
        'other/sms.yaml': '',
        [path]: '# One',
      };
      const fileSystem = new OverlayFileSystem(new MemoryFileSystem(files));
      const workspace = await Workspace.open({ fileSystem, parser, standards: builtinStandards(), ruleIds: [] });
      const found = (text: string) => {
        fileSystem.set(path, text);
        workspace.update([path]);
        return checkSms(new Analysis(workspace.systems[0]!, '2026-06-30'), [brokenAnchor]).findings.length;
      };
      deepEqual(['# One', '# Two', '# One', '<a id="one">', 'One'].map(found), [0, 1, 0, 0, 1]);
    });
  }
});
