// `check --fix`: applies every fix that leaves no choice, to the files on the disk, and looks again, since one mend can show the
// next defect. What has no such fix stays as it is.

import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { decodeText } from '../documents/decode.ts';
import { lineStartsOf } from '../documents/text.ts';
import type { CheckResult, Finding } from '../rules/check.ts';
import { mend } from '../rules/mending.ts';
import { isInside } from '../workspace/paths.ts';
import { checkAll, type Opened } from './open.ts';
import { replaceFile } from './write.ts';

/** Fixes that bring each other about would go on for ever. */
const rounds = 10;

export interface Fixed {
  /** What is found when everything is applied. */
  readonly results: readonly CheckResult[];
  readonly fixes: number;
  /** How many files were changed. */
  readonly files: number;
}

/** Changes only files at and below the folder that was asked for. */
export function applyFixes(opened: Opened, asOf: string): Fixed {
  const changed = new Set<string>();
  let fixes = 0;
  let { history } = opened;
  let results = checkAll(opened, asOf);
  for (let round = 0; round < rounds; round++) {
    const inRound: string[] = [];
    for (const [path, findings] of fixableByPath(results, opened.folder)) {
      const count = mendFile(path, findings, opened);
      if (count > 0) inRound.push(path);
      fixes += count;
    }
    if (inRound.length === 0) break;
    for (const path of inRound) changed.add(path);
    opened.workspace.update(inRound);
    history = history.changed(inRound);
    results = checkAll({ ...opened, history }, asOf);
  }
  return { results, fixes, files: changed.size };
}

/** Hints never leave the editor, nor do their fixes. */
function fixableByPath(results: readonly CheckResult[], folder: string): Map<string, Finding[]> {
  const byPath = new Map<string, Finding[]>();
  for (const finding of results.flatMap(result => result.findings)) {
    if (!finding.fix || finding.severity === 'hint' || !isInside(finding.path, folder)) continue;
    const found = byPath.get(finding.path);
    if (found) found.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  return byPath;
}

/** How many fixes were applied to a file: none where it is not as it was when it was checked. */
function mendFile(path: string, findings: readonly Finding[], opened: Opened): number {
  const file = realFile(path, opened.root);
  const bytes = file && readFileSync(file);
  if (!file || !bytes) return 0;
  const { text, problems } = decodeText(bytes);
  if (problems.length > 0 || !isAsChecked(path, text, opened)) return 0;
  const mended = mend(path, text, findings);
  if (mended.count === 0 || mended.text === text) return 0;
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
  replaceFile(file, mark + mended.text, statSync(file).mode);
  return mended.count;
}

/** The file itself, where the path is a link to it; undefined for what has vanished or lies outside of the root. */
function realFile(path: string, root: string): string | undefined {
  try {
    const file = realpathSync(join(root, path));
    const way = relative(realpathSync(root), file);
    return way === '..' || way.startsWith(`..${sep}`) ? undefined : file;
  } catch {
    return undefined;
  }
}

function isAsChecked(path: string, text: string, { workspace }: Opened): boolean {
  const sms = workspace.smsOf(path);
  const checked = sms?.document(path)?.facts.lineStarts ?? sms?.manifest.lineStarts ?? [];
  const now = lineStartsOf(text);
  return now.length === checked.length && now.every((start, i) => start === checked[i]);
}
