// Finds what a request is about: the file, its text and its SMS, for the features in language/.

import { lineStartsOf } from '../documents/text.ts';
import type { Source, SourceFiles } from '../language/source.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';
import type { SwitchableFeature } from './settings.ts';

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
    files: sourceFilesOf(session, root),
  };
}

export function sourceFilesOf(session: Session, root: Root): SourceFiles {
  return {
    systems: root.systems,
    uri: path => session.uri(root.absolute(path)),
    textOf: path => root.textOf(path),
    version: path => session.openDocument(root.absolute(path))?.version ?? null,
    reread: (path, text) => root.reread(path, text),
  };
}

/** The same for a feature that the user can turn off: then there is nothing that it is about. */
export function sourceWhenOn(session: Session, feature: SwitchableFeature, uri: string): Source | undefined {
  return session.isOn(feature) ? sourceOf(session, uri) : undefined;
}
