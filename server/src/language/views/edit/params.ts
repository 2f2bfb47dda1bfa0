// Reads the parameters of `clausetrace/edit`: a client may send anything.

import type { EditParams } from '../../../protocol/views.ts';

type Kind = 'text' | 'texts' | 'flag';

/** What each action is given; `?` marks what may be left out. */
const forms: Readonly<Record<EditParams['action'], Readonly<Record<string, Kind | `${Kind}?`>>>> = {
  'mark-reviewed': { uris: 'texts', withVersion: 'flag?' },
  claim: { uri: 'text', clause: 'text', section: 'text?' },
  'new-document': { root: 'text', type: 'text', clause: 'text?', item: 'text?', title: 'text?' },
  provide: { uri: 'text', item: 'text' },
  init: { root: 'text', organization: 'text?' },
};

const kinds: Readonly<Record<Kind, { readonly is: (value: unknown) => boolean; readonly name: string }>> = {
  text: { is: value => typeof value === 'string', name: 'a text' },
  texts: { is: value => Array.isArray(value) && value.every(one => typeof one === 'string'), name: 'a list of texts' },
  flag: { is: value => typeof value === 'boolean', name: 'true or false' },
};

/** What is wrong with them, in words, where they are none. */
export function readEditParams(value: unknown): { readonly params: EditParams } | { readonly problem: string } {
  if (typeof value !== 'object' || value === null) return { problem: 'The parameters are a mapping with an `action`.' };
  const given = value as Readonly<Record<string, unknown>>;
  const { action } = given;
  if (typeof action !== 'string' || !Object.hasOwn(forms, action)) {
    return { problem: `There is no action ${shown(action)}; there are ${Object.keys(forms).join(', ')}.` };
  }
  for (const [key, form] of Object.entries(forms[action as EditParams['action']])) {
    const kind = kinds[form.replace('?', '') as Kind];
    const isLeftOut = (given[key] ?? undefined) === undefined;
    if (isLeftOut ? !form.endsWith('?') : !kind.is(given[key])) {
      return { problem: `The action ${action} needs ${kind.name} as \`${key}\`, not ${shown(given[key])}.` };
    }
  }
  return { params: withoutNulls(given) as unknown as EditParams };
}

/** Some clients write null for what they leave out. */
function withoutNulls(given: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
