// Aliases and presets: front matter of other tools, read as ours.

import assert from 'node:assert/strict';
import { type Metadata, readMetadata } from '../../../server/src/workspace/metadata.ts';
import type { MetadataPreset } from '../../../server/src/workspace/metadata-keys.ts';
import { mappingOf } from '../../support/yaml.ts';

function read(text: string, presets: MetadataPreset[], aliases: Record<string, string> = {}): Metadata {
  return readMetadata(mappingOf(text), { presets, aliases: new Map(Object.entries(aliases)) });
}

describe('aliases', () => {
  it('read another key as ours', () => {
    const metadata = read('process_owner: X\nlast_review_date: 2026-01-01', [], {
      owner: 'process_owner',
      reviewed: 'last_review_date',
    });
    assert.deepEqual([metadata.owner?.value, metadata.reviewed?.value], [{ person: 'X' }, '2026-01-01']);
    assert.deepEqual(
      [...metadata.keySpans],
      [
        ['owner', { start: 0, end: 13 }],
        ['reviewed', { start: 17, end: 33 }],
      ],
    );
  });

  it('win over our own key, which still works without them', () => {
    assert.deepEqual(read('owner: X\nprocess_owner: Y', [], { owner: 'process_owner' }).owner?.value, { person: 'Y' });
    assert.deepEqual(read('owner: X', [], { owner: 'process_owner' }).owner?.value, { person: 'X' });
  });

  it('may give a key of ours another meaning besides its own', () => {
    const metadata = read('author: X', [], { owner: 'author' });
    assert.deepEqual([metadata.owner?.value, metadata.author?.value], [{ person: 'X' }, { person: 'X' }]);
  });

  it('are not mistaken for slips of our keys', () => {
    assert.deepEqual(read('owners: X', [], { approver: 'owners' }).problems, []);
  });
});

describe('presets', () => {
  it('govuk: review dates, intervals in words, the owner', () => {
    const metadata = read('owner_slack: "#team"\nlast_reviewed_on: 2026-01-31\nreview_in: 6 months', ['govuk']);
    assert.deepEqual(metadata.problems, []);
    assert.deepEqual(
      [metadata.owner?.value, metadata.reviewed?.value, metadata.reviewInterval?.value],
      [{ person: '#team' }, '2026-01-31', 'P6M'],
    );
  });

  it('govuk: says what is wrong under their keys', () => {
    const metadata = read('last_reviewed_on: 31.01.2026\nreview_in: whenever', ['govuk']);
    assert.deepEqual(metadata.problems.map(problem => problem.rule).sort(), [
      'metadata/invalid-date',
      'metadata/schema',
    ]);
  });

  it('govuk: our own key wins over theirs', () => {
    assert.equal(read('last_reviewed_on: 2025-01-01\nreviewed: 2026-01-01', ['govuk']).reviewed?.value, '2026-01-01');
  });

  it('comply: clauses by standard, acronym, name, revisions', () => {
    const metadata = read(
      'name: Access Policy\nacronym: AP\nsatisfies:\n  TSC:\n    - CC6.1\n    - CC6.2\n  iso27001: A.5.15\nmajorRevisions:\n  - date: Jun 1 2018\n    comment: Initial document\n',
      ['comply'],
    );
    assert.deepEqual(metadata.problems, []);
    assert.deepEqual([metadata.id?.value, metadata.title?.value], ['AP', 'Access Policy']);
    assert.deepEqual(
      metadata.clauses.map(claim => claim.clause.value),
      ['TSC:CC6.1', 'TSC:CC6.2', 'iso27001:A.5.15'],
    );
    assert.deepEqual(
      metadata.history.map(entry => [entry.date?.value, entry.change?.value]),
      [['2018-06-01', 'Initial document']],
    );
  });

  it('comply: a plain list of clauses', () => {
    assert.deepEqual(
      read('satisfies: [8.10]', ['comply']).clauses.map(claim => claim.clause.value),
      ['8.10'],
    );
  });

  it('docusaurus: `id` is its own, unless another key is ours', () => {
    assert.equal(read('id: guide/intro\ntitle: Intro', ['docusaurus']).keySpans.has('id'), false);
    assert.deepEqual(read('id: guide/intro', ['docusaurus']).problems, []);
    assert.equal(read('id: PRC-INC\ntype: process', ['docusaurus']).id?.value, 'PRC-INC');
  });

  it('hugo: drafts, dates with a time, layouts under `type`', () => {
    const metadata = read('type: docs\ndraft: true\ndate: 2024-01-01\npublishDate: 2026-03-01T10:00:00Z', ['hugo']);
    assert.deepEqual(metadata.problems, []);
    assert.deepEqual(
      [metadata.type, metadata.status?.value, metadata.effective?.value],
      [undefined, 'draft', '2026-03-01'],
    );
    assert.equal(read('type: policy\ndraft: false', ['hugo']).type?.value, 'policy');
    assert.equal(read('draft: false', ['hugo']).status, undefined);
    assert.equal(read('draft: true\nstatus: approved', ['hugo']).status?.value, 'approved');
  });

  it('jekyll: what is not published is a draft', () => {
    assert.equal(read('published: false', ['jekyll']).status?.value, 'draft');
    assert.equal(read('published: true', ['jekyll']).status, undefined);
  });

  it('mkdocs: page statuses that are not ours', () => {
    assert.equal(read('status: deprecated', ['mkdocs']).status?.value, 'retired');
    const fresh = read('status: new', ['mkdocs']);
    assert.deepEqual([fresh.status, fresh.problems], [undefined, []]);
    assert.equal(read('status: approved', ['mkdocs']).status?.value, 'approved');
  });

  it('add up', () => {
    const metadata = read('draft: true\nreview_in: 1 year', ['govuk', 'jekyll', 'hugo']);
    assert.deepEqual([metadata.status?.value, metadata.reviewInterval?.value], ['draft', 'P1Y']);
  });
});
