// What must hold for every symbol of every file of the samples: its span is exactly its name, it is found at its place, it is an
// occurrence of itself, and every feature that is asked about it answers.

import { equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { array, assert, asyncProperty, constantFrom, nat } from 'fast-check';
import { definition } from '../../../server/src/language/definition.ts';
import { documentLinks, resolveLink } from '../../../server/src/language/document-links.ts';
import { highlights } from '../../../server/src/language/highlights.ts';
import { hover } from '../../../server/src/language/hover/hover.ts';
import { occurrencesOf } from '../../../server/src/language/occurrences.ts';
import { type SymbolAt, symbolAt } from '../../../server/src/language/symbol-at.ts';
import { symbolsIn } from '../../../server/src/language/symbols-in.ts';
import { editor } from '../../support/editor.ts';

const samples = fileURLToPath(new URL('../../../samples/', import.meta.url));

function filesOf(sample: string): Record<string, string> {
  const paths = readdirSync(join(samples, sample), { recursive: true, encoding: 'utf8' });
  const texts = paths.filter(path => /\.(md|ya?ml)$/.test(path)).map(path => path.replaceAll('\\', '/'));
  return Object.fromEntries(texts.map(path => [path, readFileSync(join(samples, sample, path), 'utf8')]));
}

/** How a symbol's name is written in the samples; undefined where it may be written in several ways. */
function nameOf(symbol: SymbolAt): string | undefined {
  const { id, text, date, fragment, name } = symbol as unknown as Readonly<Record<string, string | undefined>>;
  return id ?? text ?? date ?? fragment ?? name;
}

describe('every symbol of the samples', () => {
  for (const sample of ['acme', 'acme-with-gaps']) {
    it(`is whole in ${sample}`, async () => {
      const { source, files } = await editor(filesOf(sample));
      let count = 0;
      for (const path of Object.keys(files)) {
        const here = source(path);
        for (const symbol of symbolsIn(here)) {
          count++;
          const written = here.text.slice(symbol.span.start, symbol.span.end);
          const what = `${symbol.kind} ${written} in ${path} at ${symbol.span.start}`;
          ok(written !== '', what);
          const name = nameOf(symbol);
          if (name !== undefined) equal(written, name, what);
          const at = symbolAt(here, symbol.span.start);
          ok(at && at.span.start <= symbol.span.start && at.span.end <= symbol.span.end, what);
          const occurrences = occurrencesOf(symbol, here);
          const leadsToTop = symbol.kind === 'fragment' && !symbol.place;
          if (symbol.kind === 'date' || symbol.kind === 'key' || leadsToTop) continue;
          ok(
            occurrences.some(one => one.path === path && one.symbol.span.start === symbol.span.start),
            `${what} is no occurrence of itself`,
          );
        }
      }
      ok(count > 1000, `${count} symbols`);
    });
  }

  it('is answered about by every feature, and so is every other place', async () => {
    const { source, files } = await editor(filesOf('acme-with-gaps'));
    const support = { links: true, clausePages: true, tooltips: true };
    for (const path of ['sms.yaml', 'processes/incident.md', 'registers/services.yaml', 'roles/roles.yaml']) {
      const here = source(path);
      for (let offset = 0; offset <= files[path]!.length; offset += 7) {
        hover(here, offset, offset % 2 === 0 ? 'markdown' : 'plaintext');
        definition(here, offset, support);
        highlights(here, offset);
      }
      for (const link of documentLinks(here, support)) {
        ok((link.target ?? resolveLink(link, here, support).target) !== undefined, JSON.stringify(link));
      }
    }
  });
});

describe('every symbol of any text', () => {
  const words = [
    '---\n',
    'id: A-1\n',
    'clauses: [',
    '8.6.1',
    ']',
    'owner: role:',
    'boss',
    '\n',
    '# A-1',
    ' {#a}',
    '[x](',
    'a.md',
    '#a',
    ')',
    '[[A-1',
    ']]',
    '<!-- clause: 8.6.1 -->',
    '"',
    "'",
    '\\',
    '\r\n',
    '😀',
    'é',
    '<a id="',
    '- {',
    '}',
    ': ',
    '&a ',
    '*a',
    '2026-01-01',
    '[x]: ',
    '|',
    '\t',
  ];
  const text = array(constantFrom(...words), { maxLength: 30 }).map(parts => parts.join(''));

  it('lies in the text, and is answered about', async () => {
    await assert(
      asyncProperty(text, text, text, nat(), async (manifest, page, yaml, place) => {
        const { source, files } = await editor({
          'sms.yaml': manifest,
          'a.md': page,
          'r.yaml': `id: R\ntype: register\n${yaml}`,
        });
        for (const path of Object.keys(files)) {
          const here = source(path);
          for (const { span } of symbolsIn(here))
            ok(0 <= span.start && span.start <= span.end && span.end <= here.text.length);
          const offset = place % (here.text.length + 1);
          hover(here, offset, 'markdown');
          definition(here, offset, { links: true, clausePages: true });
          highlights(here, offset);
          documentLinks(here, { tooltips: true, clausePages: true });
        }
      }),
      { numRuns: 300 },
    );
  });
});
