// A new document as the SMS would have it: id, title, owner and place from what is there, text from the template of its type.

import { claimText } from '../../analysis/wording.ts';
import type { Clause } from '../../standards/catalogue.ts';
import { propose } from '../../templates/proposal.ts';
import { extensionFor, skeletonOf } from '../../templates/skeleton.ts';
import type { DocumentType } from '../../workspace/metadata.ts';
import type { Sms } from '../../workspace/sms.ts';
import type { NewFile } from './action.ts';

export interface Wanted {
  readonly type: DocumentType;
  readonly clause?: Clause;
  readonly id?: string;
  readonly title?: string;
  /** Documented information that it is to provide besides what the clause calls for. */
  readonly provides?: readonly string[];
  /** Where somebody has said already that it lies. */
  readonly path?: string;
}

export function newDocument(wanted: Wanted, sms: Sms): NewFile {
  const { type, clause, id, title, provides = [] } = wanted;
  const claim = clause && claimText(clause, sms.catalogue);
  const { facts, path } = propose({ type, clause, claim, id, title }, sms);
  const all = [...new Set([...provides, ...(facts.provides ?? [])])];
  return {
    path: wanted.path ?? freePath(path, extensionFor(type), sms),
    text: skeletonOf({ ...facts, provides: all }),
  };
}

function freePath(path: string, extension: string, sms: Sms): string {
  const isTaken = (one: string) => sms.document(one) !== undefined || sms.files.kindOf(one) !== undefined;
  let free = path + extension;
  for (let i = 2; isTaken(free); i++) free = `${path}-${i}${extension}`;
  return free;
}
