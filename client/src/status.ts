// What the status bar says about the service management systems (SMSs) of the workspace, from what the server computed.
// Pure text from data: it knows neither VS Code nor how the figures came about.
import { escapeMarkdown } from './markdown.ts';
import type { Translate } from './translate.ts';
import { CLAUSE_STATUSES, statusName } from './views/words.ts';

/** One SMS, against one standard. */
export interface SystemStatus {
  readonly name: string;
  /** URI of the folder. */
  readonly root: string;
  readonly standard: string;
  readonly auditable: number;
  /** Auditable clauses that are documented or evidenced. */
  readonly covered: number;
  /** Clauses by coverage status. */
  readonly counts: Readonly<Record<string, number>>;
  /** Documents whose review is overdue. */
  readonly overdue: number;
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
}

/** Parameters of the notification `clausetrace/status`. */
export interface StatusParams {
  readonly systems: readonly SystemStatus[];
  /** The server is still reading the workspace: the figures are not final. */
  readonly indexing: boolean;
}

export interface StatusView {
  /** For the eye; icons in VS Code's `$(name)` notation. */
  readonly text: string;
  /** The same for a screen reader. */
  readonly label: string;
  /** Markdown. */
  readonly tooltip: string;
}

const sum = (systems: readonly SystemStatus[], of: (system: SystemStatus) => number): number =>
  systems.reduce((total, system) => total + of(system), 0);

/** How many clauses have each status, worst first; what a newer server may count besides stands last, as it calls it. */
function statusRows(counts: Readonly<Record<string, number>>, t: Translate): [string, number][] {
  const known = CLAUSE_STATUSES.map((status): [string, number] => [statusName(status, t), counts[status] ?? 0]);
  const others = Object.entries(counts).filter(([status]) => !CLAUSE_STATUSES.some(one => one === status));
  return [...known, ...others.sort(([a], [b]) => (a < b ? -1 : 1))].filter(([, count]) => count > 0);
}

function table(system: SystemStatus, t: Translate): string {
  const { error, warning, info } = system.findings;
  const rows: [string, string | number][] = [
    [t('Clauses covered'), t('{0} of {1}', system.covered, system.auditable)],
    ...statusRows(system.counts, t).map(([name, count]): [string, number] => [`– ${escapeMarkdown(name)}`, count]),
    [t('Reviews overdue'), system.overdue],
    [t('Findings'), t('{0} errors, {1} warnings, {2} infos', error, warning, info)],
  ];
  const title = `**${escapeMarkdown(system.name)}** · ${escapeMarkdown(system.standard)}`;
  return [title, '', '| | |', '|:--|--:|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

/** What to show, and the baseline that it is held against, if any; undefined where there is no SMS, so that Clausetrace stays out of sight. */
export function statusView(params: StatusParams | undefined, t: Translate, baseline = ''): StatusView | undefined {
  if (params === undefined || params.systems.length === 0) {
    return undefined;
  }
  const { systems, indexing } = params;
  const covered = sum(systems, system => system.covered);
  const auditable = sum(systems, system => system.auditable);
  const overdue = sum(systems, system => system.overdue);
  const clauses = t('{0}/{1} clauses', covered, auditable);
  const late = overdue > 0 ? [t('{0} overdue', overdue)] : [];
  const held = baseline === '' ? [] : [t('Baseline: {0}', escapeMarkdown(baseline))];
  const busy = indexing ? [t('reading the workspace')] : [];
  return {
    text: `${indexing ? '$(sync~spin)' : '$(checklist)'} ${[clauses, ...late].join(' · ')}`,
    label: [
      t('Clausetrace: {0} of {1} clauses covered', covered, auditable),
      ...(overdue > 0 ? [t('{0} reviews overdue', overdue)] : []),
      ...busy,
    ].join(', '),
    tooltip: [...systems.map(system => table(system, t)), ...held, ...busy.map(text => `*${text}*`)].join('\n\n'),
  };
}
