// `clausetrace history`: coverage and reviews at each tag, or every so often, and now.

import { Analysis } from '../../analysis/analysis.ts';
import { addDuration, isDuration } from '../../documents/dates.ts';
import { listTags, mainLine, type RevisionCommit } from '../../history/revisions.ts';
import { historyCsv } from '../../reports/history-csv.ts';
import { historyHtml } from '../../reports/history-html.ts';
import { historyJson } from '../../reports/history-json.ts';
import { historyMarkdown } from '../../reports/history-md.ts';
import { historySvg } from '../../reports/history-svg.ts';
import { historyText } from '../../reports/history-text.ts';
import { workingTree } from '../../reports/states.ts';
import { type Milestone, milestoneOf, type Timeline } from '../../reports/timeline.ts';
import { checkSms } from '../../rules/check.ts';
import { rules } from '../../rules/registry.ts';
import { relativePath } from '../../workspace/paths.ts';
import { type Command, CommandFailure, exitCodes, type Input, type Surroundings } from '../command.ts';
import { noGitOption } from '../history.ts';
import { type Opened, openWorkspace, progressOn, reportedSystems } from '../open.ts';
import {
  asOfFrom,
  asOfOption,
  folderArgument,
  outputOption,
  quoted,
  standardOf,
  standardOption,
  unknownStandard,
} from '../options.ts';
import { type FormatTable, formatFrom, formatOption, type ReportSetup, report } from '../report.ts';
import { commitOf, FolderMissing, type OpenRepository, openRepository, openRevision, orFail } from '../revision.ts';

const formats: FormatTable<readonly Timeline[], ReportSetup> = {
  text: (timelines, { palette }) => historyText(timelines, palette),
  md: historyMarkdown,
  csv: historyCsv,
  json: historyJson,
  html: historyHtml,
  svg: historySvg,
};

/** So many are looked at in no time. */
const fewRevisions = 3;

export const history: Command = {
  name: 'history',
  summary: 'show coverage and reviews at each tag, as a table or as a picture',
  arguments: [folderArgument],
  options: [
    formatOption(formats, 'text'),
    outputOption,
    { flag: '--tags', value: 'GLOB', description: 'only tags of these names, such as "audit-*"' },
    { flag: '--every', value: 'DURATION', description: 'every so often instead of at tags, such as P1M or P1W' },
    { flag: '--limit', value: 'N', description: 'only the newest of them' },
    standardOption,
    asOfOption,
    noGitOption,
  ],
  example:
    'clausetrace history\nclausetrace history --tags "audit-*" --format html --output history.html\nclausetrace history --every P3M --format csv',
  async run(input, surroundings) {
    const asOf = asOfFrom(input, surroundings);
    const format = formatFrom(input, formats, 'text');
    const asked = input.argument('DIR') ?? '.';
    const withoutGit = input.isSet('--no-git');
    const limit = limitFrom(input);
    if (input.option('--every') !== undefined && input.option('--tags') !== undefined)
      throw new CommandFailure('--tags and --every are two ways to choose revisions; leave one of them out');
    const repository = { ...(await openRepository(asked, surroundings)), withoutGit, forFigures: true };
    const points = (await pointsOf(input, repository, surroundings)).slice(-limit);
    const timelines = new Timelines(input.option('--standard'));
    // The oldest first: so git is asked for what came next and nothing again.
    const progress = progressOn(surroundings.stderr, 'revisions', fewRevisions);
    for (const [done, { name, commit, day }] of points.entries()) {
      progress.show({ done, total: points.length });
      const opened = await openIfThere(repository, commit, name);
      if (opened) timelines.add(opened, { name, commit: commit.id, asOf: day });
    }
    progress.end();
    const now = await openWorkspace(asked, surroundings, {
      known: repository.known,
      withoutGit,
      forFigures: true,
    });
    timelines.add(now, { name: workingTree, commit: undefined, asOf });
    report(input, surroundings, setup => formats[format]!(timelines.all(), setup));
    return exitCodes.fine;
  },
};

/** Before its folder was made, an SMS has no figures. */
async function openIfThere(
  repository: OpenRepository,
  commit: RevisionCommit,
  name: string,
): Promise<Opened | undefined> {
  try {
    return await openRevision(repository, commit, name);
  } catch (error) {
    if (error instanceof FolderMissing) return undefined;
    throw error;
  }
}

interface PointInTime {
  readonly name: string;
  readonly commit: RevisionCommit;
  /** The day that counts as today: that of the commit, or the one that was asked for. */
  readonly day: string;
}

async function pointsOf(input: Input, repository: OpenRepository, { stderr }: Surroundings): Promise<PointInTime[]> {
  const every = input.option('--every');
  const found =
    every === undefined ? await atTags(input.option('--tags'), repository) : await atDays(every, repository);
  if (found.length === 0 && every === undefined) {
    stderr.write('there are no such tags; --every P1M shows a commit of each month\n');
  }
  return found;
}

async function atTags(glob: string | undefined, { git, asked }: OpenRepository): Promise<PointInTime[]> {
  const tags = orFail(await listTags(git, glob), asked);
  return tags.map(({ name, commit }) => ({ name, commit, day: commit.day }));
}

/** The last commit of the main line on or before each of the days. */
async function atDays(every: string, repository: OpenRepository): Promise<PointInTime[]> {
  if (!isDuration(every) || addDuration('2000-01-01', every) === '2000-01-01') {
    throw new CommandFailure(`--every ${quoted(every)} is not a duration such as P1M, P1W or P90D`);
  }
  const head = await commitOf('HEAD', repository);
  const line = orFail(await mainLine(repository.git, head.id), repository.asked);
  const points: PointInTime[] = [];
  const oldest = line.at(-1)?.day ?? head.day;
  for (let day = oldest; day <= head.day; day = addDuration(day, every)) {
    const commit = line.find(one => one.day <= day);
    if (commit) points.push({ name: day, commit, day });
  }
  return points;
}

function limitFrom(input: Input): number {
  const text = input.option('--limit');
  if (text === undefined) return Number.MAX_SAFE_INTEGER;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new CommandFailure(`--limit ${quoted(text)} is not a number above 0`);
}

/** A timeline for each SMS, wherever it began. */
class Timelines {
  readonly #standard: string | undefined;
  readonly #found = new Map<string, Timeline & { readonly points: Milestone[] }>();
  #last: Opened | undefined;

  constructor(standard: string | undefined) {
    this.#standard = standard;
  }

  add(
    opened: Opened,
    label: { readonly name: string; readonly commit: string | undefined; readonly asOf: string },
  ): void {
    this.#last = opened;
    for (const sms of reportedSystems(opened)) {
      const standard = standardOf(sms, this.#standard);
      if (!standard) continue;
      const path = relativePath(opened.folder, sms.root) || '.';
      const point = milestoneOf(checkSms(new Analysis(sms, label.asOf, opened.history), rules), standard, label);
      const points = [...(this.#found.get(path)?.points ?? []), point];
      const { id, shortTitle } = standard;
      this.#found.set(path, { sms: { name: sms.name, path }, standard: { id, shortTitle }, points });
    }
  }

  all(): Timeline[] {
    if (this.#found.size > 0) return [...this.#found.values()];
    throw this.#standard === undefined || !this.#last
      ? new CommandFailure('the manifest names no standard that is known')
      : unknownStandard(this.#standard, reportedSystems(this.#last));
  }
}
