// Heading slugs in the dialects of the places where Markdown is read. Links to a section are right or wrong only in one of them.

import GithubSlugger from 'github-slugger';
import type { Heading } from './facts.ts';

export const slugDialects = ['github', 'gitlab', 'azure-devops', 'docusaurus', 'hugo'] as const;
export type SlugDialect = (typeof slugDialects)[number];

/** The slug of each heading, in order, as the dialect makes them unique over a document. */
export function slugsOf(headings: readonly Pick<Heading, 'text' | 'slug'>[], dialect: SlugDialect): string[] {
  return dialectSlugs[dialect](headings);
}

type Slugs = (headings: readonly Pick<Heading, 'text' | 'slug'>[]) => string[];

const dialectSlugs: Readonly<Record<SlugDialect, Slugs>> = {
  // Made when the facts are, from the text before it is trimmed.
  github: headings => headings.map(heading => heading.slug),
  gitlab: headings => counted(headings.map(heading => gitlabSlug(heading.text))),
  // Azure DevOps gives equal headings equal ids; a link leads to the first.
  'azure-devops': headings => headings.map(heading => azureSlug(heading.text)),
  // GitHub's slug, and an id of the author's own. (`createSlugger` and `parseMarkdownHeadingId` in `@docusaurus/utils`.)
  docusaurus: headings => {
    const slugger = new GithubSlugger();
    return headings.map(heading => explicitId(heading.text) ?? slugger.slug(heading.text));
  },
  hugo: headings => distinct(headings.map(heading => explicitId(heading.text) ?? hugoSlug(heading.text))),
};

/** Letters, marks, numbers and connectors: Ruby's `\p{Word}`. */
const notWord = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu;

/**
 * GitLab: lower case, punctuation dropped, spaces to hyphens, runs of hyphens to one; a number alone gets a prefix, because
 * it would read as an issue. (`Gitlab::Utils::Markdown#string_to_anchor`; documented under "Heading IDs and links".)
 */
function gitlabSlug(text: string): string {
  const slug = text.trim().toLowerCase().replace(notWord, '').replaceAll(' ', '-').replace(/-{2,}/g, '-');
  return /^[0-9]+$/.test(slug) ? `anchor-${slug}` : slug;
}

/**
 * Azure DevOps: lower case, spaces to hyphens, everything else kept, and percent-encoded where it is linked.
 * (Microsoft's Markdown guidance, and the specification of "Markdown All in One", which inspected the service.)
 */
function azureSlug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\p{Zs}/gu, '-');
}

/**
 * Hugo, `autoHeadingIDType: github`, its default: letters and digits in lower case, spaces to hyphens, hyphens and
 * underscores kept. (Hugo's `markup/goldmark/autoid.go`.)
 */
function hugoSlug(text: string): string {
  const slug = text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}\-_\s]/gu, '')
    .replace(/\s/gu, '-');
  return slug || 'heading';
}

/** `## Title {#id}`: Docusaurus and Hugo take the id and show the title alone. */
function explicitId(text: string): string | undefined {
  return /\{[^{}]*#([^\s#.{}]+)[^{}]*\}$/.exec(text)?.[1];
}

/** A repeated slug gets the number of its repetitions, even when that makes it equal to another. */
function counted(slugs: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return slugs.map(slug => {
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

/** A repeated slug gets the first number that makes it a new one. */
function distinct(slugs: readonly string[]): string[] {
  const taken = new Set<string>();
  /** Where to go on counting, so that a thousand equal headings do not count a thousand times from one. */
  const next = new Map<string, number>();
  return slugs.map(slug => {
    let unique = slug;
    let count = next.get(slug) ?? 1;
    while (taken.has(unique)) unique = `${slug}-${count++}`;
    next.set(slug, count);
    taken.add(unique);
    return unique;
  });
}
