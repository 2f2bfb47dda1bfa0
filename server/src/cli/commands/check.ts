// `clausetrace check`: everything that is missing, broken or stale, in a form for people and one for programs.

import { counted } from '../../analysis/words.ts';
import { checkOutput, type ReportedSeverity, reportedSeverities } from '../../reports/check-output.ts';
import { findingsJson } from '../../reports/findings-json.ts';
import { findingsText } from '../../reports/findings-text.ts';
import type { CheckResult } from '../../rules/check.ts';
import { applyFixes } from '../apply-fixes.ts';
import { paletteFor } from '../colours.ts';
import { type Command, exitCodes, type Surroundings } from '../command.ts';
import { checkAll, type Opened, openWorkspace, summarizedSystems } from '../open.ts';
import { asOfFrom, asOfOption, folderArgument } from '../options.ts';

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
    { flag: '--fix', description: 'first apply every fix that leaves no choice, then show what is left' },
  ],
  example:
    'clausetrace check samples/acme --as-of 2026-11-20\nclausetrace check --format json --fail-on warning > findings.json',
  async run(input, surroundings) {
    const { stdout, env } = surroundings;
    const asOf = asOfFrom(input, surroundings);
    const opened = await openWorkspace(input.argument('DIR') ?? '.', surroundings);
    const results = input.isSet('--fix') ? fixed(opened, asOf, surroundings) : checkAll(opened, asOf);
    const output = checkOutput(results, asOf, {
      folder: opened.folder,
      summarized: summarizedSystems(opened),
    });
    const asJson = input.option('--format') === 'json';
    stdout.write(asJson ? findingsJson(output) : findingsText(output, paletteFor(stdout, env)));
    const limit = reportedSeverities.indexOf(input.option('--fail-on') as ReportedSeverity);
    const failing = reportedSeverities.slice(0, limit + 1).some(severity => output.summary.findings[severity] > 0);
    return failing ? exitCodes.findings : exitCodes.fine;
  },
};

/** What was changed is told beside the output, which programs may read. */
function fixed(opened: Opened, asOf: string, { stderr }: Surroundings): readonly CheckResult[] {
  const { results, fixes, files } = applyFixes(opened, asOf);
  const where = fixes > 0 ? ` in ${counted(files, 'file')}` : '';
  stderr.write(`applied ${counted(fixes, 'fix', 'fixes')}${where}\n`);
  return results;
}
