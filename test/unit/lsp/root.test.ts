// What the language server shows of a folder, and tells views, when it has come to rest equals a fresh check of the same bytes,
// whatever was typed, heard of the disk, and left half done in between. CLAUSETRACE_SEQUENCES sets how many sequences are tried.

import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { loadMarkdownParser } from '../../../server/src/documents/markdown-parser.ts';
import { Root, type RootTools } from '../../../server/src/lsp/root.ts';
import { ruleSets } from '../../../server/src/lsp/rule-sets.ts';
import { type CheckResult, checkSms, compareFindings, type Finding } from '../../../server/src/rules/check.ts';
import { ruleIds, rules } from '../../../server/src/rules/registry.ts';
import { OverlayFileSystem } from '../../../server/src/workspace/overlay.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { ChangingFiles } from '../../support/changing-files.ts';
import { edit, type Story, smallStandards, story, watch } from '../../support/random-edits.ts';
import { systemView } from '../../support/views.ts';

const asOf = '2026-06-30';
const sequences = Number(process.env.CLAUSETRACE_SEQUENCES ?? 1000);

/** What happens in an editor between two steps of a story. */
type Deed =
  | { readonly do: 'open' | 'close'; readonly path: string }
  | { readonly do: 'type'; readonly path: string; readonly text: string }
  /** The user pauses long enough for so many steps of a check. */
  | { readonly do: 'pause'; readonly steps: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('open' as const), path: edit.path }),
  fc.record({ do: fc.constant('close' as const), path: edit.path }),
  edit.file.map(([path, text]) => ({ do: 'type' as const, path, text })),
  fc.record({ do: fc.constant('pause' as const), steps: fc.integer({ min: 1, max: 40 }) }),
);

/** What views are told. */
function viewsOf(results: readonly CheckResult[]): unknown {
  return results.map(result => systemView(result));
}

/** An editor with one folder open. */
class Editor {
  readonly disk: ChangingFiles;
  readonly #root: Root;
  readonly #open = new Map<string, string>();

  constructor(disk: ChangingFiles, tools: RootTools) {
    this.disk = disk;
    this.#root = new Root('/workspace', tools);
    for (const _ of this.#root.load());
    this.#root.check(asOf);
  }

  hear(paths: readonly string[]): void {
    for (const path of paths) this.#root.touch(path);
    this.#settle();
  }

  does(one: Deed): void {
    if (one.do === 'pause') this.#pause(one.steps);
    else if (one.do === 'close') this.close(one.path);
    else {
      const text = one.do === 'type' ? one.text : (this.disk.text(one.path) ?? '');
      if (this.disk.kindOf(one.path) === 'directory') return;
      if (this.#open.has(one.path)) this.#root.setText(one.path, text);
      else this.#root.openText(one.path, text);
      this.#open.set(one.path, text);
      this.#settle();
    }
  }

  close(path: string): void {
    if (!this.#open.delete(path)) return;
    this.#root.closeText(path);
    this.#settle();
  }

  /** What is shown in the end, by path. */
  rest(): unknown {
    this.#root.check(asOf);
    const { findings, results } = this.#root;
    return { findings: [...findings.paths()].sort().map(path => [path, findings.get(path)]), views: viewsOf(results) };
  }

  /** What a fresh look at what is open and what is on the disk finds. */
  fresh({ parser, standards }: RootTools): unknown {
    const fileSystem = new OverlayFileSystem(this.disk.copy());
    for (const [path, text] of this.#open) fileSystem.set(path, text);
    const workspace = new Workspace({ fileSystem, parser, standards, ruleIds });
    for (const _ of workspace.load());
    // Two SMSs may speak of one file: a manifest may stand where the other looks for standards.
    const results = workspace.systems.map(sms => checkSms(new Analysis(sms, asOf), rules));
    const findings = results.flatMap(result => result.findings);
    const byPath = new Map<string, Finding[]>();
    for (const finding of findings.sort(compareFindings)) {
      byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
    }
    return { findings: [...byPath], views: viewsOf(results) };
  }

  /** As the session does in the next turn: the edited documents, and the first of those that depend on them. */
  #settle(): void {
    if (!this.#root.isTouched) return;
    const { dependents } = this.#root.takeIn(asOf, path => this.#open.has(path));
    this.#root.examine(dependents.slice(0, 2), asOf);
  }

  #pause(steps: number): void {
    const check = this.#root.checkSteps(() => asOf);
    for (let i = 0; i < steps; i++) if (check.next().done) return;
  }
}

describe('a folder of the language server', () => {
  it(`shows what a fresh check finds, after ${sequences} sequences`, async function () {
    this.timeout(0);
    const parser = await loadMarkdownParser();
    const standards = smallStandards();
    fc.assert(
      fc.property(story, fc.array(deed, { maxLength: 12 }), (one: Story, deeds) => {
        const disk = new ChangingFiles(one.files);
        const report = (what: string, error: unknown) => {
          throw new Error(what, { cause: error });
        };
        const virtual = () => report('every folder is on the disk', undefined);
        const tools: RootTools = {
          parser,
          standards,
          rules: ruleSets(rules),
          disk: () => disk,
          virtual,
          report,
          tell: () => {},
        };
        const editor = new Editor(disk, tools);
        const next = deeds[Symbol.iterator]();
        watch(one, disk, {
          hear: paths => editor.hear(paths),
          between: () => {
            const { value, done } = next.next();
            if (!done) editor.does(value);
          },
        });
        for (const left of next) editor.does(left);
        deepEqual(editor.rest(), editor.fresh(tools));
      }),
      { numRuns: sequences },
    );
  });
});
