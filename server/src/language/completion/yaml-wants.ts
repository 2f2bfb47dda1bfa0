// What fits a place in YAML: told from the way to the place, by the schemas and by a table for what they cannot say.

import { metadataKeys } from '../../workspace/metadata-keys.ts';
import type { Sms } from '../../workspace/sms.ts';
import { type SchemaName, type SchemaPlace, schemaAt, schemaNameOf, type YamlPath } from '../schema.ts';
import type { Source } from '../source.ts';
import { commentWants } from './comment-wants.ts';
import type { Region } from './region.ts';
import type { Wanted, What } from './wanted.ts';
import { yamlPlaceAt } from './yaml-lines.ts';
import type { YamlPlace } from './yaml-place.ts';

type YamlRegion = Extract<Region, { kind: 'yaml' }>;

export function yamlWants(source: Source, region: YamlRegion, offset: number): readonly Wanted[] {
  const schema = schemaOf(source, region);
  if (!schema) return [];
  const ours = (path: YamlPath) => translated(path, source.sms);
  const isKey = (path: YamlPath, key: string) => {
    const at = schemaAt(schema, ours(path));
    return !at?.isText || at.keys.some(one => one.key === key);
  };
  const place = yamlPlaceAt(source, region.span, offset, isKey);
  if (!place) return [];
  if (place.kind === 'comment') return commentWants(source, { start: place.start, end: offset }, 'yaml');
  return wantsAtPlace(place, schema, ours(place.path), source);
}

function wantsAtPlace(place: YamlPlace, schema: SchemaName, path: YamlPath, source: Source): readonly Wanted[] {
  const at = schemaAt(schema, path);
  const wanted = (what: What, more: Partial<Wanted> = {}): Wanted => ({
    what,
    ...(what === 'paths' ? pathIn(place) : { typed: place.typed, span: place.token }),
    after: isOpenQuote(place, source) ? place.quote : '',
    yaml: { place, schema, path, key: lastKey(path) },
    ...more,
  });
  if (place.kind === 'key') return keyWants(path).map(what => wanted(what));
  if (place.kind === 'value')
    return valueWants(path, at).map(what => wanted(what, { before: place.isGlued ? ' ' : '' }));
  if (at?.isList && typeof path.at(-1) !== 'number') {
    // A list whose dash is still to be written.
    const item = [...path, 0];
    const yaml = { place, schema, path: item, key: lastKey(path) };
    return slotWants(item, schemaAt(schema, item)).map(what => wanted(what, { before: '- ', yaml }));
  }
  const wants = slotWants(path, at);
  // Between brackets a mapping has braces of its own.
  return (place.isFlow ? wants.filter(what => what !== 'keys' && what !== 'rows') : wants).map(what => wanted(what));
}

function slotWants(path: YamlPath, at: SchemaPlace | undefined): What[] {
  const isRow = path.length === 2 && typeof path[1] === 'number' && at?.forms.has('row') === true;
  return [
    ...(at?.isText || !at?.isMapping ? valueWants(path, at) : []),
    ...(isRow ? ['rows' as const] : []),
    ...(at?.isMapping ? keyWants(path) : []),
  ];
}

function keyWants(path: YamlPath): What[] {
  return path.length === 1 && path[0] === 'rules' ? ['rules'] : ['keys'];
}

/** What a value follows by the shared definitions of the schemas. */
const byForm: readonly (readonly [form: string, what: What])[] = [
  ['date', 'dates'],
  ['duration', 'durations'],
  ['durationOrNone', 'durations'],
  ['party', 'roles'],
  ['clauseReference', 'clauses'],
];

