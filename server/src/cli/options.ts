// Options that several commands share, and how their values are read.

import { dateMeantBy, isDate } from '../documents/dates.ts';
import { nearestTo } from '../documents/similar.ts';
import type { Standard } from '../standards/catalogue.ts';
import type { Sms } from '../workspace/sms.ts';
import { type ArgumentSpec, CommandFailure, type Input, type OptionSpec, type Surroundings } from './command.ts';

export const folderArgument: ArgumentSpec = {
  name: 'DIR',
  description: 'folder of the SMS, or one inside it (default: the current folder)',
};

export const asOfOption: OptionSpec = {
  flag: '--as-of',
  value: 'DATE',
  description: 'the day that counts as today, such as 2026-11-20 (default: today)',
};

export const revOption: OptionSpec = {
  flag: '--rev',
  value: 'REV',
  description: 'look at a git revision, such as a tag or HEAD~3, instead of the files as they are',
};

/** For commands whose arguments are revisions. */
export const dirOption: OptionSpec = {
  flag: '--dir',
  value: 'DIR',
  description: 'folder of the SMS, or one inside it (default: the current folder)',
};

export const standardOption: OptionSpec = {
  flag: '--standard',
  value: 'KEY',
  description: 'the standard, such as iso20000-1:2018 (default: the first of the manifest)',
};

export const outputOption: OptionSpec = {
  flag: '--output',
  value: 'FILE',
  description: 'write to a file instead of the standard output',
};

export function asOfFrom(input: Input, { today }: Surroundings): string {
  return dateFrom(input, '--as-of') ?? today();
}

/** Undefined where the option is not given. */
export function dateFrom(input: Input, flag: string): string | undefined {
  const text = input.option(flag);
  if (text === undefined || isDate(text)) return text;
  const meant = dateMeantBy(text);
  throw new CommandFailure(
    `${flag} ${quoted(text)} is not a date such as 2026-11-20${meant ? `; did you mean ${meant}?` : ''}`,
  );
}

/** The standard of an SMS that `--standard` names; undefined where the SMS does not have it. */
export function standardOf(sms: Sms, key: string | undefined): Standard | undefined {
  const { standards } = sms.catalogue;
  return key === undefined ? standards[0] : standards.find(one => one.id === key || one.key === key);
}

export function unknownStandard(key: string, systems: readonly Sms[]): CommandFailure {
  const ids = [...new Set(systems.flatMap(sms => sms.catalogue.standards.map(standard => standard.id)))];
  return unknownName('standard', key, ids);
}

/** `unknown format "jsn" (text, json); did you mean json?` */
export function unknownName(what: string, name: string, known: readonly string[]): CommandFailure {
  const near = nearestTo(name, known);
  return new CommandFailure(
    `unknown ${what} ${quoted(name)} (known: ${known.join(', ')})${near ? `; did you mean ${near}?` : ''}`,
  );
}

export function quoted(text: string): string {
  return JSON.stringify(text);
}
