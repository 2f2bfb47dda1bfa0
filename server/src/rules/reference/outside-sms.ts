// A link to a file outside of the SMS: whoever receives the SMS, an auditor among them, does not receive that file.

import type { Resolution } from '../../workspace/sms.ts';
import { linksFrom } from '../links.ts';
import { placeIn, type Rule } from '../rule.ts';
import { quote } from '../wording.ts';

export const outsideSms: Rule = {
  id: 'reference/outside-sms',
  severity: 'info',
  summary: 'A document links to a file outside of the folder of its SMS.',
  *checkDocument(document, { sms }) {
    if (document.kind !== 'document' || sms.manifest.path === undefined) return;
    for (const { target, span } of linksFrom(document, sms)) {
      const path = pathOf(sms.resolve(target));
      if (path === undefined || sms.contains(path)) continue;
      yield {
        at: placeIn(document, span),
        document,
        message: `The link ${quote(target.link.path)} leads out of the SMS to ${quote(path === '' ? '/' : path)}, which is not handed over with it. Move the file into the SMS, or keep a record of it there.`,
      };
    }
  },
};

/** What the link leads to besides documents, which lie in the SMS. */
function pathOf(resolution: Resolution): string | undefined {
  return resolution.kind === 'file' || resolution.kind === 'directory' ? resolution.path : undefined;
}
