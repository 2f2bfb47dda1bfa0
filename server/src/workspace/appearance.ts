// What other documents can see of a document, so that an edit of its running text concerns nobody else: its metadata with the
// places, its title, its defects, and the names of its fragments.

import type { YamlNode } from '../documents/yaml-tree.ts';
import { type SmsDocument, titleOf } from './document.ts';

/** Whether two versions of a document look the same from outside, their fragments aside. */
export function looksTheSame(a: SmsDocument, b: SmsDocument): boolean {
  return (
    a.kind === b.kind &&
    isSameNode(a.facts.metadata, b.facts.metadata) &&
    isSameMetadataPlace(a, b) &&
    titleOf(a) === titleOf(b) &&
    JSON.stringify(a.facts.problems) === JSON.stringify(b.facts.problems)
  );
}

/** Fragments that only one of two versions of a document has; undefined stands for no document. */
export function* differingFragments(a: SmsDocument | undefined, b: SmsDocument | undefined): Iterable<string> {
  for (const name of a?.fragments.keys() ?? []) if (!b?.fragments.has(name)) yield name;
  for (const name of b?.fragments.keys() ?? []) if (!a?.fragments.has(name)) yield name;
}

/** Spans become lines and columns: those of the lines that hold metadata count too. */
function isSameMetadataPlace({ facts: a }: SmsDocument, { facts: b }: SmsDocument): boolean {
  const end = a.metadata?.span.end ?? 0;
  for (let line = 0; ; line++) {
    const [one, other] = [a.lineStarts[line] ?? end + 1, b.lineStarts[line] ?? end + 1];
    if (one > end && other > end) return true;
    if (one !== other) return false;
  }
}

/** The same value, written in the same way at the same place. */
function isSameNode(a: YamlNode | undefined, b: YamlNode | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.span.start !== b.span.start || a.span.end !== b.span.end) return false;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value && a.source === b.source;
  if (a.kind === 'sequence') {
    return (
      b.kind === 'sequence' &&
      a.items.length === b.items.length &&
      a.items.every((item, i) => isSameNode(item, b.items[i]))
    );
  }
  return (
    b.kind === 'mapping' &&
    a.entries.length === b.entries.length &&
    a.entries.every((entry, i) => {
      const other = b.entries[i]!;
      return (
        entry.key === other.key &&
        entry.keySpan.start === other.keySpan.start &&
        entry.keySpan.end === other.keySpan.end &&
        isSameNode(entry.value, other.value)
      );
    })
  );
}
