// Facts outlive the text they were read from. In V8 a part of a string holds on to the whole of it, so that one kept heading
// would keep its file in memory; a string of its own does not.

/** V8 copies parts shorter than this anyway. */
const shortestPart = 13;

/** The same text, independent of the string that it is a part of. A property's name is always stored as such, and only once. */
export function ownText(text: string): string {
  return text.length < shortestPart ? text : Object.keys({ [text]: undefined })[0]!;
}
