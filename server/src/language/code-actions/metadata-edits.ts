// Edits of the metadata of any document of the SMS and of the manifest, in the words that the repository uses for our keys.

import { parseYaml } from '../../documents/yaml.ts';
import {
  addItem,
  type Edits,
  insertKeys,
  type ListChange,
  removeItem,
  removeKey,
  setText,
  type YamlFile,
} from '../../documents/yaml-edit.ts';
import { entryOf, itemsOf } from '../../documents/yaml-tree.ts';
import type { YamlFields } from '../../documents/yaml-values.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import { manifestKeys } from '../../workspace/manifest.ts';
import { type MetadataKey, metadataKeys } from '../../workspace/metadata-keys.ts';
import type { Source } from '../source.ts';
import type { FileEdit } from '../workspace-edit.ts';

/** Edits of one document's metadata; each is undefined where it cannot be made without risk. */
export class MetadataEditor {
  readonly #path: string;
  readonly #file: YamlFile;
  readonly #order: readonly string[];
  readonly #nameOf: (key: MetadataKey) => string;

  private constructor(document: SmsDocument, text: string, { sms }: Source) {
    const { facts, metadata } = document;
    this.#path = document.path;
    this.#file = { text, format: facts.format, metadata: facts.metadata, frontMatter: facts.frontMatter };
    this.#nameOf = key => writtenName(key, metadata, sms.manifest.aliases);
    this.#order = metadataKeys.map(this.#nameOf);
  }

  /** Undefined where the file cannot be read. */
  static of(document: SmsDocument, source: Source): MetadataEditor | undefined {
    const { files } = source;
    const text = document.path === source.path ? source.text : files.textOf(document.path);
    const current = text === undefined ? undefined : files.reread(document.path, text);
    return text !== undefined && current ? new MetadataEditor(current, text, source) : undefined;
  }

  insert(fields: Readonly<Partial<Record<MetadataKey, string>>>): readonly FileEdit[] | undefined {
    const named: YamlFields = Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [this.#nameOf(key as MetadataKey), value]),
    );
    return this.#placed(insertKeys(this.#file, named, this.#order));
  }

  set(key: MetadataKey, text: string): readonly FileEdit[] | undefined {
    return this.#placed(setText(this.#file, this.#nameOf(key), text, this.#order));
  }

  add(change: ListChange & { readonly key: MetadataKey }): readonly FileEdit[] | undefined {
    return this.#placed(addItem(this.#file, { ...change, key: this.#nameOf(change.key) }, this.#order));
  }

  remove(key: MetadataKey): readonly FileEdit[] | undefined {
    return this.#placed(removeKey(this.#file, this.#nameOf(key)));
  }

  #placed(edits: Edits): readonly FileEdit[] | undefined {
    return edits?.map(edit => ({ path: this.#path, ...edit }));
  }
}

type ManifestKey = (typeof manifestKeys.top)[number];

/** Adds an item to a list of the manifest. Undefined without a manifest. */
export function addToManifest(
  change: ListChange & { readonly key: ManifestKey },
  source: Source,
): readonly FileEdit[] | undefined {
  return inManifest(source, file => addItem(file, change, manifestKeys.top));
}

/** Takes the item at a place out of a list of the manifest. */
export function removeFromManifest(key: ManifestKey, offset: number, source: Source): readonly FileEdit[] | undefined {
  return inManifest(source, file => {
    const items = itemsOf(entryOf(file.metadata, key)?.value);
    return removeItem(
      file,
      key,
      items.findIndex(({ span }) => span.start <= offset && offset <= span.end),
    );
  });
}

function inManifest({ sms, files }: Source, edit: (file: YamlFile) => Edits): readonly FileEdit[] | undefined {
  const { path } = sms.manifest;
  const text = path === undefined ? undefined : files.textOf(path);
  if (path === undefined || text === undefined) return undefined;
  // The index takes in a manifest when the user pauses; an edit must fit the text as it is now.
  const { mapping: metadata, problem } = parseYaml(text);
  if (problem) return undefined;
  return edit({ text, format: 'yaml', metadata, frontMatter: undefined })?.map(one => ({ path, ...one }));
}

/** The name under which a document has one of our keys, or would have it. */
function writtenName(
  key: MetadataKey,
  { source, keySpans }: SmsDocument['metadata'],
  aliases: ReadonlyMap<string, string>,
): string {
  const start = keySpans.get(key)?.start;
  const entry = start === undefined ? undefined : source?.entries.find(({ keySpan }) => keySpan.start === start);
  return entry?.key ?? aliases.get(key) ?? key;
}
