// `clausetrace check`: everything that is missing, broken or stale, in a form for people and one for programs.

import { counted } from '../../analysis/words.ts';
import { againstBaseline } from '../../reports/baseline.ts';
import { checkOutput, type ReportedSeverity, reportedSeverities } from '../../reports/check-output.ts';
import { findingsJson } from '../../reports/findings-json.ts';
import { findingsText } from '../../reports/findings-text.ts';
import type { CheckResult } from '../../rules/check.ts';
import { applyFixes } from '../apply-fixes.ts';
import { baselineFrom, findBaseline } from '../baseline.ts';
import { paletteFor } from '../colours.ts';
import { type Command, CommandFailure, exitCodes, type Surroundings } from '../command.ts';
import { folderInRepository } from '../folder.ts';
import { noGitOption } from '../history.ts';
import { checkAll, type Opened, openWorkspace, summarizedSystems } from '../open.ts';
import { asOfFrom, asOfOption, folderArgument, revOption } from '../options.ts';
import { leftOutOf } from '../revision.ts';

export const check: Command = {
  name: 'check',
  summary: 'find what is missing, broken or stale',
  arguments: [folderArgument],
  options: [
    { flag: '--format', value: 'FORMAT', description: 'how to print', choices: ['text', 'json'], default: 'text' },
    asOfOption,
    {
      flag: '--fail-on',
      value: 'SEVERITY',
      description: 'the least severe finding that makes the exit code 1',
      choices: reportedSeverities,
      default: 'error',
    },
    {
      flag: '--baseline',
      value: 'REV|FILE',
      description: 'mark what is new since a revision or an earlier --format json, and let nothing else fail',
    },
    revOption,
    noGitOption,
    { flag: '--fix', description: 'first apply every fix that leaves no choice, then show what is left' },
  ],
  example:
    'clausetrace check samples/acme --as-of 2026-11-20\nclausetrace check --format json --fail-on warning > findings.json\nclausetrace check --baseline v1.0 --fail-on warning',
  async run(input, surroundings) {
    const { stdout, env } = surroundings;
    const asOf = asOfFrom(input, surroundings);
    const asked = input.argument('DIR') ?? '.';
    const rev = input.option('--rev');
    if (rev !== undefined && input.isSet('--fix'))
      throw new CommandFailure('--fix changes files, and those of a revision stay as they are');
    const baseline = input.option('--baseline');
    const source = baseline === undefined ? undefined : await findBaseline(baseline, asked, surroundings);
    const repository = source?.kind === 'revision' ? source.repository : undefined;
    const opened = await openWorkspace(asked, surroundings, {
      rev,
      withoutGit: input.isSet('--no-git'),
      // Fixes go to files that are there.
      leftOut: repository && !input.isSet('--fix') ? await leftOutOf(repository) : undefined,
      ...(repository && { known: repository.known }),
    });
    const results = input.isSet('--fix') ? fixed(opened, asOf, surroundings) : checkAll(opened, asOf);
    const place = folderInRepository(opened, opened.workspace.systems[0]!.scope.repository);
    const scope = { folder: opened.folder, summarized: summarizedSystems(opened), place };
    const current = checkOutput(results, asOf, scope);
    const output = source ? againstBaseline(current, await baselineFrom(source, asOf, opened)) : current;
    const asJson = input.option('--format') === 'json';
    stdout.write(asJson ? findingsJson(output) : findingsText(output, paletteFor(stdout, env)));
    const limit = reportedSeverities.indexOf(input.option('--fail-on') as ReportedSeverity);
    const failing = reportedSeverities.slice(0, limit + 1);
    const isFailing = output.findings.some(one => failing.includes(one.severity) && (!source || one.new));
    return isFailing ? exitCodes.findings : exitCodes.fine;
  },
};

/** What was changed is told beside the output, which programs may read. */
function fixed(opened: Opened, asOf: string, { stderr }: Surroundings): readonly CheckResult[] {
  const { results, fixes, files } = applyFixes(opened, asOf);
  const where = fixes > 0 ? ` in ${counted(files, 'file')}` : '';
  stderr.write(`applied ${counted(fixes, 'fix', 'fixes')}${where}\n`);
  return results;
}
