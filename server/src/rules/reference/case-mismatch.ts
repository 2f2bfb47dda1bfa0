// A link that leads to its file only on disks that ignore case: it works on the author's laptop, and breaks on the server
// that shows the SMS to everyone else.

import { linksFrom, replacePath } from '../links.ts';
import { placeIn, type Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export const caseMismatch: Rule = {
  id: 'reference/case-mismatch',
  severity: 'error',
  summary: 'A link differs in case from the name of its file.',
  *checkDocument(document, { sms }) {
    for (const { target, span } of linksFrom(document, sms)) {
      const resolution = sms.resolve(target);
      if (resolution.kind !== 'other-case') continue;
      const { link } = target;
      const path = withNamesOf(link.path, resolution.path);
      const fix = replacePath(link, path, document);
      yield {
        at: placeIn(document, span),
        document,
        message: `The link ${quote(link.path)} differs in case from the file ${quote(resolution.path)} and works on some computers only. Change it to ${quote(path)}.`,
        ...(fix && { fix }),
      };
    }
  },
};

/** The path as written, with its last names as they are on disk; `./`, `../` and a leading `/` stay. */
function withNamesOf(written: string, actual: string): string {
  const segments = written.split('/');
  const names = actual.split('/');
  for (let i = segments.length - 1; i >= 0; i--) {
    const segment = segments[i]!;
    if (segment === '' || segment === '.') continue;
    if (segment === '..') break;
    segments[i] = names.pop() ?? segment;
  }
  return segments.join('/');
}
