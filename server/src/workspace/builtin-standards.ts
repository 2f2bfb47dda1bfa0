// The standards that come with Clausetrace: the catalogues in `server/standards`, each read when an SMS first names it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseYaml } from '../documents/yaml.ts';
import type { Standard } from '../standards/catalogue.ts';
import { readStandard } from '../standards/load.ts';

/** Standards by id, there for the asking. */
export interface StandardLibrary {
  /** `iso20000-1:2018` and so on, in code point order. */
  readonly ids: readonly string[];
  get(id: string): Standard | undefined;
}

/** Files of the folder that are no catalogues. */
const otherFiles: ReadonlySet<string> = new Set(['crosswalk.yaml']);

let library: StandardLibrary | undefined;

export function builtinStandards(): StandardLibrary {
  library ??= libraryOf(builtinStandardsFolder());
  return library;
}

/** The folder of the built-in catalogues: beside the bundle's folder (`dist/`), or two above this file in the sources. */
export function builtinStandardsFolder(): string {
  const candidates = ['../standards/', '../../standards/'].map(path => fileURLToPath(new URL(path, import.meta.url)));
  const found = candidates.find(folder => existsSync(`${folder}iso20000-1-2018.yaml`));
  if (found === undefined)
    throw new Error(`The built-in standards are missing: neither ${candidates.join(' nor ')} has them.`);
  return found;
}

/** Files are named after the standard, `KEY-EDITION.yaml`, so that none has to be read to know what is there. */
function libraryOf(folder: string): StandardLibrary {
  const names = readdirSync(folder).filter(name => name.endsWith('.yaml') && !otherFiles.has(name));
  const files = new Map(names.map(name => [name.replace(/-([^-]+)\.yaml$/, ':$1'), folder + name]));
  const read = new Map<string, Standard>();
  return {
    ids: [...files.keys()].sort(),
    get: id => {
      const file = files.get(id);
      if (file !== undefined && !read.has(id)) read.set(id, readBuiltin(file));
      return read.get(id);
    },
  };
}

/** A defect in a built-in catalogue is a defect of the product, and is thrown. */
function readBuiltin(file: string): Standard {
  const { mapping, problem } = parseYaml(readFileSync(file, 'utf8'));
  const reading = mapping && !problem ? readStandard(mapping) : { problems: problem ? [problem] : [] };
  if ('standard' in reading) return reading.standard;
  throw new Error(`The built-in standard ${file} is damaged: ${reading.problems[0]?.message ?? 'it is empty.'}`);
}
