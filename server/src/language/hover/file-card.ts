// What a link by path leads to.

import { type Card, text, title } from '../card.ts';
import type { Source } from '../source.ts';
import type { LabelAt, PathAt } from '../symbol-at.ts';
import { documentCard } from './id-card.ts';

const imagePattern = /\.(png|jpe?g|gif|svg|webp|bmp|avif)$/i;

export function fileCard({ target, resolution }: PathAt | LabelAt, source: Source): Card {
  const { files } = source;
  switch (resolution.kind) {
    case 'document':
      return documentCard(resolution.document, source);
    case 'directory':
      return [text('The folder ', { text: resolution.path || '.', href: files.uri(resolution.path) })];
    case 'file': {
      const { path } = resolution;
      const file = title({ text: path, href: files.uri(path) });
      return imagePattern.test(path) ? [file, { kind: 'image', uri: files.uri(path), alt: path }] : [file];
    }
    case 'other-case':
      return [
        text('The file is called ', { code: resolution.path }, ': the link works only where case makes no difference.'),
      ];
    case 'missing':
      return [text('Nothing is at ', { code: target.candidates[0] ?? target.link.path }, '.')];
  }
}
