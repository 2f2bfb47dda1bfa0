// What the rules about files as such share: each tells one kind of the problems met when the bytes were read.

import type { FileProblem } from '../documents/facts.ts';
import { entryOf } from '../documents/yaml-tree.ts';
import type { SmsDocument } from '../workspace/document.ts';
import type { Manifest, Severity } from '../workspace/manifest.ts';
import { placeIn, placeInManifest, type Rule } from './rule.ts';

/** A rule that tells the problems of its own name, of documents, pages and the manifest. */
export function fileRule(id: FileProblem['rule'], severity: Severity, summary: string, advice = ''): Rule {
  return {
    id,
    severity,
    summary,
    *checkDocument(document, { sms }) {
      if (!isOurs(document, sms.manifest)) return;
      for (const { rule, message, span } of document.facts.problems) {
        if (rule === id) yield { at: placeIn(document, span), document, message: completed(message, advice) };
      }
    },
    *checkSms({ sms }) {
      for (const { rule, message, span } of sms.manifest.fileProblems) {
        const at = rule === id && placeInManifest(sms.manifest, span);
        if (at) yield { at, message: completed(message, advice) };
      }
    },
  };
}

/** What a disk says of a file is the end of a sentence: `may not be read`. */
function completed(message: string, advice: string): string {
  return /^[a-z]/.test(message) ? `This file ${message}. ${advice}` : message;
}

/** YAML in a folder without a manifest is ours only when it shows that it is a document. */
function isOurs({ facts }: SmsDocument, { path }: Manifest): boolean {
  if (facts.format === 'markdown' || path !== undefined) return true;
  return entryOf(facts.metadata, 'id') !== undefined && entryOf(facts.metadata, 'type') !== undefined;
}
