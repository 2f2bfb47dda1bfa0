// Finds what the manifest, or a standard beside it, cannot mean: unknown keys, values of the wrong form, waivers that lack what
// makes them one. Such a setting is left at its default, so the analysis is not the one that was asked for.

import type { Manifest } from '../../workspace/manifest.ts';
import { placeInManifest, type Report, type Rule } from '../rule.ts';

export const manifestSchema: Rule = {
  id: 'manifest/schema',
  severity: 'error',
  summary: 'A key or value of the manifest, or of a standard beside it, that has the wrong form.',
  *checkSms({ sms }) {
    const { manifest, scope } = sms;
    for (const { message, span, replacement } of manifest.problems) {
      const at = placeInManifest(manifest, span);
      if (at) yield { at, message, ...fixOf(manifest, replacement) };
    }
    for (const { message, ...at } of scope.standardProblems) {
      // Of a file that does not parse, file/syntax says where, and nothing else of it is sure.
      if (!sms.document(at.path)?.facts.problems.length) yield { at, message };
    }
  },
};

function fixOf(manifest: Manifest, replacement: Manifest['problems'][number]['replacement']): Pick<Report, 'fix'> {
  const at = replacement && placeInManifest(manifest, replacement.span);
  return at ? { fix: { title: replacement.title, edits: [{ at, newText: replacement.text }] } } : {};
}
