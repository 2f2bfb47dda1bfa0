// Selection ranges: what is selected at each step, from the cursor outwards.

import { deepEqual, ok } from 'node:assert/strict';
import type { SelectionRange } from 'vscode-languageserver';
import { selectionRanges } from '../../../server/src/language/selection-ranges.ts';
import { offsetAt } from '../../../server/src/language/source.ts';
import { editor } from '../../support/editor.ts';

async function steps(marked: string, name = 'a.md'): Promise<string[]> {
  const { source, offset } = await editor({ 'sms.yaml': 'organization: Acme\n', [name]: marked });
  const file = source(name);
  const texts: string[] = [];
  const [first] = selectionRanges(file, [offset]);
  for (let range: SelectionRange | undefined = first; range; range = range.parent) {
    texts.push(file.text.slice(offsetAt(file, range.range.start), offsetAt(file, range.range.end)));
  }
  return texts;
}

describe('selection ranges', () => {
  it('grow from a word over the parts of a link to the paragraph, the section and the document', async () => {
    const link = '[words](b.md#major-incident)';
    deepEqual(await steps(`# A\n\n## B\n\nSee [words](b.md#major-inc‸ident) too.\nMore.\n\n## C\n`), [
      'major-incident',
      'b.md#major-incident',
      link,
      `See ${link} too.\nMore.`,
      `## B\n\nSee ${link} too.\nMore.`,
      `# A\n\n## B\n\nSee ${link} too.\nMore.\n\n## C`,
      `# A\n\n## B\n\nSee ${link} too.\nMore.\n\n## C\n`,
    ]);
  });

  it('grow from an item to the items around it', async () => {
    deepEqual((await steps('- one\n  - t‸wo\n    more\n')).slice(0, 3), [
      'two',
      '  - two\n    more',
      '- one\n  - two\n    more',
    ]);
  });

  it('take a heading without its marks, then with them', async () => {
    deepEqual((await steps('## Ma‸jor incident\n\ntext\n')).slice(0, 3), [
      'Major',
      'Major incident',
      '## Major incident',
    ]);
  });

  it('take a clause of a comment, then the comment', async () => {
    deepEqual((await steps('# A\n\n<!-- clause: 8.6.1, 8.‸6.2 -->\n')).slice(0, 3), [
      '6',
      '8.6.2',
      '<!-- clause: 8.6.1, 8.6.2 -->',
    ]);
  });

  it('grow from a value of YAML over its entry and mapping to the front matter', async () => {
    deepEqual(await steps('---\nid: POL-A\nclauses:\n  - { id: 8.6.1, section: "#s‸et" }\n---\n'), [
      'set',
      '"#set"',
      'section: "#set"',
      '{ id: 8.6.1, section: "#set" }',
      '- { id: 8.6.1, section: "#set" }',
      'clauses:\n  - { id: 8.6.1, section: "#set" }',
      'id: POL-A\nclauses:\n  - { id: 8.6.1, section: "#set" }',
      '---\nid: POL-A\nclauses:\n  - { id: 8.6.1, section: "#set" }\n---',
      '---\nid: POL-A\nclauses:\n  - { id: 8.6.1, section: "#set" }\n---\n',
    ]);
  });

  it('work in the manifest, in registers, and beyond the end of a text', async () => {
    deepEqual((await steps('roles:\n  a: { holder: R. Ex‸ample }\n', 'sms.yaml')).slice(0, 3), [
      'Example',
      'R. Example',
      'holder: R. Example',
    ]);
    deepEqual(await steps('id: REG-A\ntype: register\n‸', 'a.yaml'), ['', 'id: REG-A\ntype: register\n']);
    deepEqual(await steps('‸'), ['']);
  });

  it('take words of any script whole', async () => {
    deepEqual((await steps('Die Prüfu‸ng 𝒳𝒴 naïve\n'))[0], 'Prüfung');
    deepEqual((await steps('A 𝒳‸𝒴 b\n'))[0], '𝒳𝒴');
    deepEqual((await steps('A nai\u0308‸ve b\n'))[0], 'nai\u0308ve');
  });

  it('answer each of several positions', async () => {
    const { source, cursors } = await editor({ 'a.md': 'o‸ne t‸wo\n' });
    const ranges = selectionRanges(
      source('a.md'),
      cursors.map(({ offset }) => offset),
    );
    deepEqual(
      ranges.map(({ range }) => range.start.character),
      [0, 4],
    );
    ok(ranges.every(({ parent }) => parent));
  });
});
