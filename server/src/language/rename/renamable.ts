// What a rename needs to know of the thing at the cursor, and how a rename is refused: in words for the user, with the place of
// what stands in the way.

import type { DocumentFacts } from '../../documents/facts.ts';
import { lineAt, type Span } from '../../documents/text.ts';
import { quote } from '../../rules/wording.ts';
import type { Sms } from '../../workspace/sms.ts';
import type { FileEdit } from '../workspace-edit.ts';

export interface Renamable {
  /** What the editor marks as the name: it holds the cursor. */
  readonly span: Span;
  /** What the user starts from. */
  readonly name: string;
  readonly edits: (newName: string) => FileEdit[] | Refusal;
}

export interface Refusal {
  /** Why not, as one or two sentences. */
  readonly refused: string;
}

export function refusal(refused: string): Refusal {
  return { refused };
}

export function isRefusal(value: object | undefined): value is Refusal {
  return value !== undefined && 'refused' in value;
}

/** `"policies/a.md", line 3` */
export function placeWords(path: string, lineStarts: readonly number[], { start }: Span): string {
  return `${quote(path)}, line ${lineAt(lineStarts, start) + 1}`;
}

/** Places in a file that does not parse are guesses, and editors that save what is not UTF-8 destroy what they could not read. */
export function refusalOfTornFile(paths: Iterable<string>, systems: readonly Sms[]): Refusal | undefined {
  for (const path of new Set(paths)) {
    const facts = systems.map(sms => factsOf(path, sms)).find(one => one !== undefined);
    const problem = facts?.problems[0];
    if (facts && problem) {
      const defect = problem.rule === 'file/encoding' ? 'is not UTF-8' : 'cannot be read';
      return refusal(`${placeWords(path, facts.lineStarts, problem.span)}, ${defect}: mend the file first.`);
    }
  }
  return undefined;
}

function factsOf(path: string, sms: Sms): Pick<DocumentFacts, 'problems' | 'lineStarts'> | undefined {
  const { manifest } = sms;
  if (path !== manifest.path) return sms.document(path)?.facts;
  return { problems: manifest.fileProblems, lineStarts: manifest.lineStarts };
}
