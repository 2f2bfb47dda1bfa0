// A document approved by whoever wrote it, as its metadata say or as git does: four eyes were asked for, and two looked.

import type { Analysis } from '../../analysis/analysis.ts';
import { soleAuthorOfApproved } from '../../analysis/approvals.ts';
import { isParty } from '../../analysis/people.ts';
import { isRetired } from '../../analysis/reviews.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import type { Field, Metadata, Party } from '../../workspace/metadata.ts';
import type { Sms } from '../../workspace/sms.ts';
import { placeIn, type Report, type Rule } from '../rule.ts';
import { currentEntry } from '../versions.ts';
import { quote } from '../wording.ts';

export const authorApprovesOwn: Rule = {
  id: 'metadata/author-approves-own',
  severity: 'warning',
  summary: 'The approver of a document is its author.',
  *checkDocument(document, { analysis, sms }) {
    const { approver } = document.metadata;
    const author = authorOf(document.metadata);
    if (document.kind !== 'document' || isRetired(document) || !approver) return;
    if (!author || !isSameParty(author.party, approver.value, sms)) {
      yield* byGit(document, approver, author, analysis);
      return;
    }
    yield {
      at: placeIn(document, approver.span),
      document,
      message: `${describe(approver.value, sms)} approves what ${describe(author.party, sms)} ${author.verb}, which is the same person. Name another approver.`,
      related: [{ at: placeIn(document, author.span), message: `The ${author.as} of this version.` }],
    };
  },
};

/** Where the metadata name another author, whoever committed the text may have done so for them. */
function* byGit(
  document: SmsDocument,
  approver: Field<Party>,
  named: Author | undefined,
  analysis: Analysis,
): Iterable<Report> {
  const author = soleAuthorOfApproved(document, analysis);
  if (!author || isParty(author, approver.value, analysis.sms) !== true) return;
  const isNamed = named?.as === 'author';
  yield {
    at: placeIn(document, approver.span),
    document,
    message:
      `${describe(approver.value, analysis.sms)} approves what ${quote(author.name)} alone has committed, by git, which is the same person. ` +
      (isNamed
        ? `Let ${describe(named.party, analysis.sms)} commit what they write, or name another approver.`
        : 'Name another approver.'),
    ...(isNamed && { severity: 'info' as const }),
  };
}

interface Author {
  readonly party: Party;
  readonly span: Field<string>['span'];
  readonly as: 'author' | 'owner';
  readonly verb: 'writes' | 'owns';
}

/** By the history, else by `author`; the owner counts where neither names anybody. */
function authorOf(metadata: Metadata): Author | undefined {
  const entry = currentEntry(metadata)?.author;
  if (entry) return { party: partyOf(entry.value), span: entry.span, as: 'author', verb: 'writes' };
  const { author, owner } = metadata;
  if (author) return { party: author.value, span: author.span, as: 'author', verb: 'writes' };
  return owner && { party: owner.value, span: owner.span, as: 'owner', verb: 'owns' };
}

function partyOf(text: string): Party {
  const role = /^role:(.+)$/.exec(text.trim())?.[1];
  return role ? { role: role.trim() } : { person: text };
}

function isSameParty(a: Party, b: Party, sms: Sms): boolean {
  if ('role' in a && 'role' in b && a.role === b.role) return true;
  const people = peopleOf(b, sms);
  return peopleOf(a, sms).some(person => people.includes(person));
}

/** Names without case and outer space: of the person, or of those who hold the role. */
function peopleOf(party: Party, sms: Sms): string[] {
  const names =
    'person' in party ? [party.person] : sms.roles(party.role).map(role => role.definition.holder?.value ?? '');
  return names.map(name => name.trim().toLowerCase()).filter(name => name !== '');
}

function describe(party: Party, sms: Sms): string {
  if ('person' in party) return quote(party.person.trim());
  const holder = sms.roles(party.role)[0]?.definition.holder?.value.trim();
  return holder ? `${quote(`role:${party.role}`)} (${holder})` : quote(`role:${party.role}`);
}
