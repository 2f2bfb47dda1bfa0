// How reports tell of changes: one phrase each, so that every format of `diff` and `impact` says the same. Plain text, for the
// formats to escape.

import type {
  ClauseChange,
  ClauseState,
  Direction,
  ItemChange,
  ReviewChange,
  ReviewEvent,
  WaiverChange,
} from '../analysis/comparison.ts';
import type { DocumentChange, FieldChange } from '../analysis/document-changes.ts';
import type { SettingChange } from '../analysis/setting-changes.ts';
import { counted, itemWords, statusWords } from '../analysis/words.ts';

export const directionWords: Readonly<Record<Direction, string>> = {
  regressed: 'regressed',
  removed: 'removed',
  added: 'new',
  improved: 'improved',
  flags: 'as before',
};

/** `documented → partial`, `evidenced, now stale` */
export function clausePhrase({ before, after }: Pick<ClauseChange, 'before' | 'after'>): string {
  if (!before || !after) return stateWords((after ?? before)!);
  const flags = [
    flagPhrase('stale', before.stale, after.stale),
    flagPhrase('waived', before.waived, after.waived),
  ].filter(one => one !== undefined);
  const step =
    before.status === after.status
      ? statusWords[after.status]
      : `${statusWords[before.status]} → ${statusWords[after.status]}`;
  return [step, ...flags].join(', ');
}

function stateWords({ status, stale, waived }: ClauseState): string {
  return [statusWords[status], ...(stale ? ['stale'] : []), ...(waived ? ['waived'] : [])].join(', ');
}

function flagPhrase(flag: string, before: boolean, after: boolean): string | undefined {
  if (before === after) return undefined;
  return after ? `now ${flag}` : `no longer ${flag}`;
}

export function itemPhrase({ before, after }: ItemChange): string {
  return `${itemWords[before]} → ${itemWords[after]}`;
}

/** What a document's change consists of: `content (Priority, Escalation)`, `version 2.2 → 2.3`. */
export function documentPhrases({
  kind,
  type,
  status,
  content,
  sections,
  fields,
  movedFrom,
}: DocumentChange): string[] {
  if (kind !== 'changed') return [[type, status].filter(Boolean).join(', ')].filter(Boolean);
  const names = sections.map(one => (one.kind === 'changed' ? one.title : `${one.kind}: ${one.title}`));
  return [
    ...(movedFrom === undefined ? [] : [`moved from ${movedFrom}`]),
    ...(content ? [`content${names.length > 0 ? ` (${few(names)})` : ''}`] : []),
    ...fields.map(fieldPhrase),
  ];
}

function fieldPhrase({ field, before, after }: FieldChange): string {
  return `${field} ${settingPhrase({ key: field, before, after })}`;
}

/** `error → off`, `P1Y added` */
export function settingPhrase({ before, after }: SettingChange): string {
  if (before === undefined) return `${after} added`;
  return after === undefined ? `${before} removed` : `${before} → ${after}`;
}

/** `2 added, 1 removed, 5 changed (3 in content, 2 in metadata only)` */
export function documentsPhrase(documents: readonly DocumentChange[]): string {
  const count = (of: (change: DocumentChange) => boolean) => documents.filter(of).length;
  const changed = count(({ kind }) => kind === 'changed');
  const content = count(one => one.kind === 'changed' && one.content);
  const metadata = count(one => one.kind === 'changed' && !one.content && one.fields.length > 0);
  const moved = count(({ movedFrom }) => movedFrom !== undefined);
  const how = [
    ...(content > 0 ? [`${content} in content`] : []),
    ...(metadata > 0 ? [`${metadata} in metadata only`] : []),
    ...(moved > 0 ? [`${moved} moved`] : []),
  ];
  const parts = [
    [count(({ kind }) => kind === 'added'), 'added'],
    [count(({ kind }) => kind === 'removed'), 'removed'],
    [changed, `changed${how.length > 0 ? ` (${how.join(', ')})` : ''}`],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return told.length > 0 ? told.join(', ') : 'none changed';
}

export const reviewEventWords: Readonly<Record<ReviewEvent, string>> = {
  lapsed: 'lapsed',
  'changed-since-review': 'changed since its review',
  suspect: 'became suspect',
  done: 'done',
};

/** `reviewed 2026-03-14, before 2025-03-18`, `due on 2026-03-14` */
export function reviewChangePhrase({ event, before, after }: ReviewChange): string {
  if (event === 'done') {
    return before.reviewed === undefined
      ? `reviewed ${after.reviewed}, for the first time`
      : `reviewed ${after.reviewed}, before ${before.reviewed}`;
  }
  if (event === 'lapsed') return after.due === undefined ? 'never reviewed' : `was due on ${after.due}`;
  return after.reviewed === undefined ? '' : `reviewed ${after.reviewed}`;
}

/** `1 lapsed, 4 done` */
export function reviewsPhrase(reviews: readonly ReviewChange[]): string {
  const events = Object.entries(reviewEventWords).map(([event, word]) => {
    const count = reviews.filter(one => one.event === event).length;
    return { count, word };
  });
  const told = events.filter(({ count }) => count > 0).map(({ count, word }) => `${count} ${word}`);
  return told.length > 0 ? told.join(', ') : 'no change';
}

/** `new, until 2027-01-31`, `expired on 2026-10-31` */
export function waiverPhrase({ kind, before, after }: WaiverChange): string {
  if (kind === 'expired') return `expired on ${after}`;
  if (kind === 'gone') return before === undefined ? 'gone' : `gone, was to last until ${before}`;
  const until = after === undefined ? 'without an end' : `until ${after}`;
  if (kind === 'new') return `new, ${until}`;
  return before === after ? `changed, ${until}` : `${until} instead of ${before ?? 'without an end'}`;
}

export function findingsPhrase({
  fresh,
  gone,
  kept,
}: {
  fresh: readonly unknown[];
  gone: readonly unknown[];
  kept: number;
}): string {
  return `${fresh.length} new, ${gone.length} gone, ${kept} as before`;
}

/** `+3`, `-1`, `±0` */
export function signed(number: number): string {
  return number > 0 ? `+${number}` : number < 0 ? String(number) : '±0';
}

/** What does not fit into a line is counted. */
export function few(texts: readonly string[], most = 6): string {
  if (texts.length <= most + 1) return texts.join(', ');
  return `${texts.slice(0, most).join(', ')} and ${counted(texts.length - most, 'more', 'more')}`;
}
