// Law 5: after any sequence of changes the index, and all that is computed from it, equals a fresh one of the same bytes.
// CLAUSETRACE_SEQUENCES sets how many sequences are tried, for a longer run by hand.

import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { Analysis } from '../../../server/src/analysis/analysis.ts';
import type { MarkdownParser } from '../../../server/src/documents/markdown-parser.ts';
import { loadMarkdownParser } from '../../../server/src/documents/markdown-parser.ts';
import { Checker, type CheckResult, checkSms } from '../../../server/src/rules/check.ts';
import { ruleIds, rules } from '../../../server/src/rules/registry.ts';
import type { FileSystem } from '../../../server/src/workspace/file-system.ts';
import type { Sms } from '../../../server/src/workspace/sms.ts';
import type { Reference } from '../../../server/src/workspace/symbols.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { ChangingFiles } from '../../support/changing-files.ts';
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

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.check();
  }

  check(): CheckResult[] {
    return this.#workspace.systems.map(sms => {
      const checker = this.#checkers.get(sms) ?? new Checker(new Analysis(sms, asOf), rules, { keepsUp: true });
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
      review: analysis.review(document),
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
});
