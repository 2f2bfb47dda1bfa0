// Colours of the command line: only on a terminal, unless NO_COLOR or FORCE_COLOR say otherwise.

import pico from 'picocolors';
import { type Palette, plainPalette } from '../reports/palette.ts';
import type { Output, Surroundings } from './command.ts';

export function paletteFor({ isTerminal }: Output, env: Surroundings['env']): Palette {
  return hasColours(isTerminal, env) ? pico.createColors(true) : plainPalette;
}

function hasColours(isTerminal: boolean, env: Surroundings['env']): boolean {
  // Present and not empty, whatever its value: https://no-color.org
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}
