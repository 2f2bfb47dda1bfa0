// Text from documents, written into Markdown of our own: a report, a hover.

import { withoutControls } from './plain.ts';

/** Text that stays text in Markdown, in a table's cell too: marks are escaped, HTML is spelled out, and there is one line. */
export function escapeText(text: string): string {
  return (
    // First, lest they hide from the escaping what they part.
    withoutControls(text)
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_[\]|~#!]/g, '\\$&')
      // GitHub makes mentions, formulas, emoji and links of these without any mark.
      .replace(/@/g, '&#64;')
      .replace(/\$/g, '&#36;')
      .replace(/:(?=[\w+-]+:)/g, '&#58;')
      .replace(/(https?|ftp):\/\//gi, '$1&#58;//')
      .replace(/\bwww\./gi, 'www&#46;')
  );
}
