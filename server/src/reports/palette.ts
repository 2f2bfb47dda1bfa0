// Colours of text reports. They come in from outside, so that what goes into a pipe is plain and reports stay pure.

export type Paint = (text: string) => string;

export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
}

const asIs: Paint = text => text;

export const plainPalette: Palette = {
  bold: asIs,
  dim: asIs,
  red: asIs,
  yellow: asIs,
  green: asIs,
  blue: asIs,
  cyan: asIs,
};
