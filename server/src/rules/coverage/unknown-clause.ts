// Finds claims on clauses and standards that do not exist. Such a claim covers nothing, and the clause that was meant stays
// without one.

import { isRetired } from '../../analysis/reviews.ts';
import { claimText, clauseName, listOf } from '../../analysis/wording.ts';
import { nearestTo } from '../../documents/similar.ts';
import type { Catalogue, Clause, Standard } from '../../standards/catalogue.ts';
import type { SmsScope } from '../../workspace/sms.ts';
import type { Claim } from '../../workspace/symbols.ts';
import { claimInstead } from '../fixes.ts';
import { placeIn, type Report, type Rule } from '../rule.ts';

export const unknownClause: Rule = {
  id: 'coverage/unknown-clause',
  severity: 'error',
  summary: 'A claim on a clause or a standard that does not exist.',
  *checkDocument(document, { sms }) {
    if (isRetired(document)) return;
    for (const claim of sms.claimsIn(document)) {
      const { lookup } = claim;
      if ('clause' in lookup || isOfMissingStandard(claim.text, sms.scope)) continue;
      const { message, meant } = lookup.standard
        ? aboutClause(claim.text, lookup.standard, lookup.near, sms.catalogue)
        : aboutStandard(claim.text, lookup.near, sms.catalogue);
      yield report(claim, message, meant);
    }
  },
};

/** What to say of a reference, and the references that may have been meant. */
interface Diagnosis {
  readonly message: string;
  readonly meant: readonly string[];
}

function report({ document, span }: Claim, message: string, meant: readonly string[]): Report {
  const at = placeIn(document, span);
  return {
    at,
    document,
    message,
    ...claimInstead(at, meant),
  };
}

/** Of a standard that the manifest names and nobody supplies; manifest/unknown-standard tells that once. */
function isOfMissingStandard(text: string, { manifest, unknownStandards }: SmsScope): boolean {
  const { standard } = parts(text);
  if (standard !== undefined) {
    return unknownStandards.some(({ value }) => value === standard || value.startsWith(`${standard}:`));
  }
  const first = manifest.standards[0]?.value;
  return unknownStandards.some(({ value }) => value === first);
}

function aboutClause(text: string, standard: Standard, near: readonly Clause[], catalogue: Catalogue): Diagnosis {
  const { number } = parts(text);
  const numbers: readonly string[] = text.match(/(?:[A-Za-z]+\.?)?\d+(?:\.\d+)*/g) ?? [];
  const exact = near.filter(clause => clause.id === number || numbers.includes(clause.id));
  const sure = near.length === 1 ? near[0] : exact.length === 1 ? exact[0] : undefined;
  const isNumber = /^(?:[A-Za-z]+\.?)?\d+(?:\.\d+)*$/.test(number);
  const what = isNumber
    ? `${standard.shortTitle} has no clause \`${number}\`.`
    : `\`${text}\` is not the number of a clause of ${standard.shortTitle}.`;
  return {
    message: `${what} ${suggestion(sure ? [sure] : near, catalogue)}`,
    meant: (sure ? [sure] : near).map(clause => claimText(clause, catalogue)),
  };
}

function aboutStandard(text: string, near: readonly Clause[], catalogue: Catalogue): Diagnosis {
  const { standard = '', number } = parts(text);
  const known = catalogue.standards.flatMap(({ key, id }) => [key, id]);
  const slip = nearestTo(standard, known);
  const clause = slip && near.find(one => one.standard.key === slip || one.standard.id === slip);
  const has = `This SMS has ${listOf(catalogue.standards.map(({ id }) => id)) || 'no standard'}.`;
  const what = `\`${text}\` names the standard \`${standard}\`, which is not one of this SMS.`;
  if (clause) {
    return { message: `${what} ${has} ${suggestion([clause], catalogue)}`, meant: [`${slip}:${number}`] };
  }
  return {
    message: `${what} ${has} Claim a clause of ${catalogue.standards.length === 1 ? 'it' : 'these'}, or add the standard to \`standards\` in the manifest.`,
    meant: [],
  };
}

function suggestion(near: readonly Clause[], catalogue: Catalogue): string {
  if (near.length === 0) return 'Claim a clause by its number, or remove the claim.';
  const choices = near.map(clause =>
    catalogue.standards[0] === clause.standard
      ? clauseName(clause)
      : `${claimText(clause, catalogue)}${clause.title ? ` (${clause.title})` : ''}`,
  );
  return `Did you mean ${listOf(choices, 'or')}?`;
}

/** `iso27001:2022` and `A.5.24` of `iso27001:2022:A.5.24`. */
function parts(text: string): { readonly standard: string | undefined; readonly number: string } {
  const colon = text.lastIndexOf(':');
  return {
    standard: colon < 0 ? undefined : text.slice(0, colon).trim(),
    number: text.slice(colon + 1).trim(),
  };
}
