// A link that leads to no file. A reader who follows it, an auditor among them, gets an error page instead of the document
// that was to support the sentence.

import { sentence } from '../../analysis/wording.ts';
import type { SmsDocument } from '../../workspace/document.ts';
import { directoryOf, joinPath } from '../../workspace/paths.ts';
import type { Sms } from '../../workspace/sms.ts';
import type { PathTarget } from '../../workspace/symbols.ts';
import { fixOrChoice } from '../fixes.ts';
import { isAbove, isPageFromTemplate, isPageOfHost } from '../github-routes.ts';
import { linksFrom, pathTo, replacePath } from '../links.ts';
import { nearPaths } from '../near-paths.ts';
import { placeIn, type Report, type Rule, type RuleContext } from '../rule.ts';
import { correct, quote } from '../wording.ts';

export const brokenLink: Rule = {
  id: 'reference/broken-link',
  severity: 'error',
  summary: 'A link leads to a file that is not there.',
  *checkDocument(document, context) {
    const { sms } = context;
    for (const { target, span } of linksFrom(document, sms)) {
      if (sms.resolve(target).kind !== 'missing') continue;
      if (sms.manifest.path === undefined && (isRoute(target.link.path) || isSiteAsset(target, sms))) continue;
      if (isHosted(target, document, sms)) continue;
      yield { at: placeIn(document, span), document, ...describe(target, document, context) };
    }
    yield* brokenLocation(document, sms);
  },
};

function describe(
  target: PathTarget,
  document: SmsDocument,
  context: RuleContext,
): Pick<Report, 'message' | 'fix' | 'alternatives'> {
  const { link, candidates } = target;
  const { repository } = context.sms.scope;
  const near = nearPaths(target, context);
  const paths = near.map(path => pathTo(path, target, document));
  const looked = isAbove(candidates[0]!, repository)
    ? `${quote(candidates[0]!)} lies outside of the repository`
    : candidates[0] === link.path
      ? 'there is no such file'
      : `there is no file ${quote(candidates[0]!)}`;
  const message = `The link ${quote(link.path)} leads nowhere: ${looked}. ${sentence(correct('the path', paths))}, or add the file.`;
  return { message, ...fixOrChoice(paths.flatMap(path => replacePath(link, path, document) ?? [])) };
}

/** Where the thing itself is kept, when it is written as a relative path: other places are none of ours to check. */
function* brokenLocation(document: SmsDocument, sms: Sms): Iterable<Report> {
  const { location } = document.metadata;
  if (document.kind !== 'document' || !location || !/^\.{1,2}\//.test(location.value)) return;
  const path = joinPath(directoryOf(document.path), location.value.replace(/[?#].*$/, ''));
  if (sms.document(path) || sms.files.kindOf(path) || sms.files.kindOf(decoded(path))) return;
  const message = `The location ${quote(location.value)} leads nowhere: there is no file ${quote(path)}. Correct the path, or add the file.`;
  yield { at: placeIn(document, location.span), document, message };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function isHosted({ link, candidates }: PathTarget, document: SmsDocument, sms: Sms): boolean {
  if (link.path.startsWith('/')) return false;
  return isPageOfHost(candidates[0]!, sms.scope.repository) || isPageFromTemplate(link.path, document.path);
}

/** Folders whose content site generators put at the root of the site. */
const assetFolders = ['static', 'public', 'assets', 'source', 'docs'];

/** `/images/x.png` that lies in `static/images/`: the site has it. */
function isSiteAsset({ link }: PathTarget, sms: Sms): boolean {
  if (!link.path.startsWith('/')) return false;
  return assetFolders.some(folder => sms.files.kindOf(joinPath(sms.root, `${folder}${link.path}`)) !== undefined);
}

/** `/guide/start`, `/guide/` and `/guide.html` are pages that a site generator makes; no file of the repository is meant. */
function isRoute(path: string): boolean {
  if (!path.startsWith('/')) return false;
  const extension = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase();
  return extension === undefined || extension === 'html' || extension === 'htm';
}
