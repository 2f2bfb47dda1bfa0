// The metadata of a version that git has, as the manifest reads it: what later checks compare, and no more.

import type { VersionFacts } from '../documents/version-facts.ts';
import { FormReader } from '../documents/yaml-reading.ts';
import type { YamlEntry } from '../documents/yaml-tree.ts';
import { type Dialect, translate } from './dialect.ts';
import { documentStatuses } from './metadata-keys.ts';

export interface PastMetadata {
  /** ISO 8601 dates; undefined where there is none, or none that is sound. */
  readonly reviewed: string | undefined;
  readonly approved: string | undefined;
  readonly version: string | undefined;
  readonly status: (typeof documentStatuses)[number] | undefined;
  /** The key under which the date of the review is written there. */
  readonly reviewedKey: string | undefined;
}

const read = new WeakMap<Dialect, WeakMap<VersionFacts, PastMetadata>>();

/** Through aliases and presets, as the metadata of the document itself. */
export function pastMetadata(facts: VersionFacts, dialect: Dialect): PastMetadata {
  let known = read.get(dialect);
  if (!known) {
    known = new WeakMap();
    read.set(dialect, known);
  }
  let metadata = known.get(facts);
  if (!metadata) {
    metadata = readVersion(facts, dialect);
    known.set(facts, metadata);
  }
  return metadata;
}

function readVersion({ keys }: VersionFacts, dialect: Dialect): PastMetadata {
  const entries = [...keys].map(entryOf);
  const { values, keySpans } = translate({ kind: 'mapping', span: nowhere, entries }, dialect);
  const reader = new FormReader();
  const place = keySpans.get('reviewed')?.start;
  return {
    reviewed: reader.date(values.get('reviewed'), 'reviewed')?.value,
    approved: reader.date(values.get('approved'), 'approved')?.value,
    version: reader.text(values.get('version'), 'version')?.value,
    status: reader.choice(values.get('status'), 'status', documentStatuses)?.value,
    reviewedKey: place === undefined ? undefined : entries[place]?.key,
  };
}

const nowhere = { start: 0, end: 0 };

/** There are no places any more; that of a key is its number. */
function entryOf([key, text]: readonly [string, string], i: number): YamlEntry {
  return { key, keySpan: { start: i, end: i }, value: { kind: 'scalar', span: nowhere, value: text, source: text } };
}
