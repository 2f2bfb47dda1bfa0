// Documents and rows by id, found by their ids and by their titles.

import { CompletionItemKind } from 'vscode-languageserver';
import { isEvidence } from '../../analysis/coverage.ts';
import { isRetired } from '../../analysis/reviews.ts';
import { type Entity, titleOfEntity } from '../../workspace/document.ts';
import type { Sms } from '../../workspace/sms.ts';
import type { Source } from '../source.ts';
import { type Candidate, elsewhere, type LateCandidate, type Wanted } from './wanted.ts';

export function* ids(wanted: Wanted, source: Source): Iterable<LateCandidate> {
  const { sms, document } = source;
  const fits = fittingTo(wanted);
  const taken = new Set([...(document ? [document.metadata.id?.value] : []), ...listedAlready(wanted, source)]);
  for (const entity of entitiesIn(sms)) {
    if (fits(entity) && !taken.has(entity.id)) yield { filterText: searchText(entity), make: () => candidate(entity) };
  }
}

function candidate(entity: Entity): Candidate {
  const title = titleOfEntity(entity);
  const { metadata } = entity.document;
  const type = entity.kind === 'row' ? metadata.register?.value : metadata.type?.value;
  return {
    label: entity.id,
    kind: entity.kind === 'row' ? CompletionItemKind.Struct : CompletionItemKind.File,
    ...(title !== undefined && { detail: title }),
    ...(type !== undefined && { description: type }),
    filterText: searchText(entity),
    about: { kind: 'entity', key: entity.id },
    isDeprecated: entity.kind === 'document' && isRetired(entity.document),
  };
}

/** Kept as long as the index keeps the entity. */
const searchTexts = new WeakMap<Entity, string>();

function searchText(entity: Entity): string {
  let text = searchTexts.get(entity);
  if (text === undefined) {
    text = [entity.id, titleOfEntity(entity)].filter(Boolean).join(' ');
    searchTexts.set(entity, text);
  }
  return text;
}

/** The first of several with the same id stands for all. */
function* entitiesIn(sms: Sms): Iterable<Entity> {
  for (const id of sms.ids()) {
    const entity = sms.entities(id)[0];
    if (entity) yield entity;
  }
}

type Fits = (entity: Entity) => boolean;

const isDocument: Fits = ({ kind }) => kind === 'document';
const rowsOf =
  (...registers: readonly string[]): Fits =>
  ({ kind, document }) =>
    kind === 'row' && registers.includes(document.metadata.register?.value ?? '');
const either =
  (...all: readonly Fits[]): Fits =>
  entity =>
    all.some(fits => fits(entity));
const documentsOf =
  (...types: readonly string[]): Fits =>
  ({ kind, document }) =>
    kind === 'document' && types.includes(document.metadata.type?.value ?? '');
const evidence: Fits = ({ kind, document }) => kind === 'row' || isEvidence(document.metadata.type?.value);

/** What a key refers to. Elsewhere any document or row will do. */
const byKey: Readonly<Record<string, Fits>> = {
  evidence,
  implements: isDocument,
  supersedes: isDocument,
  where: isDocument,
  service: rowsOf('services'),
  services: rowsOf('services'),
  agreement: either(rowsOf('agreements'), documentsOf('agreement')),
  contract: either(rowsOf('agreements'), documentsOf('agreement')),
  supplier: rowsOf('suppliers'),
  suppliers: rowsOf('suppliers'),
  depends_on: rowsOf('services', 'configuration-items'),
  findings: rowsOf('nonconformities', 'improvements'),
  report: documentsOf('report', 'record'),
  record: documentsOf('report', 'record'),
  performance: documentsOf('report', 'record'),
};

function fittingTo({ yaml }: Wanted): Fits {
  return (yaml && Object.hasOwn(byKey, yaml.key) ? byKey[yaml.key] : undefined) ?? (() => true);
}

/** Ids that the same list of front matter names elsewhere. */
function listedAlready({ yaml, span }: Wanted, { document }: Source): readonly string[] {
  const key = yaml && yaml.path.length <= 2 ? yaml.key : undefined;
  if (!document || !key || !isList(key)) return [];
  return elsewhere(document.metadata[key], span).map(field => field.value);
}

const lists = ['evidence', 'related', 'implements', 'supersedes'] as const;

function isList(key: string): key is (typeof lists)[number] {
  return lists.some(one => one === key);
}
