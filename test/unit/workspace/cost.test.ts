// Law 5 in numbers: what is read, and what rules examine, after a change. A workspace fifty times as large costs the same.

import { deepEqual } from 'node:assert/strict';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { loadMarkdownParser } from '../../../server/src/documents/markdown-parser.ts';
import { Checker, type CheckResult } from '../../../server/src/rules/check.ts';
import { ruleIds, rules } from '../../../server/src/rules/registry.ts';
import type { Rule } from '../../../server/src/rules/rule.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { ChangingFiles } from '../../support/changing-files.ts';
import { smallStandards } from '../../support/random-edits.ts';

const asOf = '2026-06-30';

/** Documents of a small neighbourhood; all others refer to the hub's heading "Other", to each other, and to nothing here. */
const neighbourhood: Readonly<Record<string, string>> = {
  'sms.yaml': 'roles: { boss: { holder: B }, clerk: { holder: C } }\n',
  'hub.md': '---\nid: POL-HUB\ntype: policy\nstatus: approved\nowner: role:boss\n---\n# Hub\n\n## Steps\n\n## Other\n',
  'steps-1.md': '[steps](hub.md#steps)\n',
  'steps-2.md': 'See [the steps](hub.md#steps) and [others](hub.md#other).\n',
  'id-1.md': '[[REC-1]]\n',
  'id-2.md': 'As REC-1 shows.\n',
  'record.md': '---\nid: REC-1\ntitle: A record\ntype: record\nowner: role:boss\n---\nWords.\n',
  'clerk.md': '---\nid: POL-CLERK\ntitle: Clerks\ntype: policy\nstatus: draft\nowner: role:clerk\n---\n[hub](hub.md)\n',
  'gone-1.md': '[gone](gone.md)\n',
  'gone-2.md': '[gone](gone.md#place)\n',
  'gone.md': '<a id="place"></a> is here.\n',
  'early-1.md': '[not yet](later.md)\n',
  'early-2.md': '[not yet](later.md#place)\n',
  'image.md': '![not yet](image.png)\n',
};

function crowd(size: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let i = 0; i < size; i++) {
    const next = `DOC-${(i + 1) % size}`;
    files[`crowd/${i}.md`] =
      `---\nid: DOC-${i}\ntitle: ${i}\ntype: policy\nstatus: approved\nowner: role:boss\nclauses: [5.2]\nrelated: [${next}]\n---\n` +
      `# Words\n\n[next](${(i + 1) % size}.md#words) [hub](../hub.md#other) [broken](nowhere-${i}.md) [[NONE-${i}]]\n`;
  }
  return files;
}

/** A workspace as the language server follows it, which counts. */
class Counted {
  readonly disk: ChangingFiles;
  readonly #workspace: Workspace;
  readonly #checker: Checker;
  #examined: string[] = [];

  private constructor(disk: ChangingFiles, workspace: Workspace) {
    this.disk = disk;
    this.#workspace = workspace;
    const spy: Rule = {
      id: 'test/spy',
      severity: 'hint',
      summary: 'Takes down what is examined.',
      checkDocument: ({ path }) => {
        this.#examined.push(path);
        return [];
      },
    };
    this.#checker = new Checker(new Analysis(workspace.systems[0]!, asOf), [...rules, spy], { keepsUp: true });
    this.#check();
  }

  static async open(size: number): Promise<Counted> {
    const disk = new ChangingFiles({ ...neighbourhood, ...crowd(size) });
    const parser = await loadMarkdownParser();
    return new Counted(disk, await Workspace.open({ fileSystem: disk, parser, standards: smallStandards(), ruleIds }));
  }

  /** What it costs to hear of changes and to check everything again. */
  cost(change: (disk: ChangingFiles) => void, ...paths: readonly string[]): unknown {
    change(this.disk);
    this.disk.readings.length = 0;
    this.#examined = [];
    this.#workspace.update(paths);
    this.#check();
    // A walk looks at manifests again, whether they changed or not.
    const read = this.disk.readings.filter(path => path !== 'sms.yaml');
    return { read: read.sort(), examined: this.#examined.sort() };
  }

  #check(): CheckResult {
    for (const steps = this.#checker.check(); ; ) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }
}

const replace = (path: string, from: string, to: string) => (disk: ChangingFiles) =>
  disk.write(path, disk.text(path)!.replace(from, to));

for (const size of [100, 5000]) {
  describe(`among ${size} documents`, function () {
    this.timeout(0);
    let counted: Counted;
    before(async () => {
      counted = await Counted.open(size);
    });

    it('an edit of running text examines the document', () => {
      deepEqual(counted.cost(replace('hub.md', '# Hub\n', '# Hub\n\nMore words.\n'), 'hub.md'), {
        read: ['hub.md'],
        examined: ['hub.md'],
      });
    });

    it('a renamed heading examines those that lead to it', () => {
      deepEqual(counted.cost(replace('hub.md', '## Steps', '## Ways'), 'hub.md'), {
        read: ['hub.md'],
        examined: ['hub.md', 'steps-1.md', 'steps-2.md'],
      });
    });

    it('another id examines those that name either', () => {
      deepEqual(counted.cost(replace('record.md', 'id: REC-1', 'id: REC-2'), 'record.md'), {
        read: ['record.md'],
        examined: ['id-1.md', 'id-2.md', 'record.md'],
      });
    });

    it('a file that vanishes examines those that link to it', () => {
      deepEqual(
        counted.cost(disk => disk.remove('gone.md'), 'gone.md'),
        { read: [], examined: ['gone-1.md', 'gone-2.md'] },
      );
    });

    it('a new file examines those whose links it mends', () => {
      deepEqual(
        counted.cost(disk => disk.write('later.md', 'Now.\n'), 'later.md'),
        { read: ['later.md'], examined: ['early-1.md', 'early-2.md', 'later.md'] },
      );
    });

    it('a new image examines those who show it', () => {
      deepEqual(
        counted.cost(disk => disk.write('image.png', ''), 'image.png'),
        { read: [], examined: ['image.md'] },
      );
    });

    it('a role that is no longer in the manifest examines those who name it', () => {
      deepEqual(counted.cost(replace('sms.yaml', ', clerk: { holder: C }', ''), 'sms.yaml'), {
        read: [],
        examined: ['clerk.md'],
      });
    });

    it('a manifest of the same meaning examines nothing', () => {
      deepEqual(counted.cost(replace('sms.yaml', 'roles:', '\n\norganization: A\nroles:'), 'sms.yaml'), {
        read: [],
        examined: [],
      });
    });

    it('what was heard of twice costs no more', () => {
      deepEqual(
        counted.cost(() => {}, 'sms.yaml', 'later.md', 'later.md', 'image.png'),
        { read: ['later.md'], examined: ['later.md'] },
      );
    });
  });
}
