// Law 5: after any sequence of changes the index, and all that is computed from it, equals a fresh one of the same bytes.
// CLAUSETRACE_SEQUENCES sets how many sequences are tried, for a longer run by hand.

import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import { remarksOf } from '../../../server/src/analysis/change-words.ts';
import type { MarkdownParser } from '../../../server/src/documents/markdown-parser.ts';
import { loadMarkdownParser } from '../../../server/src/documents/markdown-parser.ts';
import { type History, unknownHistory } from '../../../server/src/history/history.ts';
import { Checker, type CheckResult, checkSms } from '../../../server/src/rules/check.ts';
import { ruleIds, rules } from '../../../server/src/rules/registry.ts';
import type { SmsDocument } from '../../../server/src/workspace/document.ts';
import type { FileSystem } from '../../../server/src/workspace/file-system.ts';
import type { Sms } from '../../../server/src/workspace/sms.ts';
import type { Reference } from '../../../server/src/workspace/symbols.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { ChangingFiles } from '../../support/changing-files.ts';
import { type MemoryCommit, memoryHistory } from '../../support/memory-history.ts';
import { smallStandards, story, watch } from '../../support/random-edits.ts';

const asOf = '2026-06-30';
const sequences = Number(process.env.CLAUSETRACE_SEQUENCES ?? 5000);
const standards = smallStandards();

async function setupOn(): Promise<(fileSystem: FileSystem) => Workspace> {
  const parser: MarkdownParser = await loadMarkdownParser();
  return fileSystem => {
    const workspace = new Workspace({ fileSystem, parser, standards, ruleIds });
    for (const _ of workspace.load());
    return workspace;
  };
}

/** Follows a workspace as the language server does: one checker for each SMS, as long as there is that SMS. */
class Follower {
  readonly #workspace: Workspace;
  readonly #checkers = new Map<Sms, Checker>();

  #history: History = unknownHistory();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.check();
  }

  /** Somebody commits. It is taken in by and by; a check that goes on meanwhile may tell of before. */
  useHistory(history: History): void {
    this.#history = history;
    for (const checker of this.#checkers.values()) {
      const check = checker.check();
      for (const _ of checker.analysis.useHistorySteps(history)) check.next();
    }
  }

  check(): CheckResult[] {
    return this.#workspace.systems.map(sms => {
      const checker =
        this.#checkers.get(sms) ?? new Checker(new Analysis(sms, asOf, this.#history), rules, { keepsUp: true });
      this.#checkers.set(sms, checker);
      for (const steps = checker.check(); ; ) {
        const step = steps.next();
        if (step.done) return step.value;
      }
    });
  }
}

/** Everything that is told of an SMS, as plain data. */
function told({ analysis, findings, waived, suppressed }: CheckResult): unknown {
  const { sms } = analysis;
  const place = ({ from, form, span }: Reference) => `${from.path} ${form} ${span.start}-${span.end}`;
  return {
    root: sms.root,
    organization: sms.manifest.organization,
    documents: sms.documents.map(document => ({
      path: document.path,
      kind: document.kind,
      to: sms.referencesTo(document).map(place),
      from: sms.referencesFrom(document).map(place),
      review: reviewIn(analysis, document),
    })),
    ids: [...sms.ids()].sort().map(id => ({
      id,
      of: sms.entities(id).map(({ document, span }) => `${document.path} ${span.start}`),
      references: sms.referencesToId(id).map(place),
    })),
    roles: sms.allRoles().map(({ definition, document }) => ({
      role: `${document?.path} ${definition.id} ${definition.holder?.value}`,
      references: sms.referencesToRole(definition.id).map(place),
    })),
    clauses: sms.catalogue.standards.flatMap(standard =>
      analysis.coverages(standard).map(({ clause, status, stale, claims, items, evidence }) => ({
        clause: clause.key,
        title: clause.title,
        text: clause.text,
        status,
        stale,
        claims: claims.map(claim => `${claim.document.path} ${claim.span.start}`),
        items: items.map(({ item, state }) => `${item.id} ${state}`),
        evidence: evidence.map(({ path }) => path),
      })),
    ),
    findings,
    waived: waived.map(({ finding, waiver }) => [finding, waiver.where.value]),
    suppressed,
  };
}

/** With what git says of it, the documents by their paths. */
function reviewIn(analysis: Analysis, document: SmsDocument): unknown {
  const { witness, ...review } = analysis.review(document);
  return {
    ...review,
    remarks: remarksOf(document, analysis),
    seen: witness?.seen?.commit.day,
    suspicions: witness?.suspicions.map(({ upstream, change }) => [upstream.path, change]),
  };
}

/** The files twice: reviewed somewhat earlier, and as they are. */
function commitsOf(files: Readonly<Record<string, string>>): MemoryCommit[] {
  const earlier = Object.entries(files).map(([path, text]) => [
    path,
    text.replace(/^reviewed: .*$/m, 'reviewed: 2024-12-01'),
  ]);
  return [
    { day: '2024-12-20', files: Object.fromEntries(earlier) },
    { day: '2025-12-31', author: 'B. Author', files },
  ];
}

describe('a workspace that follows changes', () => {
  it(`equals a fresh one of the same bytes, after ${sequences} sequences`, async function () {
    this.timeout(0);
    const open = await setupOn();
    fc.assert(
      fc.property(story, one => {
        const disk = new ChangingFiles(one.files);
        const workspace = open(disk);
        const follower = new Follower(workspace);
        watch(one, disk, {
          hear: paths => {
            workspace.update(paths);
            follower.check();
          },
        });
        const fresh = open(disk.copy()).systems.map(sms => checkSms(new Analysis(sms, asOf), rules));
        deepEqual(follower.check().map(told), fresh.map(told));
      }),
      { numRuns: sequences },
    );
  });

  it('so does what git knows of it, while somebody commits', async function () {
    this.timeout(0);
    const open = await setupOn();
    fc.assert(
      fc.property(story, story, (one, other) => {
        const disk = new ChangingFiles(one.files);
        const commits = commitsOf(one.files);
        const history = () => memoryHistory(commits, path => disk.text(path));
        const workspace = open(disk);
        const follower = new Follower(workspace);
        follower.useHistory(history());
        const hear = (paths: readonly string[]) => {
          workspace.update(paths);
          follower.check();
        };
        watch(one, disk, { hear });
        const present = Object.fromEntries(disk.paths().map(path => [path, disk.text(path)]));
        const gone = Object.keys(one.files).flatMap(path => (path in present ? [] : [[path, undefined]]));
        commits.push({ day: '2026-03-01', files: { ...present, ...Object.fromEntries(gone) } });
        follower.useHistory(history());
        watch(other, disk, { hear });
        const fresh = open(disk.copy()).systems.map(sms => checkSms(new Analysis(sms, asOf, history()), rules));
        deepEqual(follower.check().map(told), fresh.map(told));
      }),
      { numRuns: Math.ceil(sequences / 5) },
    );
  });
});
