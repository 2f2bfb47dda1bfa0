// Where a clause is to an editor: the address of a page that the server makes from the catalogue (`clausetrace/content`).

import type { Clause } from '../standards/catalogue.ts';

/** Of pages that the server makes. */
export const pageScheme = 'clausetrace';

/** `clausetrace:/clause/iso20000-1/2018/8.6.1.md` */
export function clauseUri({ id, standard }: Clause): string {
  const segments = ['clause', standard.key, standard.edition, `${id}.md`];
  return `${pageScheme}:/${segments.map(encodeURIComponent).join('/')}`;
}

/** What the URI of a clause names. */
export interface ClauseAddress {
  /** `iso20000-1:2018` */
  readonly standard: string;
  readonly clause: string;
}

/** Undefined for what is no URI of a clause. Clients may write the same URI with one slash or three, and encode more. */
export function clauseAddress(uri: string): ClauseAddress | undefined {
  const path = /^clausetrace:(?:\/\/)?\/([^?#]+)$/i.exec(uri)?.[1];
  const [kind, key, edition, name, ...rest] = (path ?? '').split('/').map(decoded);
  const clause = name?.endsWith('.md') ? name.slice(0, -'.md'.length) : '';
  return kind === 'clause' && clause !== '' && rest.length === 0
    ? { standard: `${key}:${edition}`, clause }
    : undefined;
}

/** As it stands where it is not encoded well. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
