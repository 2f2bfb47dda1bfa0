// What a change of the manifest decides: every setting that governs the SMS, defaults included, that is another than before. A
// rule that was switched off must not pass for findings that were mended.

import type { Manifest, Waiver } from '../workspace/manifest.ts';
import type { RoleDefinition } from '../workspace/roles.ts';

export interface SettingChange {
  /** As the manifest nests it: `rules.coverage/*`, `reviews.due_soon`. */
  readonly key: string;
  /** Undefined where nothing is set, and nothing holds by default. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** In the order of the manifest. That waivers come and go, and until when they hold, is told of the waivers themselves. */
export function settingChanges(before: Manifest, after: Manifest): SettingChange[] {
  const was = settingsOf(before);
  const is = settingsOf(after);
  const keys = new Set([...was, ...is].map(([key]) => key));
  const order = Object.keys(readings);
  const changes = [...keys].flatMap(key => {
    const change = { key, before: was.get(key), after: is.get(key) };
    return change.before === change.after || isOfOne(key, was, is) ? [] : [change];
  });
  return changes.sort((a, b) => order.indexOf(sectionOf(a.key)) - order.indexOf(sectionOf(b.key)));
}

/** Of a waiver that is on one side only. */
function isOfOne(key: string, was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): boolean {
  return sectionOf(key) === 'waivers' && !(was.has(key) && is.has(key));
}

function sectionOf(key: string): string {
  const [section = key] = key.split('.');
  return section;
}

type Reading = string | undefined | readonly (readonly [name: string, value: string])[];

/** By the keys at the top of the manifest: one value, or several by the names below it. */
const readings: Readonly<Record<string, (manifest: Manifest) => Reading>> = {
  organization: ({ organization }) => organization,
  standards: ({ standards }) => standards.map(({ value }) => value).join(', '),
  documents: ({ documents }) => documents.join(', '),
  exclude: ({ exclude }) => exclude.join(', '),
  slugs: ({ slugs }) => slugs,
  reviews: ({ reviews }) => [
    ['default_interval', reviews.defaultInterval],
    ['due_soon', reviews.dueSoon],
    ...[...reviews.intervals].map(([type, interval]) => [`intervals.${type}`, interval] as const),
    ['living', [...reviews.living].join(', ')],
    ['bulk_stamp', String(reviews.bulkStamp ?? 'none')],
    ['unsupported', [...reviews.unsupported].join(', ')],
  ],
  roles: ({ roles }) => roles.map(role => [role.id, roleText(role)]),
  certification: ({ certification }) => Object.entries(certification),
  metadata: ({ presets, aliases }) => [
    ['presets', presets.join(', ')],
    ...[...aliases].map(([ours, theirs]) => [`aliases.${ours}`, theirs] as const),
  ],
  rules: ({ rules }) => [...rules],
  waivers: ({ waivers }) =>
    waivers.map(waiver => [`${waiver.rule.value} ${waiver.where.value}`, acceptanceText(waiver)]),
};

function settingsOf(manifest: Manifest): Map<string, string> {
  const entries = Object.entries(readings).flatMap(([section, read]) => {
    const reading = read(manifest);
    if (reading === undefined || typeof reading === 'string') return [[section, reading ?? ''] as const];
    return reading.map(([name, value]) => [`${section}.${name}`, value] as const);
  });
  return new Map(entries.filter(([, value]) => value !== ''));
}

function roleText({ title, holder, email, deputy }: RoleDefinition): string {
  const fields = Object.entries({ title, holder: holder?.value, email, deputy });
  return fields.flatMap(([name, value]) => (value === undefined ? [] : `${name} ${value}`)).join(', ') || 'vacant';
}

/** Until when it holds is told elsewhere. */
function acceptanceText({ reason, approvedBy }: Waiver): string {
  return `${reason?.value ?? 'no reason'} (approved by ${approvedBy?.value ?? 'nobody'})`;
}
