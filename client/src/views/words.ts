// What statuses, states, severities and types are called, and in which order they stand. The words are those of the pages
// (client/webview/states.ts).
import type { ClauseStatus, ItemState, ReviewState, Severity } from '../../../server/src/protocol/views.ts';
import type { Translate } from '../translate.ts';

/** What trees need to speak: the language, and who translates into it. */
export interface Words {
  readonly t: Translate;
  /** BCP 47. */
  readonly language: string;
}

/** Worst first. */
export const CLAUSE_STATUSES: readonly ClauseStatus[] = [
  'not-covered',
  'planned',
  'partial',
  'documented',
  'evidenced',
];

/** In the order of urgency. */
export const REVIEW_STATES: readonly ReviewState[] = [
  'overdue',
  'never-reviewed',
  'changed-since-review',
  'suspect',
  'due-soon',
  'current',
  'exempt',
];

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export const isGreen = (one: ClauseStatus): boolean => one === 'documented' || one === 'evidenced';

/** Types of documents, in the order in which people speak of them. */
export const DOCUMENT_TYPES = [
  'policy',
  'plan',
  'process',
  'procedure',
  'register',
  'agreement',
  'statement',
  'record',
  'report',
  'roles',
  'template',
] as const;

export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export const isDocumentType = (type: string | undefined): type is DocumentType =>
  DOCUMENT_TYPES.some(known => known === type);

export const statusName = (one: ClauseStatus, t: Translate): string =>
  ({
    'not-covered': t('Not covered'),
    planned: t('Planned'),
    partial: t('Partial'),
    documented: t('Documented'),
    evidenced: t('Evidenced'),
  })[one];

export const itemStateName = (one: ItemState, t: Translate): string =>
  ({
    missing: t('Missing'),
    planned: t('Not approved'),
    outdated: t('Outdated'),
    'no-occurrence': t('No occurrence'),
    provided: t('Provided'),
  })[one];

/** Of a group of documents. */
export const reviewStateName = (one: ReviewState, t: Translate): string =>
  ({
    overdue: t('Overdue'),
    'never-reviewed': t('Never reviewed'),
    'changed-since-review': t('Changed since review'),
    suspect: t('Suspect'),
    'due-soon': t('Due soon'),
    current: t('Current'),
    exempt: t('Exempt'),
  })[one];

export const severityName = (one: Severity, t: Translate): string =>
  ({ error: t('Errors'), warning: t('Warnings'), info: t('Infos'), hint: t('Hints') })[one];

/** Names of document types that we know; others as they are written. */
export function typeName(type: string | undefined, t: Translate): string {
  if (type === undefined) return t('Without a type');
  if (!isDocumentType(type)) return type;
  const names: Readonly<Record<DocumentType, string>> = {
    policy: t('Policies'),
    plan: t('Plans'),
    process: t('Processes'),
    procedure: t('Procedures'),
    register: t('Registers'),
    agreement: t('Agreements'),
    statement: t('Statements'),
    record: t('Records'),
    report: t('Reports'),
    roles: t('Roles'),
    template: t('Templates'),
  };
  return names[type];
}
