// Finds what a request is about: the file, its text and its SMS, for the features in language/.

import { lineStartsOf } from '../documents/text.ts';
import type { Source } from '../language/source.ts';
import type { Session } from './session.ts';

/** Undefined for files of no folder and no SMS, and for those that cannot be read. */
export function sourceOf(session: Session, uri: string): Source | undefined {
  const placed = session.placeOf(uri);
  if (!placed) return undefined;
  const { root, local: path } = placed;
  const sms = root.smsOf(path);
  const text = root.textOf(path);
  if (!sms || text === undefined) return undefined;
  const document = sms.document(path);
  return {
    path,
    text,
    lineStarts: document?.facts.lineStarts ?? lineStartsOf(text),
    sms,
    analysis: root.analysisOf(sms, session.asOf),
    document,
    isManifest: sms.manifest.path === path,
    files: {
      uri: other => session.uri(root.absolute(other)),
      textOf: other => root.textOf(other),
    },
  };
}
