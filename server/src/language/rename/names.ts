// Renames ids of documents and rows, and roles: one name, written in the same way wherever it stands.

import { mentionsIn } from '../../documents/mentions.ts';
import { lineStartsOf } from '../../documents/text.ts';
import { idPattern } from '../../documents/yaml-reading.ts';
import { quote } from '../../rules/wording.ts';
import type { Sms } from '../../workspace/sms.ts';
import { type Occurrence, occurrencesOf } from '../occurrences.ts';
import type { Source } from '../source.ts';
import type { IdAt, RoleAt, SymbolAt } from '../symbol.ts';
import type { FileEdit } from '../workspace-edit.ts';
import { placeWords, type Refusal, type Renamable, refusal, refusalOfTornFile } from './renamable.ts';

export function renamableId(symbol: IdAt, source: Source): Renamable | Refusal {
  const { sms } = source;
  const entities = sms.entities(symbol.id);
  if (entities.length === 0) return refusal(`Nothing has the id ${quote(symbol.id)}: there is nothing to rename.`);
  if (entities.length > 1) {
    const [one, other] = definitionsOfId(symbol.id, sms);
    return refusal(
      `${quote(symbol.id)} is the id of two things: in ${one} and in ${other}. Nobody can tell which of them a reference means; change one by hand first.`,
    );
  }
  return renamableName(symbol, source, newId => definitionsOfId(newId, sms)[0]);
}

export function renamableRole(symbol: RoleAt, source: Source): Renamable | Refusal {
  const { sms } = source;
  if (sms.roles(symbol.id).length === 0) {
    return refusal(`The role ${quote(symbol.id)} is not defined: there is nothing to rename.`);
  }
  return renamableName(symbol, source, newId => definitionsOfRole(newId, sms)[0]);
}

/** `takenAt`: where a name is defined already. */
function renamableName(
  symbol: IdAt | RoleAt,
  source: Source,
  takenAt: (newName: string) => string | undefined,
): Renamable {
  const { id: name, span } = symbol;
  return {
    span,
    name,
    edits: newName => {
      const taken = takenAt(newName);
      if (taken !== undefined) return refusal(`${quote(newName)} is there already, in ${taken}.`);
      return defectOf(newName) ?? nameEdits(symbol, newName, source);
    },
  };
}

/** Words that YAML does not read as text. */
const yamlWords = /^(true|false|null)$/i;

function defectOf(name: string): Refusal | undefined {
  if (!idPattern.test(name)) {
    return refusal(
      `${quote(name)} cannot be an id: one starts with a letter or digit and goes on with letters, digits, ".", "_" and "-".`,
    );
  }
  return yamlWords.test(name)
    ? refusal(`${quote(name)} cannot be an id: YAML reads it as something else than text.`)
    : undefined;
}

function nameEdits(symbol: IdAt | RoleAt, newName: string, source: Source): FileEdit[] | Refusal {
  // A document is also named by paths, which stay as they are.
  const occurrences = occurrencesOf(symbol, source).filter(one => one.symbol.kind === symbol.kind);
  const torn = refusalOfTornFile(
    occurrences.map(({ path }) => path),
    source.files.systems,
  );
  if (torn) return torn;
  const unseen = isSeenInText(newName) ? undefined : occurrences.find(one => isInText(one.symbol));
  if (unseen) {
    return refusal(
      `${quote(newName)} would be no reference in running text, where only capital letters and digits in parts joined by hyphens are read as an id: ${placeOfOccurrence(unseen, source)}, names ${quote(symbol.id)}. Make it a link by id, \`[[${symbol.id}]]\`, first.`,
    );
  }
  const edits: FileEdit[] = [];
  for (const occurrence of occurrences) {
    const written = writtenAt(occurrence, source);
    if (written === symbol.id) edits.push({ path: occurrence.path, span: occurrence.symbol.span, newText: newName });
    // An alias of YAML follows its anchor.
    else if (!written?.startsWith('*')) return refusalOfSpelling(occurrence, symbol.id, source);
  }
  return edits;
}

/** An id of another form would still be there and lead nowhere. */
function isInText(symbol: SymbolAt): boolean {
  return symbol.kind === 'id' && (symbol.form === 'mention' || symbol.form === 'value');
}

function isSeenInText(id: string): boolean {
  return mentionsIn({ text: id, start: 0, places: undefined })[0]?.id === id;
}

function placeOfOccurrence({ path, symbol }: Occurrence, { files }: Source): string {
  return placeWords(path, lineStartsOf(files.textOf(path) ?? ''), symbol.span);
}

function writtenAt({ path, symbol: { span } }: Occurrence, { files }: Source): string | undefined {
  return files.textOf(path)?.slice(span.start, span.end);
}

function refusalOfSpelling(occurrence: Occurrence, name: string, source: Source): Refusal {
  const place = placeOfOccurrence(occurrence, source);
  return refusal(`${quote(name)} is written with escapes in ${place}: write it plainly there first.`);
}

function definitionsOfId(id: string, sms: Sms): string[] {
  return sms.entities(id).map(({ document, span }) => placeWords(document.path, document.facts.lineStarts, span));
}

function definitionsOfRole(id: string, sms: Sms): string[] {
  return sms.roles(id).map(({ definition, document }) => {
    const { path, lineStarts } = document ? { path: document.path, ...document.facts } : sms.manifest;
    return placeWords(path ?? '', lineStarts, definition.idSpan);
  });
}
