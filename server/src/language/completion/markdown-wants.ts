// What fits a place in the body of a Markdown file.

import { decodePercent, isExternal } from '../../documents/target.ts';
import type { Sms } from '../../workspace/sms.ts';
import { candidatePaths } from '../../workspace/symbols.ts';
import type { Source } from '../source.ts';
import { commentWants } from './comment-wants.ts';
import { commentOpening } from './comments.ts';
import { type LinkPlace, markdownPlaceAt, type WikilinkPlace, type WordPlace } from './markdown-place.ts';
import type { Wanted } from './wanted.ts';

export function markdownWants(source: Source, body: number, offset: number): readonly Wanted[] {
  const place = markdownPlaceAt(source, body, offset);
  if (!place) return [];
  if (place.kind === 'comment') {
    const after = place.isClosed ? '' : ' -->';
    return commentWants(source, { start: place.span.start, end: offset }, 'markdown', after);
  }
  if (place.kind === 'wikilink') return wikilinkWants(place, source.sms);
  return place.kind === 'link' ? linkWants(place, source) : wordWants(place, source.sms);
}

/** `[[ID`, `[[ID#anchor`; behind `|` the author writes. */
function wikilinkWants({ typed, span, isClosed }: WikilinkPlace, sms: Sms): readonly Wanted[] {
  const [target = '', text] = typed.split('|');
  const after = isClosed ? '' : ']]';
  const hash = target.indexOf('#');
  if (text !== undefined) {
    const start = span.start + target.length + 1;
    return [
      {
        what: 'titles',
        typed: text,
        span: { start, end: span.end },
        after,
        path: pathOfId(target.split('#')[0]!, sms) ?? '',
      },
    ];
  }
  if (hash < 0) return [{ what: 'ids', typed, span, after }];
  const path = pathOfId(target.slice(0, hash), sms);
  if (path === undefined) return [];
  const start = span.start + hash + 1;
  return [{ what: 'anchors', typed: target.slice(hash + 1), span: { start, end: span.end }, after, path }];
}

function pathOfId(id: string, sms: Sms): string | undefined {
  return sms.entities(id.trim())[0]?.document.path;
}

function linkWants({ typed, span, syntax }: LinkPlace, { path, sms }: Source): readonly Wanted[] {
  if (isExternal(typed)) return [];
  const hash = typed.indexOf('#');
  if (hash < 0) {
    const slash = typed.lastIndexOf('/') + 1;
    const start = span.start + slash;
    const paths: Wanted = {
      what: 'paths',
      typed: typed.slice(slash),
      span: { start, end: span.end },
      path: typed.slice(0, slash),
      syntax,
    };
    return typed === '' ? [paths, { what: 'anchors', typed: '', span, before: '#', path, syntax }] : [paths];
  }
  const target = decodePercent(typed.slice(0, hash));
  const found = candidatePaths(target, path, sms.scope).find(
    one => sms.document(one) || sms.files.kindOf(one) === 'file',
  );
  if (found === undefined) return [];
  const start = span.start + hash + 1;
  return [{ what: 'anchors', typed: typed.slice(hash + 1), span: { start, end: span.end }, path: found, syntax }];
}

function wordWants({ typed, span, isFirst }: WordPlace, sms: Sms): readonly Wanted[] {
  if (typed.startsWith('role:')) return [{ what: 'roles', typed, span }];
  if (/^[A-Z][A-Z0-9]*-[A-Z0-9-]*$/.test(typed) && sms.isPrefixInUse(typed)) return [{ what: 'ids', typed, span }];
  if (isFirst && /^(?:<(?:!-?)?|[a-z]{2,})$/.test(typed))
    return [{ what: 'comments', typed, span, before: commentOpening, after: ' -->' }];
  return [];
}
