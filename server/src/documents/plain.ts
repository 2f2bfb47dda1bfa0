// What documents say must not act on whatever shows it: a terminal, a page, a spreadsheet, a calendar. One function for all of them.

/**
 * Without what moves cursors, rings bells, or turns the direction of text around, so that it reads otherwise than it is; tabs and
 * line breaks stay. Marks of right-to-left writing, which turn nothing around, stay too.
 */
export function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
}
