// Adds metadata that a document of its type must have, with what the document and the SMS let one expect. The author sees what
// is proposed and corrects it; nothing of it counts as an approval that nobody gave.

import { claimText, listOf } from '../../analysis/wording.ts';
import { type FieldKey, missingKeys } from '../../rules/metadata/missing-field.ts';
import { oldestFirst } from '../../rules/versions.ts';
import { propose } from '../../templates/proposal.ts';
import { templates } from '../../templates/sections.ts';
import { type SmsDocument, titleOf } from '../../workspace/document.ts';
import type { DocumentType } from '../../workspace/metadata.ts';
import { documentTypes } from '../../workspace/metadata-keys.ts';
import { directoryOf } from '../../workspace/paths.ts';
import type { Source } from '../source.ts';
import { type Action, kinds, type Proposer } from './action.ts';
import { MetadataEditor } from './metadata-edits.ts';

const rule = 'metadata/missing-field';

export const addMetadata: Proposer = function* ({ source, findings }) {
  const { document } = source;
  const asked = findings.filter(finding => finding.rule === rule);
  if (!document || asked.length === 0) return;
  const { required, expected } = missingKeys(document);
  const missing: readonly FieldKey[] = [...required, ...expected];
  const values = valuesFor(document, source);
  for (const key of missing) {
    const finding = asked.find(({ message }) => message.includes(`"${key}"`));
    if (finding) yield { ...add([key], values, document, source), finding };
  }
  if (missing.length > 1) yield add(missing, values, document, source);
};

type Values = Readonly<Record<FieldKey, string>>;

function add(keys: readonly FieldKey[], values: Values, document: SmsDocument, source: Source): Action {
  const [only] = keys;
  const title =
    keys.length === 1
      ? `Add \`${only}: ${values[only!]}\``
      : `Add all missing metadata: ${listOf(keys.map(key => `\`${key}\``))}`;
  return { title, kind: kinds.quickFix, changes: () => changesOf(keys, values, document, source) };
}

function changesOf(keys: readonly FieldKey[], values: Values, document: SmsDocument, source: Source) {
  const editor = MetadataEditor.of(document, source);
  const isThere = (key: FieldKey) => document.metadata.keySpans.has(key);
  // A key without a value waits to be filled in.
  const filled = keys.filter(isThere).map(key => editor?.set(key, values[key]));
  const absent = keys.filter(key => !isThere(key));
  const added = absent.length > 0 ? editor?.insert(Object.fromEntries(absent.map(key => [key, values[key]]))) : [];
  const parts = [...filled, added];
  return parts.every(part => part !== undefined) ? parts.flat() : undefined;
}

function valuesFor(document: SmsDocument, { sms, analysis }: Source): Values {
  const { metadata } = document;
  const type = metadata.type?.value ?? likelyType(document, sms.documents);
  const claim = sms.claimsIn(document)[0];
  const clause = claim && 'clause' in claim.lookup ? claim.lookup.clause : undefined;
  const title = titleOf(document);
  const { facts } = propose(
    { type, clause, claim: clause && claimText(clause, sms.catalogue), id: undefined, title },
    sms,
  );
  const newest = oldestFirst(metadata.history).at(-1);
  return {
    id: facts.id,
    title: facts.title,
    type,
    owner: facts.owner,
    status: 'draft',
    version: newest?.version?.value ?? '1.0',
    approver: facts.approver ?? 'To be named',
    approved: metadata.reviewed?.value ?? newest?.date?.value ?? analysis.asOf,
  };
}

/** What its title says, else what the folder is for, else what the documents around it are. */
function likelyType(document: SmsDocument, documents: readonly SmsDocument[]): DocumentType {
  const title = titleOf(document).toLowerCase();
  const folder = directoryOf(document.path);
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return (
    documentTypes.find(type => title.includes(type)) ??
    documentTypes.find(type => templates[type].folder === name) ??
    documents.find(one => one.metadata.type && directoryOf(one.path) === folder)?.metadata.type?.value ??
    'procedure'
  );
}
