// Where the cursor is in YAML: the way of keys and items to it, and the word it is in.

import type { Span } from '../../documents/text.ts';
import type { YamlPath } from '../schema.ts';

export interface YamlPlace {
  /**
   * `value`: behind `key:`. `key`: only a key can stand here. `slot`: at the start of a line or of an item, where a key of
   * the mapping at the path, or a value of the path, can stand.
   */
  readonly kind: 'key' | 'value' | 'slot';
  readonly path: YamlPath;
  /** The word at the cursor, without quotes. */
  readonly token: Span;
  /** The part of the word before the cursor. */
  readonly typed: string;
  readonly quote: '"' | "'" | '';
  readonly isFlow: boolean;
  /** The column at which a key here stands. */
  readonly column: number;
  /** Keys that are already in the mapping that a key here would belong to. */
  readonly siblings: ReadonlySet<string>;
  /** The word is a key with its colon. */
  readonly hasColon: boolean;
  /** No space stands between the colon and the cursor. */
  readonly isGlued: boolean;
}

/** Behind `#`: the text of the comment up to the cursor. */
export interface YamlComment {
  readonly kind: 'comment';
  readonly start: number;
}
