// What people wrote reads in every view as it is written: nothing in it turns the text around or moves a cursor.

import { deepEqual, equal, match } from 'node:assert/strict';
import { gapsTree } from '../../../client/src/views/gapsTree.ts';
import { clausePageView } from '../../../server/src/language/views/clause.ts';
import { neighbourhoodView } from '../../../server/src/language/views/neighbourhood.ts';
import { checked, manifest, standards, systemView, uriOf } from '../../support/views.ts';

const turn = '\u202e';

const files = {
  'sms.yaml': manifest.replace('Acme', `A${turn}cme`).replace('A. Example', `"A.${turn} Example"`),
  'standards/house.yaml': standards['standards/house.yaml'].replace('Doors', `Do${turn}ors`),
  'a.md': `---
id: POL-A
title: "In${turn}voice \u2067x\\ty"
type: policy
status: approved
owner: role:quality
version: "1${turn}"
clauses: ["2.1", { id: "2.2", section: "#lights" }, "9${turn}9"]
related: ["no${turn}where"]
---

# A

## Li${turn}ghts {#lights}

Text.
`,
};

/** Texts that hold what turns them around, with where they stand; addresses of places are no texts. */
function turned(value: unknown, at = ''): string[] {
  if (typeof value === 'string') return /[\u202a-\u202e\u2066-\u2069\t]/.test(value) ? [`${at}: ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => turned(part, `${at}.${key}`));
}

describe('what views tell of texts that turn around', () => {
  it('is without that, in all of them', async () => {
    const result = await checked(files);
    const view = systemView(result);
    const { analysis } = result;
    deepEqual(turned(view), []);
    equal(view.name, 'Acme');
    equal(view.documents[0]!.title, 'Invoice x y');
    for (const key of ['house:2.1', 'house:2.2', 'house:2']) {
      const page = clausePageView(key, result, uriOf);
      equal(page?.root, uriOf(''));
      deepEqual(turned(page), [], key);
    }
    deepEqual(turned(neighbourhoodView(analysis.sms.document('a.md')!, 1, analysis, uriOf)), []);
  });

  it('shows in the path of a file, where the tree of gaps names files that are no documents', async () => {
    const view = systemView(await checked(files));
    const gap = { ...view.gaps[0]!, uri: `${view.root}/a%E2%80%AEb%20c.md`, document: undefined };
    const words = { t: (text: string) => text, language: 'en' };
    const [group] = gapsTree([{ ...view, gaps: [gap] }], words, 'document');
    match(group!.label, /^a%E2%80%AEb c\.md$/);
  });
});
