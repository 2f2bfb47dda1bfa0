// The card of a document or of a row of a register: what it is, who owns it, when it is reviewed, what it claims.

import { isRetired } from '../../analysis/reviews.ts';
import { traceDocument } from '../../analysis/traceability.ts';
import { listOf } from '../../analysis/wording.ts';
import { claimWords, counted, reviewPhrase } from '../../analysis/words.ts';
import { textOf, type YamlNode } from '../../documents/yaml-tree.ts';
import { nearWords } from '../../rules/near.ts';
import { type Entity, nameOf, type SmsDocument, titleOf } from '../../workspace/document.ts';
import { type Card, dotted, type Inline, type Line, list, text, title, worded } from '../card.ts';
import type { Source } from '../source.ts';
import type { IdAt } from '../symbol-at.ts';
import { linkTo, placeLink } from './links.ts';
import { roleWords } from './role-card.ts';

export function idCard({ id }: IdAt, source: Source): Card {
  const entities = source.sms.entities(id);
  const [first] = entities;
  if (!first) return unknownIdCard(id, source);
  return [
    ...entityCard(first, source),
    ...(entities.length > 1
      ? list(
          `${entities.length} documents or rows have this id`,
          entities.map(entity => [placeLink(entity.document.path, entity.document, entity.span, source)]),
        )
      : []),
  ];
}

export function entityCard(entity: Entity, source: Source): Card {
  return entity.kind === 'document' ? documentCard(entity.document, source) : rowCard(entity, source);
}

/** Of a document, or of a page, which has less to tell. */
export function documentCard(document: SmsDocument, source: Source): Card {
  const { analysis } = source;
  const { metadata, path } = document;
  const id = metadata.id?.value;
  const head = title(...(id === undefined ? [] : [{ bold: id }, ' ']), { bold: titleOf(document) });
  if (document.kind === 'page') return [head, text(path)];
  const trace = traceDocument(document, analysis);
  const { owner, approver, review, record } = trace;
  const reviewed = [review.reviewed && `last ${review.reviewed}`, review.due && `next by ${review.due}`].filter(
    Boolean,
  );
  const approved = trace.approved && `approved ${trace.approved}`;
  return [
    head,
    text(
      ...dotted(
        trace.type,
        trace.status ?? (trace.inForce ? undefined : 'no status'),
        trace.version && `version ${trace.version}`,
        approved,
      ),
    ),
    ...successorLine(document, source),
    ...(owner || approver
      ? [
          text(
            ...dotted(
              owner && `Owner: ${partyWords(owner.role, owner.title, source)}`,
              approver && `Approver: ${partyWords(approver.role, approver.title, source)}`,
            ),
          ),
        ]
      : []),
    text({ bold: 'Review' }, `: ${reviewPhrase(review)}${reviewed.length > 0 ? ` (${reviewed.join(', ')})` : ''}`),
    ...(record ? [text({ bold: 'Evidence' }, `: ${record.state}${record.due ? `, next by ${record.due}` : ''}`)] : []),
    ...list(
      'Claims',
      trace.clauses.map(({ id: clause, title: name, coverage, known }) =>
        [clause, name, known ? claimWords[coverage] && `(${claimWords[coverage]})` : '(unknown)']
          .filter(Boolean)
          .join(' '),
      ),
    ),
    ...list(
      'Provides',
      trace.provides.map(({ id: item, title: name }) => name ?? item),
    ),
    ...list('What puts it in order', trace.steps.map(worded)),
    text(...dotted(linkTo(document, source), path, `referred to by ${counted(trace.references.incoming, 'document')}`)),
  ];
}

/** A person is called by name. */
function partyWords(role: string | undefined, name: string, source: Source): string {
  return role === undefined ? name : roleWords(role, source);
}

/** For a document that is superseded or retired: where to look instead. */
function successorLine(document: SmsDocument, source: Source): Card {
  const id = document.metadata.id?.value;
  if (id === undefined || !isRetired(document)) return [];
  const successors = source.sms.referencesToId(id).filter(({ form }) => form === 'supersedes');
  return successors.map(({ from }) => text('Superseded by ', linkTo(from, source), ` ${titleOf(from)}`));
}

function rowCard({ id, row, document, span }: Entity & { readonly kind: 'row' }, source: Source): Card {
  const name = textOf(row.node.entries.find(({ key }) => key === 'title')?.value);
  const fields = row.node.entries.filter(({ key }) => key !== 'id' && key !== 'title');
  return [
    title({ bold: id }, ...(name === undefined ? [] : [' ', { bold: name }])),
    text('A row of ', placeLink(nameOf(document), document, span, source), ` ${titleOf(document)}`),
    ...list(
      'Fields',
      fields.flatMap(({ key, value }): Line[] => {
        const shown = valueLine(value, source);
        return shown.length === 0 ? [] : [[`${key}: `, ...shown]];
      }),
      20,
    ),
  ];
}

/** A value on one line; what has parts of its own is counted. */
function valueLine(node: YamlNode, source: Source): Inline[] {
  if (node.kind === 'mapping') return [counted(node.entries.length, 'field')];
  if (node.kind === 'scalar') {
    const written = textOf(node);
    const role = written === undefined ? undefined : /^role:(\S+)$/.exec(written)?.[1];
    return written === undefined ? [] : role === undefined ? [written] : [roleWords(role, source)];
  }
  const texts = node.items.map(textOf);
  return texts.every(one => one !== undefined) ? [listOf(texts)] : [counted(node.items.length, 'entry', 'entries')];
}

function unknownIdCard(id: string, { sms }: Source): Card {
  return [
    text('No document and no row has the id ', { code: id }, '.'),
    ...list('Perhaps meant', nearWords(id, sms.ids())),
  ];
}
