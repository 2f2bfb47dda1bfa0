// Suppressions wherever they stand, in documents and in the manifest, each with the place of a finding about it.

import type { Suppression } from '../documents/facts.ts';
import type { Span } from '../documents/text.ts';
import type { SmsDocument } from '../workspace/document.ts';
import type { Sms } from '../workspace/sms.ts';
import { type Place, placeIn, placeInManifest } from './rule.ts';

export interface PlacedSuppression {
  readonly suppression: Suppression;
  /** Undefined: it stands in the manifest. */
  readonly document: SmsDocument | undefined;
  /** The place of a span of the same file. */
  readonly place: (span: Span) => Place;
}

export function* suppressionsIn(sms: Sms): Iterable<PlacedSuppression> {
  const { manifest } = sms;
  if (manifest.path !== undefined) {
    for (const suppression of manifest.suppressions) {
      yield { suppression, document: undefined, place: span => placeInManifest(manifest, span)! };
    }
  }
  for (const document of sms.suppressing()) {
    for (const suppression of document.facts.suppressions) {
      yield { suppression, document, place: span => placeIn(document, span) };
    }
  }
}
