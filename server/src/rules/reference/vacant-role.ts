// A role that nobody holds: what it owns has no owner, and what it approves cannot be approved.

import { isRetired } from '../../analysis/reviews.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import { nameOf } from '../../workspace/document.ts';
import type { Role, Sms } from '../../workspace/sms.ts';
import { headOf, placeIn, placeInManifest, type Rule } from '../rule.ts';
import { count, quote } from '../wording.ts';

const mostRelated = 5;

export const vacantRole: Rule = {
  id: 'reference/vacant-role',
  severity: 'warning',
  summary: 'A role is defined and nobody holds it.',
  *checkSms({ sms }) {
    const ids = new Set(sms.allRoles().map(role => role.definition.id));
    for (const id of ids) {
      const roles = sms.roles(id);
      const [role] = roles;
      if (!role || roles.some(isHeld)) continue;
      const { document, definition } = role;
      const at = document ? placeIn(document, definition.idSpan) : placeInManifest(sms.manifest, definition.idSpan);
      if (!at) continue;
      const documents = documentsOf(id, sms);
      const weight = documents.length === 0 ? '' : `, which owns or approves ${count(documents.length, 'document')}`;
      yield {
        at,
        ...(document && { document }),
        message: `Nobody holds the role ${quote(`role:${id}`)}${weight}. Name its "holder"${weight === '' ? ', or remove the role' : ''}.`,
        related: documents
          .slice(0, mostRelated)
          .map(one => ({ at: headOf(one), message: `${nameOf(one)} names the role.` })),
      };
    }
  },
};

function isHeld({ definition }: Role): boolean {
  return (definition.holder?.value.trim() ?? '') !== '';
}

/** The documents that the role owns or approves, by path. */
function documentsOf(id: string, sms: Sms): SmsDocument[] {
  const references = sms.referencesToRole(id).filter(({ form }) => form === 'owner' || form === 'approver');
  return [...new Set(references.map(({ from }) => from))].filter(one => one.kind === 'document' && !isRetired(one));
}
