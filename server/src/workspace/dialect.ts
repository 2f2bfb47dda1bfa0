// Translates front matter as a repository writes it into our keys, by the aliases and presets of the manifest. An alias wins
// over our own key, and our own key over a preset's.

import { slipOf } from '../documents/similar.ts';
import type { Span } from '../documents/text.ts';
import type { YamlEntry, YamlMapping, YamlNode } from '../documents/yaml-tree.ts';
import { foreignKeys, type MetadataKey, type MetadataPreset, metadataKeys, tellingKeys } from './metadata-keys.ts';
import { presets } from './presets.ts';

/** The part of a manifest that says how front matter is written. */
export interface Dialect {
  readonly presets: readonly MetadataPreset[];
  /** Our key for the key that front matter uses. */
  readonly aliases: ReadonlyMap<string, string>;
}

export interface Translated {
  readonly values: ReadonlyMap<MetadataKey, YamlNode>;
  /** Where each of our keys stands, under whatever name. */
  readonly keySpans: ReadonlyMap<MetadataKey, Span>;
  /** Keys that are nearly ours, where ours is not there. All others that are not ours belong to other tools. */
  readonly slips: readonly Slip[];
}

interface Slip {
  readonly entry: YamlEntry;
  readonly meant: MetadataKey;
}

/** One way in which a key as written gives a value to one of ours. */
interface Source {
  readonly ours: MetadataKey;
  /** The higher one wins where several give a value to the same key. */
  readonly rank: number;
  readonly value: (value: YamlNode) => YamlNode | undefined;
}

const rankOfAlias = 2;
const rankOfOwnKey = 1;
const rankOfPreset = 0;

/** Sources by key as written; made once for each manifest. */
const tables = new WeakMap<Dialect, ReadonlyMap<string, readonly Source[]>>();
const ownKeys: ReadonlySet<string> = new Set(metadataKeys);

export function translate(mapping: YamlMapping, dialect: Dialect): Translated {
  const table = tableOf(dialect);
  const winners = new Map<
    MetadataKey,
    { readonly entry: YamlEntry; readonly value: YamlNode; readonly rank: number }
  >();
  const understood = new Set<string>();
  for (const entry of mapping.entries) {
    if (understood.has(entry.key)) continue;
    for (const source of table.get(entry.key) ?? []) {
      understood.add(entry.key);
      const value = source.value(entry.value);
      if (!value || (winners.get(source.ours)?.rank ?? -1) >= source.rank) continue;
      winners.set(source.ours, { entry, value, rank: source.rank });
    }
  }
  const slips = mapping.entries.flatMap(entry => {
    const meant = understood.has(entry.key) ? undefined : keyMeantBy(entry.key);
    const isTheirs = meant === undefined || winners.has(meant) || isForeign(meant, entry.value, dialect);
    return isTheirs ? [] : [{ entry, meant }];
  });
  for (const { entry, meant } of slips) {
    if (!winners.has(meant)) winners.set(meant, { entry, value: entry.value, rank: rankOfOwnKey });
  }
  const idIsTheirs = dialect.presets.some(name => presets[name].ownsId) && !tellingKeys.some(key => winners.has(key));
  if (idIsTheirs && winners.get('id')?.entry.key === 'id') winners.delete('id');
  const values = new Map<MetadataKey, YamlNode>();
  const keySpans = new Map<MetadataKey, Span>();
  for (const [key, { entry, value }] of winners) {
    values.set(key, value);
    keySpans.set(key, entry.keySpan);
  }
  return { values, keySpans, slips };
}

/** Foreign keys come back in every document of a repository; each is compared with ours once. */
const keysMeant = new Map<string, MetadataKey | undefined>();

/** The key of ours that somebody meant who wrote one that is nearly it. */
function keyMeantBy(key: string): MetadataKey | undefined {
  if (isOwnKey(key) || foreignKeys.has(key)) return undefined;
  if (!keysMeant.has(key)) {
    if (keysMeant.size >= 1000) keysMeant.clear();
    keysMeant.set(key, slipOf(key, metadataKeys));
  }
  return keysMeant.get(key);
}

/** Whether a value under a key of ours is that of another tool. */
function isForeign(key: MetadataKey, value: YamlNode, dialect: Dialect): boolean {
  return dialect.presets.some(name => presets[name].isForeign?.[key]?.(value));
}

/** Whether a key is one of ours, whatever the manifest says. */
function isOwnKey(key: string): key is MetadataKey {
  return ownKeys.has(key);
}

function tableOf(dialect: Dialect): ReadonlyMap<string, readonly Source[]> {
  let table = tables.get(dialect);
  if (!table) {
    table = makeTable(dialect);
    tables.set(dialect, table);
  }
  return table;
}

function makeTable(dialect: Dialect): Map<string, Source[]> {
  const { aliases, presets: names } = dialect;
  const table = new Map<string, Source[]>();
  const add = (key: string, source: Source) => {
    const sources = table.get(key);
    if (sources) sources.push(source);
    else table.set(key, [source]);
  };
  for (const [ours, theirs] of aliases) {
    if (isOwnKey(ours)) add(theirs, { ours, rank: rankOfAlias, value: value => value });
  }
  for (const ours of metadataKeys) {
    add(ours, {
      ours,
      rank: rankOfOwnKey,
      value: value => (isForeign(ours, value, dialect) ? undefined : value),
    });
  }
  for (const name of names) {
    for (const { theirs, ours, value } of presets[name].translations) {
      add(theirs, { ours, rank: rankOfPreset, value: value ?? (node => node) });
    }
  }
  return table;
}
