// The manifest as it is being edited. The index takes in a changed manifest only when the user pauses, since much depends on
// it; places in it must fit its text as it is now.

import { factsOfYaml } from '../documents/extract.ts';
import { ruleIds } from '../rules/registry.ts';
import { type Manifest, readManifest } from '../workspace/manifest.ts';
import type { Source } from './source.ts';

/** What was read last, by the manifest of the index. */
const lastRead = new WeakMap<Manifest, { readonly text: string; readonly manifest: Manifest }>();

export function manifestOf({ sms, files }: Pick<Source, 'sms' | 'files'>): Manifest {
  const { manifest: indexed } = sms;
  const text = indexed.path === undefined ? undefined : files.textOf(indexed.path);
  if (indexed.path === undefined || text === undefined) return indexed;
  const known = lastRead.get(indexed);
  if (known?.text === text) return known.manifest;
  const manifest = readManifest(indexed.path, factsOfYaml(text), ruleIds);
  lastRead.set(indexed, { text, manifest });
  return manifest;
}
