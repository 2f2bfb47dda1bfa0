// A document that nothing else refers to: nobody comes across it by reading the SMS, so it is easily forgotten.

import { isRetired } from '../../analysis/reviews.ts';
import { nameOf, type SmsDocument } from '../../workspace/document.ts';
import { directoryOf } from '../../workspace/paths.ts';
import type { Sms } from '../../workspace/sms.ts';
import { headOf, type Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export const orphanDocument: Rule = {
  id: 'reference/orphan-document',
  severity: 'info',
  summary: 'No other document or page refers to a document.',
  *checkDocument(document, { sms }) {
    if (document.kind !== 'document' || isReadAnyway(document)) return;
    if (!sms.hasSeveralDocuments || isReferredTo(document, sms)) return;
    yield {
      at: headOf(document),
      document,
      message: `No other document or page refers to ${quote(nameOf(document))}. Link to it from where its readers come, or retire it.`,
    };
  },
};

/** Roles and templates are used without being cited; what is retired is kept for the record. */
function isReadAnyway(document: SmsDocument): boolean {
  const type = document.metadata.type?.value;
  return type === 'roles' || type === 'template' || isRetired(document);
}

function isReferredTo(document: SmsDocument, sms: Sms): boolean {
  if (sms.isReferredTo(document)) return true;
  // A link to a folder shows its README.
  if (!document.path.endsWith('README.md')) return false;
  const folder = directoryOf(document.path);
  return sms.referencesToPath(folder).some(({ from }) => from !== document);
}
