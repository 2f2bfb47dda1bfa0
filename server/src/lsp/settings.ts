// The settings of the server, the section `clausetrace` of the client's configuration.

import { isDate } from '../documents/dates.ts';

export const settingsSection = 'clausetrace';

export interface Settings {
  /** The day that counts as today; undefined: the clock's. */
  readonly asOf: string | undefined;
}

const defaultSettings: Settings = { asOf: undefined };

export interface SettingsReading {
  readonly settings: Settings;
  /** What is wrong with them, for the user. */
  readonly warnings: readonly string[];
}

/** Reads the section as it is, or a whole configuration that has it under its name. What is no setting is ignored. */
export function readSettings(value: unknown): SettingsReading {
  const section = sectionOf(value);
  const given = section?.asOf ?? '';
  if (typeof given === 'string' && (given.trim() === '' || isDate(given.trim()))) {
    return { settings: { asOf: given.trim() === '' ? undefined : given.trim() }, warnings: [] };
  }
  const shown = typeof given === 'string' ? given : JSON.stringify(given);
  const warning = `The setting clausetrace.asOf is “${shown}”, which is not a date such as 2026-11-20. Today's date is used instead.`;
  return { settings: defaultSettings, warnings: [warning] };
}

function sectionOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isMapping(value)) return undefined;
  const inner = value[settingsSection];
  return isMapping(inner) ? inner : value;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
