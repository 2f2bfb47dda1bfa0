// How statuses, states and severities are drawn: each in a shape of its own, so that nobody needs the colours. The icons are
// those of the pages (client/webview/states.ts).
import type { ClauseStatus, ItemState, ReviewState, Severity } from '../../../server/src/protocol/views.ts';
import type { Icon } from './node.ts';
import { type DocumentType, isDocumentType } from './words.ts';

const icon = (name: string, colour?: string): Icon => ({ name, colour });
const status = (name: string, colour: string): Icon => icon(name, `clausetrace.${colour}`);

export const STATUS_ICONS: Readonly<Record<ClauseStatus, Icon>> = {
  'not-covered': status('circle-slash', 'notCovered'),
  planned: status('circle-large', 'planned'),
  partial: status('color-mode', 'partial'),
  documented: status('pass', 'documented'),
  evidenced: status('pass-filled', 'evidenced'),
};

export const REVIEW_ICONS: Readonly<Record<ReviewState, Icon>> = {
  overdue: status('error', 'notCovered'),
  'never-reviewed': status('question', 'notCovered'),
  'changed-since-review': status('diff-modified', 'partial'),
  suspect: status('warning', 'partial'),
  'due-soon': status('watch', 'planned'),
  current: status('check', 'documented'),
  exempt: icon('dash'),
};

export const ITEM_ICONS: Readonly<Record<ItemState, Icon>> = {
  missing: status('close', 'notCovered'),
  planned: status('circle-large', 'planned'),
  outdated: status('history', 'stale'),
  'no-occurrence': status('circle-slash', 'documented'),
  provided: status('check', 'documented'),
};

export const SEVERITY_ICONS: Readonly<Record<Severity, Icon>> = {
  error: icon('error', 'problemsErrorIcon.foreground'),
  warning: icon('warning', 'problemsWarningIcon.foreground'),
  info: icon('info', 'problemsInfoIcon.foreground'),
  hint: icon('lightbulb', 'editorLightBulb.foreground'),
};

export const ICONS = {
  system: icon('organization'),
  standard: icon('law'),
  evidence: icon('archive'),
  outdatedEvidence: status('archive', 'stale'),
  unsupported: status('unverified', 'stale'),
  audit: icon('calendar'),
  month: icon('calendar'),
  baseline: icon('history'),
  new: icon('diff-added'),
  owner: icon('person'),
  type: icon('file'),
  rule: icon('law'),
  file: icon('file'),
  folder: icon('folder'),
} satisfies Record<string, Icon>;

const TYPE_ICONS: Readonly<Record<DocumentType, Icon>> = {
  policy: icon('law'),
  plan: icon('milestone'),
  process: icon('gear'),
  procedure: icon('list-ordered'),
  register: icon('table'),
  agreement: icon('briefcase'),
  statement: icon('quote'),
  record: icon('archive'),
  report: icon('graph'),
  roles: icon('organization'),
  template: icon('symbol-snippet'),
};

export const typeIcon = (type: string | undefined): Icon => (isDocumentType(type) ? TYPE_ICONS[type] : ICONS.type);
