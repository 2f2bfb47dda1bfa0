// Paths in a manifest: the globs of `documents` and `exclude`, and the `where` of waivers. What such a glob names before its first
// wildcard is a file or a folder, and follows it when it is moved.

import { type Field, FormReader } from '../../documents/yaml-reading.ts';
import { valueAt } from '../../documents/yaml-tree.ts';
import { lookUpClause } from '../../standards/lookup.ts';
import { directoryOf, joinPath } from '../../workspace/paths.ts';
import type { Sms } from '../../workspace/sms.ts';
import type { FileEdit } from '../workspace-edit.ts';
import { yamlTextEdit } from '../written-names.ts';
import type { Paths } from './paths.ts';

export function manifestEdits(sms: Sms, paths: Paths, files: { textOf(path: string): string | undefined }): FileEdit[] {
  const { path } = sms.manifest;
  if (path === undefined) return [];
  const renamed = globsIn(sms).flatMap(glob => {
    const newGlob = globAfter(glob.value, path, paths);
    return newGlob === undefined ? [] : [{ glob, newGlob }];
  });
  const text = renamed.length > 0 ? files.textOf(path) : undefined;
  if (text === undefined) return [];
  return renamed.flatMap(({ glob, newGlob }) => {
    const edit = yamlTextEdit(text, glob.span, glob.value, newGlob);
    return edit ? [{ path, ...edit }] : [];
  });
}

function globsIn(sms: Sms): Field<string>[] {
  const { source, waivers } = sms.manifest;
  const reader = new FormReader();
  const listed = ['documents', 'exclude'].flatMap(key => reader.texts(valueAt(source, key), key));
  const waived = waivers.map(({ where }) => where).filter(({ value }) => isGlob(value, sms));
  return [...listed, ...waived];
}

/** A waiver may also be for a clause, or a document by its id. */
function isGlob(where: string, sms: Sms): boolean {
  return !('clause' in lookUpClause(sms.catalogue, where)) && sms.entities(where).length === 0;
}

/** What the glob has to be afterwards; undefined where it can stay, or where no glob could name the new place. */
function globAfter(glob: string, manifest: string, paths: Paths): string | undefined {
  const named = literalPart(glob);
  const target = joinPath(directoryOf(manifest), named);
  if (named === '' || !paths.isMoved(target)) return undefined;
  const path = paths.newRelative(named, manifest, target);
  const canName = path !== undefined && path !== '.' && !/^\.\.(\/|$)|[*?[\]{}\\]/.test(path);
  return canName ? path + glob.slice(named.length) : undefined;
}

/** The segments before the first with a wildcard, without the slash behind them. */
function literalPart(glob: string): string {
  const literal: string[] = [];
  for (const segment of glob.split('/')) {
    if (/[*?[\]{}\\]/.test(segment)) break;
    literal.push(segment);
  }
  return literal.join('/').replace(/\/+$/, '');
}
