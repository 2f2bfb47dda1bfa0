// The card of a rule: what it finds, how much that weighs here, and its page.

import { nearWords } from '../../rules/near.ts';
import { ruleIds, rules } from '../../rules/registry.ts';
import { type Card, dotted, list, text, title } from '../card.ts';
import { rulePage } from '../diagnostics.ts';
import { manifestOf } from '../own-manifest.ts';
import type { Source } from '../source.ts';

export function ruleCard(id: string, source: Source): Card {
  if (id.endsWith('/*')) return groupCard(id);
  const rule = rules.find(one => one.id === id);
  if (!rule) {
    return [text('There is no rule ', { code: id }, '.'), ...list('Perhaps meant', nearWords(id, ruleIds))];
  }
  const settings = manifestOf(source).rules;
  const here = settings.get(id) ?? settings.get(`${id.split('/')[0]}/*`);
  return [
    title({ bold: id }),
    text(rule.summary),
    text(
      ...dotted(`${rule.severity} unless the manifest says otherwise`, here && `here: ${here}`, {
        text: 'more',
        href: rulePage(id),
      }),
    ),
  ];
}

/** `coverage/*` */
function groupCard(id: string): Card {
  const own = rules.filter(rule => rule.id.startsWith(id.slice(0, -1)));
  if (own.length === 0) return [text('There is no group of rules ', { code: id }, '.')];
  return [
    title({ bold: id }),
    ...list(
      'The rules of the group',
      own.map(rule => `${rule.id}: ${rule.summary}`),
      own.length,
    ),
  ];
}
