// The settings of the server, the section `clausetrace` of the client's configuration.

import { isDate } from '../documents/dates.ts';

export const settingsSection = 'clausetrace';

/** Features that a user can turn off with `<name>.enabled`. All are on otherwise. */
export const switchableFeatures = [
  'codeLens',
  'inlayHints',
  'semanticTokens',
  'folding',
  'selectionRanges',
  'documentSymbols',
  'workspaceSymbols',
  'callHierarchy',
] as const;
export type SwitchableFeature = (typeof switchableFeatures)[number];

export interface Settings {
  /** The day that counts as today; undefined: the clock's. */
  readonly asOf: string | undefined;
  /** The revision that the SMS is held against, in the syntax of git; undefined: none. */
  readonly baseline: string | undefined;
  readonly turnedOff: ReadonlySet<SwitchableFeature>;
}

export interface SettingsReading {
  readonly settings: Settings;
  /** What is wrong with them, for the user. */
  readonly warnings: readonly string[];
}

type Mapping = Readonly<Record<string, unknown>>;

/** Reads the section as it is, or a whole configuration that has it under its name. What is no setting is ignored. */
export function readSettings(value: unknown): SettingsReading {
  const section = sectionOf(value) ?? {};
  const warnings: string[] = [];
  const warn = (warning: string) => warnings.push(warning);
  const settings = {
    asOf: readAsOf(section, warn),
    baseline: readBaseline(section, warn),
    turnedOff: readTurnedOff(section, warn),
  };
  return { settings, warnings };
}

function readAsOf(section: Mapping, warn: (warning: string) => void): string | undefined {
  const given = section.asOf ?? '';
  const text = typeof given === 'string' ? given.trim() : undefined;
  if (text === '') return undefined;
  if (text !== undefined && isDate(text)) return text;
  warn(
    `The setting clausetrace.asOf is “${shown(given)}”, which is not a date such as 2026-11-20. Today's date is used instead.`,
  );
  return undefined;
}

/** Whether git knows it is found out when it is looked at. */
function readBaseline(section: Mapping, warn: (warning: string) => void): string | undefined {
  const given = section.baseline ?? '';
  if (typeof given === 'string') return given.trim() || undefined;
  warn(`The setting clausetrace.baseline is “${shown(given)}”, which is no revision. There is no baseline.`);
  return undefined;
}

function readTurnedOff(section: Mapping, warn: (warning: string) => void): ReadonlySet<SwitchableFeature> {
  const isOff = (feature: SwitchableFeature) => {
    const given = switchOf(section, feature) ?? true;
    if (typeof given !== 'boolean') {
      warn(
        `The setting clausetrace.${feature}.enabled is “${shown(given)}”, which is neither true nor false. It counts as true.`,
      );
    }
    return given === false;
  };
  return new Set(switchableFeatures.filter(isOff));
}

/** Some editors send `{ codeLens: { enabled: false } }`, others the setting under its whole name. */
function switchOf(section: Mapping, feature: SwitchableFeature): unknown {
  const group = section[feature];
  return isMapping(group) ? group.enabled : section[`${feature}.enabled`];
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function sectionOf(value: unknown): Mapping | undefined {
  if (!isMapping(value)) return undefined;
  const inner = value[settingsSection];
  return isMapping(inner) ? inner : value;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
