// Marks documents as reviewed on the as-of date, one or many in one edit.

import { counted } from '../../../analysis/words.ts';
import type { EditResult } from '../../../protocol/views.ts';
import { nameOf } from '../../../workspace/document.ts';
import type { FileChange } from '../../code-actions/action.ts';
import { documentChangesOf, editOfChanges } from '../../code-actions/document-changes.ts';
import { newVersion, reviewedToday, reviewedWithVersion } from '../../code-actions/mark-reviewed.ts';
import { documentAt, type EditPlace, type Found, noSurePlace, type ParamsOf, type Refusal } from './place.ts';

export function markReviewed({ uris, withVersion = false }: ParamsOf<'mark-reviewed'>, place: EditPlace): EditResult {
  // One file may be written as several URIs.
  const done = new Map<string, Found & { readonly changes: readonly FileChange[] }>();
  const refused: Refusal[] = [];
  for (const uri of new Set(uris)) {
    const found = documentAt(uri, place);
    const outcome = 'why' in found ? found.why : reviewOf(found, withVersion);
    if (typeof outcome === 'string') refused.push({ uri, why: outcome });
    else if ('source' in found) done.set(found.source.files.uri(found.source.path), { ...found, changes: outcome });
  }
  const [first] = done.values();
  if (!first) return { refused };
  const what = done.size === 1 ? nameOf(first.document) : counted(done.size, 'document');
  const how = withVersion ? ', with a new version and a row in the history' : '';
  const changes = [...done.values()].flatMap(({ changes: own, source }) => documentChangesOf(own, source.files));
  return {
    edit: editOfChanges(changes, place.support),
    title: `Mark ${what} as reviewed on ${first.source.analysis.asOf}${how}`,
    open: undefined,
    refused,
  };
}

/** What changes, or why nothing can. */
function reviewOf({ source, document }: Found, withVersion: boolean): readonly FileChange[] | string {
  const { asOf } = source.analysis;
  const name = nameOf(document);
  if (document.kind === 'page')
    return `${name} is a page: it has no \`id\` and claims no clause, so nobody has to review it.`;
  if (document.metadata.reviewed?.value === asOf) return `${name} is marked as reviewed on ${asOf} already.`;
  if (!withVersion) return reviewedToday(document, source) ?? noSurePlace(name, `\`reviewed: ${asOf}\``);
  const version = newVersion(document);
  if (version === undefined) {
    const written = document.metadata.version?.value;
    const why = written === undefined ? 'has no `version`' : `has the version ${written}, which is no dotted number`;
    return `${name} ${why}: mark it as reviewed without a new version, or give it one.`;
  }
  return reviewedWithVersion(version, document, source) ?? noSurePlace(name, `version ${version}`);
}
