// Claims a clause in a document: in its metadata, or in a section where one is named.

import { clauseName } from '../../../analysis/wording.ts';
import type { Heading } from '../../../documents/facts.ts';
import type { EditResult } from '../../../protocol/views.ts';
import { nameOf, type SmsDocument } from '../../../workspace/document.ts';
import { claimInMetadata, claimInSection } from '../../code-actions/claim-clause.ts';
import { claimable } from './claimable.ts';
import { documentAt, type EditPlace, edited, type ParamsOf, refusal } from './place.ts';

export function claim({ uri, clause: reference, section }: ParamsOf<'claim'>, place: EditPlace): EditResult {
  const found = documentAt(uri, place);
  if ('why' in found) return refusal(uri, found.why);
  const { source, document } = found;
  const meant = claimable(reference, source.sms.catalogue);
  if ('why' in meant) return refusal(uri, meant.why);
  const { clause } = meant;
  const name = nameOf(document);
  const heading = section === undefined ? undefined : headingOf(section, document);
  if (section !== undefined && !heading) {
    return refusal(uri, `${name} has no section ${shownAnchor(section)}: name the anchor of one of its headings.`);
  }
  const isThere = source.sms
    .claimsIn(document)
    .some(one => 'clause' in one.lookup && one.lookup.clause === clause && (!heading || one.heading === heading));
  if (isThere) return refusal(uri, `${name} claims ${clauseName(clause)} already.`);
  const changes = heading
    ? [claimInSection(clause, heading, document, source)]
    : claimInMetadata(clause, document, source);
  const where = heading ? `the section "${heading.text}" of ${name}` : name;
  return edited(changes, `Claim ${clauseName(clause)} in ${where}`, found, place);
}

function headingOf(section: string, { fragments, facts }: SmsDocument): Heading | undefined {
  const heading = fragments.get(section.replace(/^#/, ''))?.heading;
  return facts.format === 'markdown' ? heading : undefined;
}

function shownAnchor(section: string): string {
  return JSON.stringify(`#${section.replace(/^#/, '')}`);
}