/** What the schemas know as a text only, by the keys on the way from the top. `*` stands for any key, and items are left out. */
const byKeys: Readonly<Record<string, readonly What[]>> = {
  'clauses section': ['sections'],
  provides: ['information'],
  evidence: ['ids'],
  related: ['ids'],
  implements: ['ids'],
  supersedes: ['ids'],
  location: ['paths'],
  author: ['names'],
  'history author': ['names'],
  standards: ['standards'],
  'waivers rule': ['rules'],
  'waivers where': ['clauses', 'ids'],
  '* service': ['ids'],
  '* services': ['ids'],
  '* agreement': ['ids'],
  '* supplier': ['ids'],
  '* suppliers': ['ids'],
  '* contract': ['ids'],
  '* performance': ['ids'],
  '* depends_on': ['ids'],
  '* findings': ['ids'],
  '* report': ['ids'],
  '* record': ['ids'],
  '* evidence': ['ids'],
  '* clauses': ['clauses'],
  '* participants': ['roles'],
  '* person': ['names'],
};

function valueWants(path: YamlPath, at: SchemaPlace | undefined): What[] {
  if (!at) return [];
  const keys = path.filter(step => typeof step === 'string');
  const known = byKeys[keys.join(' ')] ?? (keys.length === 2 ? byKeys[`* ${keys[1]}`] : undefined) ?? [];
  const formed = byForm.flatMap(([form, what]) => (at.forms.has(form) ? [what] : []));
  return [
    ...new Set([...(at.values.length > 0 && formed.length === 0 ? ['values' as const] : []), ...formed, ...known]),
  ];
}

function lastKey(path: YamlPath): string {
  return path.findLast(step => typeof step === 'string') ?? '';
}

/** A path is written a folder at a time. */
function pathIn({ typed, token }: YamlPlace): Pick<Wanted, 'typed' | 'span' | 'path'> {
  const slash = typed.lastIndexOf('/') + 1;
  return {
    typed: typed.slice(slash),
    span: { start: token.start + slash, end: token.end },
    path: typed.slice(0, slash),
  };
}

function isOpenQuote({ quote, token }: YamlPlace, { text }: Source): boolean {
  return quote !== '' && text[token.end] !== quote;
}

/** Undefined for YAML that is none of ours, and for front matter of a folder that nobody prepared. */
function schemaOf(
  { path, text, sms, document, isManifest }: Source,
  { span, isFrontMatter }: YamlRegion,
): SchemaName | undefined {
  if (isManifest) return 'manifest';
  if (isStandard(path, sms)) return 'standard';
  const yaml = text.slice(span.start, span.end);
  const isOurs = document?.kind === 'document' || (isPrepared(sms) && (isFrontMatter || hasOnlyOurKeys(yaml)));
  return isOurs ? schemaNameOf(topLevelText(yaml, 'type'), topLevelText(yaml, 'register')) : undefined;
}

function isStandard(path: string, { root, manifest }: Sms): boolean {
  const folder = root === '' ? 'standards/' : `${root}/standards/`;
  return manifest.path !== undefined && path.startsWith(folder) && !path.slice(folder.length).includes('/');
}

/** Has a manifest, or a document with an id. */
function isPrepared(sms: Sms): boolean {
  return sms.manifest.path !== undefined || !sms.ids()[Symbol.iterator]().next().done;
}

const ourKeys: ReadonlySet<string> = new Set([...metadataKeys, 'rows']);

/** While a YAML document is being written it has no `id` and `type` yet; other YAML has other keys at its top. */
function hasOnlyOurKeys(yaml: string): boolean {
  for (const [, key] of yaml.matchAll(/^([A-Za-z_][\w-]*):(?=\s|$)/gm)) if (!ourKeys.has(key!)) return false;
  return true;
}

/** Read off the line: the rest of the text may not parse. */
function topLevelText(yaml: string, key: 'type' | 'register'): string | undefined {
  const pattern = key === 'type' ? /^type:[ \t]*["']?([\w-]+)/m : /^register:[ \t]*["']?([\w-]+)/m;
  return pattern.exec(yaml)?.[1];
}

/** The manifest may give our keys other names in front matter. */
function translated(path: YamlPath, { manifest }: Sms): YamlPath {
  const [first, ...rest] = path;
  for (const [ours, theirs] of manifest.aliases) if (theirs === first) return [ours, ...rest];
  return path;
}
