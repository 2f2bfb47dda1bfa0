// Provides documented information that a clause calls for and no document has: in the document that claims the clause, in one
// of its kind with a title like it, or in a new one.

import { isEvidence } from '../../analysis/coverage.ts';
import { sentence } from '../../analysis/wording.ts';
import type { Finding } from '../../rules/check.ts';
import type { DocumentedInformation } from '../../standards/catalogue.ts';
import { lookUpClause } from '../../standards/lookup.ts';
import { nameOf, type SmsDocument, titleOf } from '../../workspace/document.ts';
import type { Source } from '../source.ts';
import { type Action, kinds, type Proposer } from './action.ts';
import { MetadataEditor } from './metadata-edits.ts';
import { newDocument } from './new-document.ts';

const rules: ReadonlySet<string> = new Set(['coverage/documented-information-missing', 'coverage/evidence-missing']);
const mostLike = 2;

export const provideInformation: Proposer = function* ({ source, findings }) {
  for (const finding of findings) {
    const item = missingItem(finding, source);
    if (!item) continue;
    for (const document of bearersOf(item, source)) yield provideIn(document, item, finding, source);
    yield create(item, finding, source);
  }
};

/** The one that the message names; what is provided without approval needs an approval, which nobody can give here. */
function missingItem({ rule, clause: key, message }: Finding, { sms, analysis }: Source) {
  if (!rules.has(rule) || key === undefined) return undefined;
  const found = lookUpClause(sms.catalogue, key);
  if (!('clause' in found)) return undefined;
  const { items } = analysis.coverage(found.clause);
  return items.find(({ item, state }) => state === 'missing' && message.includes(`"${item.title}"`))?.item;
}

/** A record is a document of its own; anything else may be a part of the document that claims the clause. */
function bearersOf(item: DocumentedInformation, { document, sms }: Source): readonly SmsDocument[] {
  const own = document && !isEvidence(item.kind) ? [document] : [];
  const wanted = stemsOf(item.title);
  const alike = sms.documents
    .filter(one => one.kind === 'document' && one.metadata.type?.value === item.kind && one !== document)
    .map(one => ({ one, shared: stemsOf(titleOf(one)).filter(stem => wanted.includes(stem)).length }))
    .filter(({ shared }) => shared * 2 > wanted.length)
    .sort((a, b) => b.shared - a.shared);
  return [...own, ...alike.slice(0, mostLike).map(({ one }) => one)];
}

function stemsOf(text: string): string[] {
  return [...new Set((text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map(word => word.slice(0, 5)))];
}

function provideIn(document: SmsDocument, { id }: DocumentedInformation, finding: Finding, source: Source): Action {
  return {
    title: `Add \`${id}\` to the \`provides\` of ${nameOf(document)}`,
    kind: kinds.quickFix,
    finding,
    changes: () => provideInMetadata(id, document, source),
  };
}

/** Undefined where the metadata leave no sure place for it. */
export function provideInMetadata(id: string, document: SmsDocument, source: Source) {
  return MetadataEditor.of(document, source)?.add({ key: 'provides', item: id });
}

function create(item: DocumentedInformation, finding: Finding, { sms }: Source): Action {
  return {
    title: `Create the ${item.kind} "${item.title}"`,
    kind: kinds.quickFix,
    finding,
    makesFile: true,
    changes: () => [newDocument({ type: item.kind, title: sentence(item.title), provides: [item.id] }, sms)],
  };
}
