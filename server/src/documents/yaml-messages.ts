// The YAML library's errors in plain words: what is wrong, what to do.

import type { ErrorCode, YAMLError } from 'yaml';

const advice: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: 'An alias (`*name`) is not well formed. Put text that begins with `*` in quotes.',
  BAD_COLLECTION_TYPE: 'A tag does not fit the value behind it. Remove the tag.',
  BAD_DQ_ESCAPE:
    'A backslash in double quotes begins an escape that YAML does not know. Write `\\\\`, or use single quotes.',
  BAD_INDENT: 'This line is not indented as the lines around it require. Align it with them.',
  BAD_SCALAR_START: 'A value cannot begin with this character. Put the value in quotes.',
  BLOCK_AS_IMPLICIT_KEY:
    'A second `key: value` begins inside a value. Put text that contains `: ` in quotes, or mend the indentation.',
  BLOCK_IN_FLOW: 'A list or mapping over several lines stands inside brackets. Write it with brackets, too.',
  IMPOSSIBLE: 'This YAML cannot be read.',
  KEY_OVER_1024_CHARS: 'A key is longer than 1,024 characters. Put text that contains `: ` in quotes.',
  MISSING_CHAR: 'A closing or separating character is missing before this place.',
  MULTILINE_IMPLICIT_KEY:
    'A key runs over several lines. Put text that contains `: ` in quotes, or mend the indentation.',
  TAB_AS_INDENT: 'A tab indents this line. YAML allows spaces only.',
  UNEXPECTED_TOKEN: 'This does not belong here. Check the indentation, and put text with special characters in quotes.',
};

export function syntaxMessage(error: YAMLError): string {
  const words = advice[error.code] ?? 'This is not valid YAML. Check the place and the lines before it.';
  return `${words} (The parser says: ${error.message})`;
}

/** For a quote or bracket, at the place where it is opened. */
export function unclosedMessage(error: YAMLError): string {
  return `What is opened here is never closed. Add the missing quote or bracket. (The parser says: ${error.message})`;
}
