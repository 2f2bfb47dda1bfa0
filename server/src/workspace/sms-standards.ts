// The catalogue of one SMS: the standards that its manifest names, built in or from a file beside it, with the wording that a
// licence holder lays over them.

import { decodeText } from '../documents/decode.ts';
import { lineStartsOf } from '../documents/text.ts';
import { parseYaml } from '../documents/yaml.ts';
import { headOf } from '../documents/yaml-reading.ts';
import { valueAt, type YamlMapping } from '../documents/yaml-tree.ts';
import type { Catalogue, Standard, StandardProblem } from '../standards/catalogue.ts';
import { layTextOver, readStandard, standardIdOf } from '../standards/load.ts';
import { buildCatalogue } from '../standards/lookup.ts';
import type { StandardLibrary } from './builtin-standards.ts';
import type { DiscoveredSms } from './discover.ts';
import type { FileSystem } from './file-system.ts';
import type { Field } from './metadata.ts';
import { compareText } from './paths.ts';
import type { StandardFileProblem } from './sms.ts';

/** A catalogue of 40 KB is a large one; what is beyond this is something else. */
export const maxStandardBytes = 4_000_000;

export interface SmsStandards {
  readonly standards: Catalogue;
  /** Standards that the manifest names and nobody supplies. */
  readonly unknown: readonly Field<string>[];
  /** Every standard the manifest could name, in code point order. */
  readonly known: readonly string[];
  readonly problems: readonly StandardFileProblem[];
}

export function catalogueFor(
  { manifest, standards: paths }: Pick<DiscoveredSms, 'manifest' | 'standards'>,
  { fileSystem, standards: builtin }: { readonly fileSystem: FileSystem; readonly standards: StandardLibrary },
): SmsStandards {
  const named = new Map(manifest.standards.map(field => [field.value, field]));
  const own = new Map<string, Standard>();
  const problems: StandardFileProblem[] = [];
  for (const path of paths) {
    const file = readFile(fileSystem, path);
    if (!file) continue;
    const report = (found: readonly StandardProblem[]) => {
      problems.push(...found.map(problem => ({ ...problem, path, lineStarts: file.lineStarts })));
    };
    if (file.problem) report([file.problem]);
    if (!file.mapping || !isMeantAsStandard(file.mapping)) continue;
    const id = standardIdOf(file.mapping);
    if (id !== undefined && builtin.ids.includes(id)) {
      const base = named.has(id) ? (own.get(id) ?? builtin.get(id)) : undefined;
      if (!base) continue;
      const overlay = layTextOver(base, file.mapping);
      own.set(id, overlay.standard);
      report(overlay.problems);
    } else if (id !== undefined && own.has(id)) {
      report([
        {
          message: `The standard \`${id}\` is defined in another file already.`,
          span: headOf(file.mapping),
        },
      ]);
    } else {
      const reading = readStandard(file.mapping);
      if ('standard' in reading) own.set(reading.standard.id, reading.standard);
      else report(reading.problems);
    }
  }
  const found = [...named.keys()].flatMap(id => own.get(id) ?? builtin.get(id) ?? []);
  const supplied = new Set(found.map(standard => standard.id));
  return {
    standards: buildCatalogue(found),
    unknown: [...named.values()].filter(field => !supplied.has(field.value)),
    known: [...new Set([...builtin.ids, ...own.keys()])].sort(compareText),
    problems,
  };
}

function readFile(fileSystem: FileSystem, path: string) {
  const content = fileSystem.read(path, maxStandardBytes);
  if (!('bytes' in content)) return undefined;
  const { text } = decodeText(content.bytes);
  return { ...parseYaml(text), lineStarts: lineStartsOf(text) };
}

/** Other files may lie in a folder of that name: documents, pipeline definitions. */
function isMeantAsStandard(mapping: YamlMapping): boolean {
  return ['key', 'edition', 'clauses'].filter(key => valueAt(mapping, key) !== undefined).length >= 2;
}
