import assert from 'node:assert/strict';
import { type SlugDialect, slugDialects, slugsOf } from '../../../server/src/documents/slugs.ts';
import { readMarkdown } from './reading.ts';

const slugs = (dialect: SlugDialect, ...titles: string[]) =>
  slugsOf(readMarkdown(titles.map(title => `# ${title}\n\n`).join('')).headings, dialect);

describe('slugsOf', () => {
  const titles: [title: string, slugs: Record<SlugDialect, string>][] = [
    [
      'Team #1 : Release!',
      {
        github: 'team-1--release',
        gitlab: 'team-1-release',
        'azure-devops': 'team-#1-:-release!',
        docusaurus: 'team-1--release',
        hugo: 'team-1--release',
      },
    ],
    [
      'This - and that',
      {
        github: 'this---and-that',
        gitlab: 'this-and-that',
        'azure-devops': 'this---and-that',
        docusaurus: 'this---and-that',
        hugo: 'this---and-that',
      },
    ],
    [
      'Größe_x',
      { github: 'größe_x', gitlab: 'größe_x', 'azure-devops': 'größe_x', docusaurus: 'größe_x', hugo: 'größe_x' },
    ],
    ['2026', { github: '2026', gitlab: 'anchor-2026', 'azure-devops': '2026', docusaurus: '2026', hugo: '2026' }],
    [
      'Title {#own}',
      { github: 'title-own', gitlab: 'title-own', 'azure-devops': 'title-{#own}', docusaurus: 'own', hugo: 'own' },
    ],
    ['!?', { github: '', gitlab: '', 'azure-devops': '!?', docusaurus: '', hugo: 'heading' }],
  ];
  for (const [title, expected] of titles) {
    for (const dialect of slugDialects) {
      it(`${dialect}: ${title}`, () => assert.deepEqual(slugs(dialect, title), [expected[dialect]]));
    }
  }

  const repeated: Record<SlugDialect, string[]> = {
    github: ['foo', 'foo-1', 'foo-2', 'foo-1-1'],
    gitlab: ['foo', 'foo-1', 'foo-1', 'foo-1-1'],
    'azure-devops': ['foo', 'foo-1', 'foo', 'foo-1'],
    docusaurus: ['foo', 'foo-1', 'foo-2', 'foo-1-1'],
    hugo: ['foo', 'foo-1', 'foo-2', 'foo-1-1'],
  };
  for (const dialect of slugDialects) {
    it(`${dialect}: repetitions`, () =>
      assert.deepEqual(slugs(dialect, 'foo', 'foo 1', 'foo', 'foo-1'), repeated[dialect]));
  }
});
