// Code actions: what the editor offers to do about a finding or at a place. Each sort has a file of its own and a line here, in
// the order in which they are offered.

import type { CodeAction, CodeActionContext, WorkspaceEdit } from 'vscode-languageserver';
import { type Span, spanOf } from '../../documents/text.ts';
import type { Finding } from '../../rules/check.ts';
import type { Source } from '../source.ts';
import { type Action, type ActionKind, type Circumstances, kinds, type Proposer } from './action.ts';
import { addHistory } from './add-history.ts';
import { addMetadata } from './add-metadata.ts';
import { claimHere, coverClause } from './claim-clause.ts';
import { compare } from './compare.ts';
import { createDocument } from './create-document.ts';
import { documentChangesOf, editOfChanges } from './document-changes.ts';
import { fixes, fixesOfFile, fixesOfRule } from './fixes.ts';
import { markReviewed } from './mark-reviewed.ts';
import { provideInformation } from './provide-information.ts';
import { removeIdle } from './remove-idle.ts';
import { suppress } from './suppress.ts';
import { waive } from './waive.ts';

const proposers: readonly { readonly kinds: readonly ActionKind[]; readonly propose: Proposer }[] = [
  { kinds: [kinds.quickFix], propose: fixes },
  { kinds: [kinds.quickFix], propose: compare },
  { kinds: [kinds.quickFix], propose: fixesOfRule },
  { kinds: [kinds.quickFix], propose: removeIdle },
  { kinds: [kinds.quickFix], propose: addMetadata },
  { kinds: [kinds.quickFix], propose: addHistory },
  { kinds: [kinds.quickFix], propose: createDocument },
  { kinds: [kinds.quickFix], propose: coverClause },
  { kinds: [kinds.quickFix], propose: provideInformation },
  { kinds: [kinds.quickFix, kinds.rewrite], propose: markReviewed },
  { kinds: [kinds.rewrite], propose: claimHere },
  { kinds: [kinds.quickFix], propose: suppress },
  { kinds: [kinds.quickFix], propose: waive },
  { kinds: [kinds.fixAll], propose: fixesOfFile },
];

/** The parts of an action that not every client can take. */
export interface CodeActionSupport {
  /** Asks for the edit of an action when the user has chosen it. */
  readonly resolve: boolean;
  readonly isPreferred: boolean;
  readonly documentChanges: boolean;
  readonly createFiles: boolean;
  /** Commands of the client, which actions may run. */
  readonly commands: ReadonlySet<string>;
}

/** What an action that is to be resolved carries. */
export interface ActionData {
  readonly uri: string;
  readonly span: Span;
  readonly key: string;
}

export const codeActionKinds: readonly string[] = Object.values(kinds);

/** What can be done at a span; without edits where the client asks for them later. */
export function codeActions(
  source: Source,
  span: Span,
  fileFindings: readonly Finding[],
  context: CodeActionContext,
  support: CodeActionSupport,
): CodeAction[] {
  const findings = findingsAt(span, source, fileFindings).filter(finding => isAskedAbout(finding, context));
  const actions = proposed({ source, span, findings, fileFindings }, support, context.only);
  return actions.flatMap((action): CodeAction[] => {
    const plain = describe(action, context, support);
    if (action.command) return [{ ...plain, command: action.command }];
    if (support.resolve) return [{ ...plain, data: dataOf(action, source, span) }];
    const edit = editOf(action, source, support);
    return edit ? [{ ...plain, edit }] : [];
  });
}

/** The edit of an action that the user has chosen; undefined where it is not offered any more. */
export function resolveCodeAction(
  { span, key }: ActionData,
  source: Source,
  fileFindings: readonly Finding[],
  support: CodeActionSupport,
): WorkspaceEdit | undefined {
  const findings = findingsAt(span, source, fileFindings);
  const circumstances = { source, span, findings, fileFindings };
  const action = proposed(circumstances, support, codeActionKinds).find(one => keyOf(one) === key);
  return action && editOf(action, source, support);
}

function proposed(
  circumstances: Circumstances,
  support: CodeActionSupport,
  only?: readonly string[],
): readonly Action[] {
  return proposers
    .filter(proposer => proposer.kinds.some(kind => isWanted(kind, only)))
    .flatMap(({ propose }) => [...propose(circumstances)])
    .filter(({ kind }) => isWanted(kind, only))
    .filter(({ makesFile, command }) =>
      command ? support.commands.has(command.command) : support.createFiles || !makesFile,
    );
}

/** Kinds are a tree: who asks for `source` gets `source.fixAll`. What is about the whole file is not offered unasked. */
function isWanted(kind: ActionKind, only: readonly string[] | undefined): boolean {
  if (only === undefined) return !kind.startsWith('source.');
  return only.some(one => one === '' || kind === one || kind.startsWith(`${one}.`));
}

function findingsAt({ start, end }: Span, { lineStarts }: Source, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ range }) => {
    const own = spanOf(lineStarts, range);
    return own.start <= end && start <= own.end;
  });
}

/** A client that names diagnostics wants actions about these and no others. */
function isAskedAbout(finding: Finding, { diagnostics }: CodeActionContext): boolean {
  return diagnostics.length === 0 || diagnosticsOf(finding, diagnostics).length > 0;
}

function diagnosticsOf({ rule, message, range }: Finding, diagnostics: CodeActionContext['diagnostics']) {
  const { start } = range;
  return diagnostics.filter(
    one =>
      one.code === rule &&
      one.message === message &&
      one.range.start.line === start.line &&
      one.range.start.character === start.character,
  );
}

function describe(
  { title, kind, finding, isPreferred }: Action,
  { diagnostics }: CodeActionContext,
  support: CodeActionSupport,
): CodeAction {
  const mended = finding ? diagnosticsOf(finding, diagnostics) : [];
  return {
    title,
    kind,
    ...(mended.length > 0 && { diagnostics: mended }),
    ...(support.isPreferred && isPreferred && { isPreferred }),
  };
}

function dataOf(action: Action, { files, path }: Source, span: Span): ActionData {
  return { uri: files.uri(path), span, key: keyOf(action) };
}

/** Tells the actions at one place apart. */
function keyOf({ title, kind, finding }: Action): string {
  const { line, character } = finding?.range.start ?? { line: -1, character: -1 };
  return [kind, title, line, character].join('\n');
}

function editOf(action: Action, source: Source, support: CodeActionSupport): WorkspaceEdit | undefined {
  const changes = action.changes?.();
  return changes && changes.length > 0 ? editOfChanges(documentChangesOf(changes, source.files), support) : undefined;
}
