// Code actions, for clients that take them whole; older ones only know commands. Edits are made when the user has chosen an
// action, where the client can wait for them.

import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import {
  type ActionData,
  codeActionKinds,
  codeActions,
  resolveCodeAction,
} from '../language/code-actions/code-actions.ts';
import { offsetAt, type Source } from '../language/source.ts';
import type { Finding } from '../rules/check.ts';
import type { Feature } from './feature.ts';
import type { Session } from './session.ts';
import { sourceOf } from './sources.ts';

export const codeActionsFeature: Feature = {
  capabilities: ({ codeActions: support }) =>
    support ? { codeActionProvider: { codeActionKinds: [...codeActionKinds], resolveProvider: support.resolve } } : {},

  listen(connection, ask) {
    connection.onCodeAction(ask(list));
    connection.onCodeActionResolve(ask(resolve));
  },
};

async function list(session: Session, { textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> {
  const { codeActions: support } = session.support;
  const found = support && (await placeOf(session, textDocument.uri));
  if (!found) return [];
  const { source, findings } = found;
  const span = { start: offsetAt(source, range.start), end: offsetAt(source, range.end) };
  return codeActions(source, span, findings, context, support);
}

async function resolve(session: Session, action: CodeAction): Promise<CodeAction> {
  const { codeActions: support } = session.support;
  const data: unknown = action.data;
  const found = support && isActionData(data) ? await placeOf(session, data.uri) : undefined;
  if (!found || !support || !isActionData(data)) return action;
  const edit = resolveCodeAction(data, found.source, found.findings, support);
  return edit ? { ...action, edit } : action;
}

async function placeOf(
  session: Session,
  uri: string,
): Promise<{ source: Source; findings: readonly Finding[] } | undefined> {
  // First, as it may make the index anew.
  const findings = await session.currentFindings(uri);
  const source = sourceOf(session, uri);
  return source && { source, findings };
}

/** A client may send anything. */
function isActionData(data: unknown): data is ActionData {
  const { uri, key, span } = (data ?? {}) as Partial<ActionData>;
  return (
    typeof uri === 'string' &&
    typeof key === 'string' &&
    typeof span?.start === 'number' &&
    typeof span.end === 'number'
  );
}
