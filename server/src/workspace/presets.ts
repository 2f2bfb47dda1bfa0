// Front matter dialects of other tools, as tables: which of their keys say what one of ours says, and which of ours mean
// something else to them. Only what a tool really states is taken over: the date of a page, say, is no review.

import { dateMeantBy, durationMeantBy, isDate } from '../documents/dates.ts';
import { itemsOf, textOf, valueAt, type YamlEntry, type YamlNode } from '../documents/yaml-tree.ts';
import { documentStatuses, documentTypes, type MetadataKey, type MetadataPreset } from './metadata-keys.ts';

export interface Preset {
  readonly translations: readonly Translation[];
  /** Whether a value under one of our own keys is the tool's and none of ours. */
  readonly isForeign?: Partial<Record<MetadataKey, (value: YamlNode) => boolean>>;
  /** `id` is the tool's own, unless another key shows that the file is meant for us. */
  readonly ownsId?: true;
}

interface Translation {
  readonly theirs: string;
  readonly ours: MetadataKey;
  /** Their value as we would write it; undefined where it says nothing to us. Without it, the value is taken as it is. */
  readonly value?: (value: YamlNode) => YamlNode | undefined;
}

/** `draft: true` makes a draft; `draft: false` does not make anything approved. */
const draft: Translation = {
  theirs: 'draft',
  ours: 'status',
  value: node => (textOf(node) === 'true' ? as('draft', node) : undefined),
};

const isNoTypeOfOurs = (value: YamlNode) => !documentTypes.some(type => type === textOf(value));
const isNoStatusOfOurs = (value: YamlNode) => !documentStatuses.some(status => status === textOf(value));

export const presets: Readonly<Record<MetadataPreset, Preset>> = {
  // https://tdt-documentation.london.cloudapps.digital/frontmatter.html
  govuk: {
    translations: [
      { theirs: 'last_reviewed_on', ours: 'reviewed' },
      { theirs: 'review_in', ours: 'review_interval', value: node => as(durationMeantBy(textOf(node) ?? ''), node) },
      { theirs: 'owner_slack', ours: 'owner' },
    ],
  },
  // https://github.com/strongdm/comply
  comply: {
    translations: [
      { theirs: 'acronym', ours: 'id' },
      { theirs: 'name', ours: 'title' },
      { theirs: 'satisfies', ours: 'clauses', value: claimsOf },
      { theirs: 'majorRevisions', ours: 'history', value: historyOf },
    ],
  },
  docusaurus: { translations: [draft], ownsId: true },
  // Hugo's `date` is that of the page's creation, `type` chooses its layout.
  hugo: {
    translations: [draft, { theirs: 'publishDate', ours: 'effective', value: day }],
    isForeign: { type: isNoTypeOfOurs },
  },
  jekyll: {
    translations: [
      draft,
      {
        theirs: 'published',
        ours: 'status',
        value: node => (textOf(node) === 'false' ? as('draft', node) : undefined),
      },
    ],
  },
  // Material for MkDocs shows `status: new` and the like beside a page's title.
  mkdocs: {
    translations: [
      draft,
      {
        theirs: 'status',
        ours: 'status',
        value: node => (textOf(node) === 'deprecated' ? as('retired', node) : undefined),
      },
    ],
    isForeign: { status: isNoStatusOfOurs },
  },
};

/** Another value in the same place. Without one, what stands there stays and is told as a problem. */
function as(text: string | undefined, node: YamlNode): YamlNode {
  return text === undefined ? node : { kind: 'scalar', span: node.span, value: text, source: text };
}

/** The day of a date with a time. */
function day(node: YamlNode): YamlNode {
  const text = textOf(node) ?? '';
  return isDate(text) ? node : as(dateMeantBy(text), node);
}

/** Comply lists clauses by standard: `satisfies: { TSC: [CC6.1] }`. */
function claimsOf(node: YamlNode): YamlNode {
  if (node.kind !== 'mapping') return node;
  const items = node.entries.flatMap(({ key, value }) =>
    itemsOf(value).map(item => as(item.kind === 'scalar' ? `${key}:${item.source}` : undefined, item)),
  );
  return { kind: 'sequence', span: node.span, items };
}

/** Comply's `majorRevisions: [{ date: Jun 1 2018, comment: Initial document }]`. */
function historyOf(node: YamlNode): YamlNode {
  const items = itemsOf(node).map((item): YamlNode => {
    if (item.kind !== 'mapping') return item;
    const entry = (theirs: string, ours: string, value: (node: YamlNode) => YamlNode): YamlEntry[] => {
      const found = valueAt(item, theirs);
      return found ? [{ key: ours, keySpan: found.span, value: value(found) }] : [];
    };
    return { ...item, entries: [...entry('date', 'date', day), ...entry('comment', 'change', found => found)] };
  });
  return { kind: 'sequence', span: node.span, items };
}
