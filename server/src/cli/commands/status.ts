// `clausetrace status`: coverage and reviews at a glance.

import { Analysis } from '../../analysis/analysis.ts';
import { matrixOf } from '../../reports/matrix.ts';
import { statusText } from '../../reports/status-text.ts';
import { checkSms } from '../../rules/check.ts';
import { rules } from '../../rules/registry.ts';
import { paletteFor } from '../colours.ts';
import { type Command, CommandFailure, exitCodes } from '../command.ts';
import { noGitOption } from '../history.ts';
import { openWorkspace, reportedSystems } from '../open.ts';
import { asOfFrom, asOfOption, folderArgument, revOption } from '../options.ts';

export const status: Command = {
  name: 'status',
  summary: 'show coverage and reviews at a glance',
  arguments: [folderArgument],
  options: [asOfOption, revOption, noGitOption],
  example: 'clausetrace status samples/acme\nclausetrace status --rev v1.0',
  async run(input, surroundings) {
    const { stdout, env } = surroundings;
    const asOf = asOfFrom(input, surroundings);
    const opened = await openWorkspace(input.argument('DIR') ?? '.', surroundings, {
      rev: input.option('--rev'),
      withoutGit: input.isSet('--no-git'),
    });
    const palette = paletteFor(stdout, env);
    const parts = reportedSystems(opened).map(sms => {
      if (sms.catalogue.standards.length === 0)
        throw new CommandFailure('the manifest names no standard that is known');
      const result = checkSms(new Analysis(sms, asOf, opened.history), rules);
      return statusText(
        sms.catalogue.standards.map(standard => matrixOf(result, standard)),
        palette,
      );
    });
    stdout.write(parts.join('\n'));
    return exitCodes.fine;
  },
};
