// Links that climb out of the repository and land on a page of its host: in `/owner/repository/blob/branch/README.md` the path
// `../../issues` means `/owner/repository/issues`. A common idiom of READMEs, which no file on the disk can bear out.

import { climbs } from '../workspace/file-table.ts';

/** What comes behind `/owner/repository/`: pages of GitHub, and some of GitLab. */
const pages = new Set(
  (
    'actions activity archive assets attestations blame blob branches commit commits community compare contributors ' +
    'dependabot deployments discussions edit environments find forks graphs issues labels milestone milestones network new ' +
    'packages pkgs projects pull pulls pulse raw releases search security settings stargazers subscription suites tags ' +
    'tarball tree watchers wiki workflows zipball ' +
    '- badges jobs merge_requests pipelines wikis'
  ).split(' '),
);

/** What branches are called; a branch of another name cannot be told from a folder. */
const branchPattern =
  /^(?:main|master|trunk|HEAD|dev|develop|development|next|stable|latest|staging|production|gh-pages)$/;

/** Issues and pull requests are begun with these: a link in them starts at `/owner/repository/issues/`. */
const templatePattern = /(?:^|\/)(?:ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE)(?:\/|\.md$)/i;

/**
 * Whether a link that leads to no file leads to a page of the host. `path`: where it leads, relative to the workspace;
 * `repository`: the way from the workspace to the root of the repository, empty or `..` segments.
 */
export function isPageOfHost(path: string, repository: string): boolean {
  const above = climbs(path) - climbs(repository);
  if (above <= 0) return false;
  const [first, second, third] = path.split('/').slice(climbs(path));
  if (above === 1) return second !== undefined && branchPattern.test(first!);
  // The repository itself.
  if (above === 2) return first === undefined || pages.has(first);
  // Another one, of the same owner or of anybody.
  return above === 3
    ? second !== undefined && pages.has(second)
    : above === 4 && third !== undefined && pages.has(third);
}

/** Whether a path lies above the repository. */
export function isAbove(path: string, repository: string): boolean {
  return climbs(path) > climbs(repository);
}

/** Whether a link of a template, as written, leads to a page of the host. */
export function isPageFromTemplate(written: string, from: string): boolean {
  const page = templatePattern.test(from) ? /^(?:\.\.?\/)+([^/]+)/.exec(written)?.[1] : undefined;
  return page !== undefined && pages.has(page);
}
