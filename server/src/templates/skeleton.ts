// Writes a skeleton: front matter and sections of a document that is still to be written. It is a draft, whatever its type, so
// that nothing that a tool wrote counts as approved.

import { stringify } from 'yaml';
import type { DocumentType } from '../workspace/metadata.ts';
import { templates } from './sections.ts';

export interface SkeletonFacts {
  readonly id: string;
  readonly title: string;
  readonly type: DocumentType;
  readonly owner: string;
  readonly approver?: string | undefined;
  /** Clauses as a claim writes them. */
  readonly clauses?: readonly string[] | undefined;
  readonly provides?: readonly string[] | undefined;
  readonly related?: readonly string[] | undefined;
  /** Kind of register. */
  readonly register?: string | undefined;
  /** Instead of the template's sections, or its keys: Markdown or YAML. */
  readonly body?: string | undefined;
}

/** Text of the file. */
export function skeletonOf(facts: SkeletonFacts): string {
  const { content } = templates[facts.type];
  const metadata = metadataText(facts);
  if (content.format === 'yaml') return `${metadata}${facts.body ?? content.body}`;
  const sections = content.sections.map(({ heading, prompt }) => `## ${heading}\n\n${prompt}\n`).join('\n');
  return `---\n${metadata}---\n\n# ${headingText(facts.title)}\n\n${facts.body ?? sections}`;
}

export function extensionFor(type: DocumentType): '.md' | '.yaml' {
  return templates[type].content.format === 'yaml' ? '.yaml' : '.md';
}

function metadataText({
  id,
  title,
  type,
  owner,
  approver,
  clauses = [],
  provides = [],
  related = [],
  register,
}: SkeletonFacts): string {
  const keys = {
    id,
    title,
    type,
    ...(type === 'register' && { register: register ?? 'items' }),
    status: 'draft',
    version: '0.1',
    owner,
    ...(approver !== undefined && { approver }),
    ...(clauses.length > 0 && { clauses }),
    ...(provides.length > 0 && { provides }),
    ...(related.length > 0 && { related }),
  };
  return stringify(keys, { lineWidth: 0 });
}

/** One line that Markdown takes as it is. */
function headingText(title: string): string {
  return title.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#]/g, '\\$&');
}
