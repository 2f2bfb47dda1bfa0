// What is drawn of a standard, and what a person can do with the picture (pages/picture.ts does it).
import type { PictureMemory, PictureStandard } from '../../src/panels/pictureMessages.ts';
import { type Chapter, chaptersOf, type Figures, figuresOf } from './model.ts';

export interface Acts {
  open(clause: string): void;
  choose(root: string): void;
  mode(mode: PictureMemory['mode']): void;
  spotlight(on: PictureMemory['spotlight']): void;
  /** A key was pressed on a tile; `place` is its standard. */
  press(event: KeyboardEvent): void;
  /** The pointer or the focus is on a tile, or left it. */
  look(tile: HTMLElement | undefined): void;
  save(): void;
  matrix(): void;
  /** Makes an SMS where there is none. */
  initialize(): void;
}

export interface DrawnStandard {
  readonly standard: PictureStandard;
  readonly chapters: readonly Chapter[];
  readonly figures: Figures;
}

export const drawnOf = (standard: PictureStandard): DrawnStandard => {
  const chapters = chaptersOf(standard);
  return { standard, chapters, figures: figuresOf(chapters.flatMap(({ tiles }) => tiles)) };
};
