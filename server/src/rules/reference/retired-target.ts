// A document in force that relies on one that is no longer: whoever follows the reference works by rules that nobody keeps.

import { isInForce, isRetired } from '../../analysis/reviews.ts';
import { type Entity, nameOf, type SmsDocument } from '../../workspace/document.ts';
import type { Sms } from '../../workspace/sms.ts';
import type { Reference, ReferenceForm } from '../../workspace/symbols.ts';
import { pathTo, replacePath } from '../links.ts';
import { headOf, placeIn, type Report, type Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** References that rely on what they name. A plain mention may tell of the past, and `supersedes` does. */
const relyingForms: ReadonlySet<ReferenceForm> = new Set([
  'link',
  'definition',
  'html',
  'wikilink',
  'evidence',
  'related',
  'implements',
]);

export const retiredTarget: Rule = {
  id: 'reference/retired-target',
  severity: 'warning',
  summary: 'A document in force refers to a document that is superseded or retired.',
  *checkDocument(document, { sms }) {
    if (document.kind !== 'document' || !isInForce(document)) return;
    for (const reference of sms.referencesFrom(document)) {
      const target = relyingForms.has(reference.form) ? retiredTargetOf(reference, sms) : undefined;
      if (!target || supersedes(document, target)) continue;
      const successor = successorOf(target, sms);
      const mend = successor ? `Refer to its successor ${quote(nameOf(successor))}` : 'Refer to what replaces it';
      yield {
        at: placeIn(document, reference.span),
        document,
        message: `${quote(nameOf(target))} is ${target.metadata.status?.value}, but this document in force refers to it. ${mend}, or remove the reference.`,
        related: [
          { at: headOf(target), message: `${nameOf(target)} is ${target.metadata.status?.value}.` },
          ...(successor ? [{ at: headOf(successor), message: `${nameOf(successor)} supersedes it.` }] : []),
        ],
        ...toSuccessor(reference, successor),
      };
    }
  },
};

/** Never applied unseen: what was said of the old document need not hold of the new one. */
function toSuccessor(
  { from, target, span, form }: Reference,
  successor: SmsDocument | undefined,
): Pick<Report, 'alternatives'> {
  if (!successor || target.kind === 'role') return {};
  if (target.kind === 'path') {
    const fix = replacePath(target.link, pathTo(successor.path, target, from), from);
    return fix && target.fragment === undefined ? { alternatives: [fix] } : {};
  }
  const id = successor.metadata.id?.value;
  if (id === undefined || target.fragment !== undefined) return {};
  const at = placeIn(from, form === 'wikilink' ? { start: span.start, end: span.start + target.id.length } : span);
  return { alternatives: [{ title: `Change to ${quote(id)}`, edits: [{ at, newText: id }] }] };
}

function retiredTargetOf({ from, target }: Reference, sms: Sms): SmsDocument | undefined {
  if (target.kind === 'role' || (target.kind === 'path' && target.link.uses?.length === 0)) return undefined;
  const found = target.kind === 'id' ? onlyDocument(sms.entities(target.id)) : documentAt(sms.resolve(target));
  return found && found !== from && isRetired(found) ? found : undefined;
}

/** An id that several documents have says nothing about either. */
function onlyDocument(entities: readonly Entity[]): SmsDocument | undefined {
  return entities.length === 1 ? entities[0]!.document : undefined;
}

function documentAt(resolution: ReturnType<Sms['resolve']>): SmsDocument | undefined {
  return resolution.kind === 'document' ? resolution.document : undefined;
}

function supersedes(document: SmsDocument, other: SmsDocument): boolean {
  const id = other.metadata.id?.value;
  return document.metadata.supersedes.some(({ value }) => value === id);
}

/** The document that supersedes this one; where that one is superseded too, the one after it. */
function successorOf(document: SmsDocument, sms: Sms): SmsDocument | undefined {
  const seen = new Set([document]);
  for (const one of seen) {
    const id = one.metadata.id?.value;
    if (id === undefined) continue;
    for (const { form, from } of sms.referencesToId(id)) {
      if (form !== 'supersedes' || from.kind !== 'document') continue;
      if (!isRetired(from)) return from;
      seen.add(from);
    }
  }
  return undefined;
}
