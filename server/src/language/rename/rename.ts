// Rename: ids of documents and rows, roles, headings and explicit anchors, with everything that refers to them. What others have
// named (clauses, documented information, standards, rules) is not ours to rename, and files are renamed as files.

import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Span } from '../../documents/text.ts';
import { quote } from '../../rules/wording.ts';
import type { Source } from '../source.ts';
import type { FragmentAt, SymbolAt } from '../symbol.ts';
import { symbolAt } from '../symbol-at.ts';
import { type WorkspaceEditSupport, workspaceEdit } from '../workspace-edit.ts';
import { renamableId, renamableRole } from './names.ts';
import { idOfHeading, renamableAnchor, renamableHeading } from './places.ts';
import { isRefusal, type Refusal, type Renamable, refusal, refusalOfTornFile } from './renamable.ts';

export { isRefusal };

/** Undefined where nothing stands that has a name. */
export function prepareRename(
  source: Source,
  offset: number,
): { span: Span; placeholder: string } | Refusal | undefined {
  const renamable = renamableAt(source, offset);
  if (!renamable || isRefusal(renamable)) return renamable;
  return { span: renamable.span, placeholder: renamable.name };
}

export function rename(
  source: Source,
  offset: number,
  newName: string,
  support: WorkspaceEditSupport,
): WorkspaceEdit | Refusal | undefined {
  const renamable = renamableAt(source, offset);
  if (!renamable || isRefusal(renamable)) return renamable;
  if (newName.trim() === '') return refusal('A name cannot be empty.');
  if (newName === renamable.name) return refusal(`${quote(newName)} is the name already.`);
  const edits = renamable.edits(newName);
  return isRefusal(edits) ? edits : workspaceEdit(edits, source.files, support);
}

function renamableAt(source: Source, offset: number): Renamable | Refusal | undefined {
  const symbol = symbolAt(source, offset);
  if (!symbol) return undefined;
  const find = kinds[symbol.kind] as (symbol: SymbolAt, source: Source) => Renamable | Refusal | undefined;
  const renamable = find(symbol, source);
  return renamable && (refusalOfTornFile([source.path], source.files.systems) ?? renamable);
}

type Kinds = {
  readonly [K in SymbolAt['kind']]: (
    symbol: Extract<SymbolAt, { readonly kind: K }>,
    source: Source,
  ) => Renamable | Refusal | undefined;
};

const kinds: Kinds = {
  id: renamableId,
  role: renamableRole,
  heading: ({ document, heading }, source) => renamableHeading(document, heading, source),
  anchor: ({ document, name, span }, source) => renamableAnchor(document, name, source, span),
  fragment: renamableFragment,
  path: () => refusal('To change the path, rename or move the file itself: every link to it follows.'),
  label: () => undefined,
  clause: ({ text }) => refusal(`The clause ${quote(text)} has its number from the standard; it cannot be renamed.`),
  information: ({ id }) =>
    refusal(`The documented information ${quote(id)} has its name from the standard; it cannot be renamed.`),
  standard: ({ id }) =>
    refusal(`The standard ${quote(id)} has its name from those who publish it; it cannot be renamed.`),
  rule: ({ id }) => refusal(`The rule ${quote(id)} has its name from Clausetrace; it cannot be renamed.`),
  date: () => undefined,
  key: () => undefined,
};

/** From the end of a link: the heading or the anchor that it leads to. */
function renamableFragment(
  { document, place, fragment, span }: FragmentAt,
  source: Source,
): Renamable | Refusal | undefined {
  if (place === 'missing') return refusal(`The place ${quote(fragment)} is not there: there is nothing to rename.`);
  if (!document || !place) return undefined;
  const id = place.heading
    ? idOfHeading(document, place.heading, source.files.textOf(document.path) ?? '')
    : document.facts.anchors.find(anchor => anchor.span.start === place.span.start)?.name;
  if (id !== undefined) return renamableAnchor(document, id, source, span);
  return place.heading && renamableHeading(document, place.heading, source, span);
}
