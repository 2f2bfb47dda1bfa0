// The tree “Documents”: all documents of an SMS, in groups by what a person looks for.
import type { DocumentView, SystemView } from '../../../server/src/protocol/views.ts';
import { bySystem } from './bySystem.ts';
import { documentNode, ownerOf } from './documentNode.ts';
import { comparing } from './formats.ts';
import { ICONS, REVIEW_ICONS, typeIcon } from './icons.ts';
import { type Icon, node, type TreeNode } from './node.ts';
import { DOCUMENT_TYPES, REVIEW_STATES, reviewStateName, typeName, type Words } from './words.ts';

export const DOCUMENT_GROUPINGS = ['type', 'owner', 'review', 'folder', 'none'] as const;
export type DocumentGrouping = (typeof DOCUMENT_GROUPINGS)[number];

interface Group {
  /** Of the same group whatever language is spoken. */
  readonly key: string;
  readonly label: string;
  readonly icon: Icon;
  /** Its place before others; those of one place are in the order of their labels. */
  readonly place: number;
}

/** Behind all that have a place. */
const LAST = 1000;

/** Types of other people stand behind ours, and what has none at the end. */
function placeOfType(type: string | undefined): number {
  if (type === undefined) return LAST;
  const names: readonly string[] = DOCUMENT_TYPES;
  return names.includes(type) ? names.indexOf(type) : LAST - 1;
}

const GROUPS: Readonly<Record<'type' | 'owner' | 'review', (document: DocumentView, words: Words) => Group>> = {
  type: ({ type }, { t }) => {
    return { key: type ?? '', label: typeName(type, t), icon: typeIcon(type), place: placeOfType(type) };
  },
  owner: (document, { t }) => {
    const { owner } = document;
    const key = owner === undefined ? '' : (owner.role ?? owner.title);
    return { key, label: ownerOf(document, t), icon: ICONS.owner, place: owner === undefined ? LAST : 0 };
  },
  review: ({ review: { state } }, { t }) => ({
    key: state,
    label: reviewStateName(state, t),
    icon: REVIEW_ICONS[state],
    place: REVIEW_STATES.indexOf(state),
  }),
};

/** Documents by title. */
function byTitle(documents: readonly DocumentView[], { language }: Words): readonly DocumentView[] {
  const compare = comparing(language);
  return [...documents].sort((one, other) => compare(one.title, other.title) || compare(one.path, other.path));
}

function grouped(system: SystemView, groupOf: (document: DocumentView) => Group, words: Words): TreeNode[] {
  const compare = comparing(words.language);
  const groups = new Map<string, Group & { documents: DocumentView[] }>();
  for (const document of system.documents) {
    const group = groupOf(document);
    const known = groups.get(group.key);
    if (known) known.documents.push(document);
    else groups.set(group.key, { ...group, documents: [document] });
  }
  return [...groups.values()]
    .sort((one, other) => one.place - other.place || compare(one.label, other.label))
    .map(({ key, label, icon, documents }) => {
      const id = `${system.root}|${key}`;
      return node({
        id,
        label,
        description: String(documents.length),
        icon,
        spoken: words.t('{0}, documents: {1}', label, documents.length),
        kind: 'group',
        children: () => byTitle(documents, words).map(document => documentNode(system, document, id, words)),
      });
    });
}

/** The documents of a folder and of the folders in it, `folder` ending with `/` or being empty. */
function folderNodes(system: SystemView, documents: readonly DocumentView[], folder: string, words: Words): TreeNode[] {
  const here: DocumentView[] = [];
  const deeper = new Map<string, DocumentView[]>();
  for (const document of documents) {
    const [name, ...rest] = document.path.slice(folder.length).split('/') as [string, ...string[]];
    const inFolder = deeper.get(name);
    if (rest.length === 0) here.push(document);
    else if (inFolder) inFolder.push(document);
    else deeper.set(name, [document]);
  }
  const compare = comparing(words.language);
  const above = `${system.root}|${folder}`;
  return [
    ...[...deeper]
      .sort(([one], [other]) => compare(one, other))
      .map(([name, inFolder]) =>
        node({
          id: `${above}${name}/`,
          label: name,
          description: String(inFolder.length),
          icon: ICONS.folder,
          spoken: words.t('{0}, documents: {1}', name, inFolder.length),
          kind: 'group',
          children: () => folderNodes(system, inFolder, `${folder}${name}/`, words),
        }),
      ),
    ...byTitle(here, words).map(document => documentNode(system, document, above, words)),
  ];
}

function nodesOf(system: SystemView, grouping: DocumentGrouping, words: Words): readonly TreeNode[] {
  if (grouping === 'folder') return folderNodes(system, system.documents, '', words);
  if (grouping === 'none') {
    return byTitle(system.documents, words).map(document => documentNode(system, document, `${system.root}|`, words));
  }
  return grouped(system, document => GROUPS[grouping](document, words), words);
}

export const documentsTree = (
  systems: readonly SystemView[],
  words: Words,
  grouping: DocumentGrouping,
): readonly TreeNode[] => bySystem(systems, system => nodesOf(system, grouping, words));
