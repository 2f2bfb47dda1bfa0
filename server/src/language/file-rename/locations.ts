// `location`: where the thing itself lies that a pointer document, or a row of a register, speaks of. Only what leads to a file
// or a folder is a path; anything else is an address or plain words.

import type { TextEdit } from '../../documents/text-edits.ts';
import { type Field, FormReader } from '../../documents/yaml-reading.ts';
import { valueAt } from '../../documents/yaml-tree.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import { directoryOf, joinPath } from '../../workspace/paths.ts';
import type { Sms } from '../../workspace/sms.ts';
import { yamlTextEdit } from '../written-names.ts';
import type { Paths } from './paths.ts';

/** An edit of a file, once its text is there. */
type PendingEdit = (text: string) => TextEdit | undefined;

export function locationEdits(document: SmsDocument, sms: Sms, paths: Paths): PendingEdit[] {
  return locationsIn(document).flatMap(({ value, span }) => {
    const path = pathIn(value, document, sms);
    if (path === undefined) return [];
    const target = joinPath(directoryOf(document.path), path);
    const newPath = paths.newRelative(path, document.path, target);
    if (newPath === undefined) return [];
    return [text => yamlTextEdit(text, span, value, newPath + value.slice(path.length))];
  });
}

function locationsIn({ metadata, facts }: SmsDocument): Field<string>[] {
  const reader = new FormReader();
  const ofRows = facts.rows.flatMap(({ node }) => reader.text(valueAt(node, 'location'), 'location') ?? []);
  return metadata.location ? [metadata.location, ...ofRows] : ofRows;
}

/** The part of a location that is a path to something that is there: `contract.pdf` of `contract.pdf#page=3`. */
function pathIn(location: string, document: SmsDocument, sms: Sms): string | undefined {
  if (/^([A-Za-z][A-Za-z0-9+.-]+:|[/\\])/.test(location)) return undefined;
  return [location, location.replace(/[?#].*$/s, '')].find(path => {
    const target = joinPath(directoryOf(document.path), path);
    return path !== '' && (sms.document(target) ?? sms.files.kindOf(target)) !== undefined;
  });
}
