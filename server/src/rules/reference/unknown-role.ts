// A role that is defined nowhere. Nobody can tell who owns the document, and an auditor asks for exactly that.

import { sentence } from '../../analysis/wording.ts';
import type { Sms } from '../../workspace/sms.ts';
import type { Reference, RoleTarget } from '../../workspace/symbols.ts';
import { changeToNear } from '../fixes.ts';
import { nearWords } from '../near.ts';
import { type Place, placeIn, placeInManifest, type Report, type Rule } from '../rule.ts';
import { correct, quote } from '../wording.ts';

export const unknownRole: Rule = {
  id: 'reference/unknown-role',
  severity: 'error',
  summary: 'A role is named that neither the manifest nor a document defines.',
  *checkDocument(document, { sms }) {
    const told = new Set<number>();
    for (const reference of sms.referencesFrom(document)) {
      if (!isRoleReference(reference)) continue;
      const { target, span } = reference;
      if (sms.roles(target.id).length > 0 || !areRolesDefined(sms)) continue;
      // Under an alias, the owner of a YAML document is met a second time, as any other value.
      if (told.has(span.start)) continue;
      told.add(span.start);
      yield { document, ...report(placeIn(document, span), target.id, sms) };
    }
  },
  *checkSms({ sms }) {
    for (const { approvedBy } of sms.manifest.waivers) {
      const id = approvedBy && /^role:(.+)$/.exec(approvedBy.value)?.[1]?.trim();
      const at = approvedBy && placeInManifest(sms.manifest, approvedBy.span);
      if (id && at && sms.roles(id).length === 0) yield report(at, id, sms);
    }
  },
};

/** Not the roles that running text mentions: prose is free to speak of them. */
function isRoleReference(reference: Reference): reference is Reference & { readonly target: RoleTarget } {
  const { form, from, target } = reference;
  return target.kind === 'role' && form !== 'mention' && from.kind === 'document';
}

/** A manifest that does not parse may define roles where it cannot be read. */
function areRolesDefined(sms: Sms): boolean {
  if (sms.manifest.fileProblems.length > 0) return false;
  return sms.manifest.path !== undefined || sms.allRoles().length > 0;
}

function report(at: Place, id: string, sms: Sms): Report {
  const near = nearWords(id, new Set(sms.allRoles().map(role => role.definition.id))).map(one => `role:${one}`);
  return {
    at,
    message: `The role ${quote(`role:${id}`)} is not defined. ${sentence(correct('its name', near))}, or define it under "roles" in the manifest.`,
    ...changeToNear(at, near),
  };
}
