// `check --baseline`: a revision, or a file with an earlier output of `check`.

import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText } from '../documents/decode.ts';
import { type Baseline, baselineFindings, readBaseline } from '../reports/baseline.ts';
import { checkOutput } from '../reports/check-output.ts';
import { CommandFailure, type Surroundings } from './command.ts';
import { checkAll, type Opened } from './open.ts';
import { quoted } from './options.ts';
import { commitOf, type OpenRepository, openRepository, openRevision, renamesSince } from './revision.ts';
import { reasonOf } from './write.ts';

/** Where to look for what was known before, when the workspace itself is opened with what the repository has learnt. */
export type BaselineSource =
  | { readonly kind: 'file'; readonly name: string; readonly path: string }
  | { readonly kind: 'revision'; readonly name: string; readonly repository: OpenRepository };

/** A file of that name wins over a revision. */
export async function findBaseline(name: string, asked: string, surroundings: Surroundings): Promise<BaselineSource> {
  if (name === '') throw new CommandFailure('--baseline needs a revision, or the name of a file');
  const path = resolve(surroundings.cwd, name);
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return { kind: 'file', name, path };
  if (/\.json$/i.test(name)) throw new CommandFailure(`the baseline ${quoted(name)} does not exist`);
  return { kind: 'revision', name, repository: await openRepository(asked, surroundings) };
}

/** The findings of the baseline. Those of a revision are judged as of the same day, so that only edits make new ones. */
export async function baselineFrom(source: BaselineSource, asOf: string, now: Opened): Promise<Baseline> {
  const { name } = source;
  if (source.kind === 'file') return { source: name, ...fileAt(source.path, name) };
  const { repository } = source;
  const commit = await commitOf(name, repository);
  const then = await openRevision(repository, commit, name);
  const output = checkOutput(checkAll(then, asOf), asOf, { folder: then.folder });
  return {
    source: name,
    findings: baselineFindings(output),
    renames: await renamesSince(repository, commit, now.commit),
  };
}

function fileAt(path: string, name: string): NonNullable<ReturnType<typeof readBaseline>> {
  const baseline = readBaseline(textOf(path, name));
  if (baseline) return baseline;
  // It may be any file, which the hint must not overwrite.
  throw new CommandFailure(
    `the baseline ${quoted(name)} is no output of check; clausetrace check --format json > baseline.json writes one`,
  );
}

function textOf(path: string, name: string): string {
  try {
    // Shells on Windows write UTF-16.
    return decodeText(readFileSync(path)).text;
  } catch (error) {
    throw new CommandFailure(
      `the baseline ${quoted(name)} cannot be read: ${reasonOf(error as NodeJS.ErrnoException)}`,
    );
  }
}
