// Explicit anchors behind a heading: `## Escalation {#escalation}`, `{ #escalation .wide }`, `{: #escalation}`.
// Site generators read them; GitHub shows them as text.

import type { Anchor } from './facts.ts';
import { ownText } from './own-text.ts';
import type { Span } from './text.ts';

const attributesPattern = /(?<!\\)\{:?([^{}\r\n]*)\}$/;
const idPattern = /(?<=^|\s)#([^\s#.{}]+)/;

/** The anchor at the end of a heading's text. */
export function headingAnchor(source: string, textSpan: Span): Anchor | undefined {
  if (source[textSpan.end - 1] !== '}') return undefined;
  const text = source.slice(textSpan.start, textSpan.end);
  const attributes = attributesPattern.exec(text);
  const id = attributes && idPattern.exec(attributes[1]!);
  if (!id) return undefined;
  const start = textSpan.end - 1 - attributes[1]!.length + id.index + 1;
  return { name: ownText(id[1]!), span: { start, end: start + id[1]!.length } };
}
