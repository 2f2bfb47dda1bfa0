// The picture as an SVG of its own, for a slide or a report: the same figures and tiles, in fixed colours, with shapes beside
// them. Pure: the words are given, the same input gives the same bytes.
import type { ClauseStatus } from '../../../server/src/protocol/views.ts';
import type { Chapter, Figures } from './model.ts';

export interface SvgWords {
  readonly title: string;
  readonly subtitle: string;
  /** A word for each status. */
  readonly status: Readonly<Record<ClauseStatus, string>>;
  readonly stale: string;
  readonly waived: string;
  /** BCP 47, and the direction of its writing. */
  readonly language: string;
  readonly isMirrored: boolean;
}

export interface SvgStandard {
  readonly heading: string;
  readonly sentence: string;
  readonly figures: Figures;
  readonly chapters: readonly (Chapter & { readonly name: string; readonly share: string })[];
}

const width = 1200;
const margin = 32;
const tile = { width: 92, height: 34, gap: 6 };
const names = 290;
const perLine = Math.floor((width - 2 * margin - names + tile.gap) / (tile.width + tile.gap));

const fills: Readonly<Record<ClauseStatus, readonly [fill: string, text: string]>> = {
  evidenced: ['#156b43', '#ffffff'],
  documented: ['#b4dfc3', '#0c3420'],
  partial: ['#f7d375', '#402d00'],
  planned: ['url(#planned)', '#332b74'],
  'not-covered': ['#b92d26', '#ffffff'],
};
const order: readonly ClauseStatus[] = ['evidenced', 'documented', 'partial', 'planned', 'not-covered'];

/** Drawn in a square of 16, with the colour of the text. */
const shapes: Readonly<Record<ClauseStatus | 'stale' | 'waived', string>> = {
  evidenced: '<path d="M3 8.5l3.4 3.4L13 4.8" stroke-width="2.4"/>',
  documented: '<circle cx="8" cy="8" r="5.6"/><path d="M5.4 8.2l1.9 1.9 3.4-3.9"/>',
  partial: '<circle cx="8" cy="8" r="5.6"/><path d="M8 2.4a5.6 5.6 0 0 0 0 11.2z" fill="currentColor"/>',
  planned: '<circle cx="8" cy="8" r="5.6" stroke-dasharray="2.2 2.2"/>',
  'not-covered': '<circle cx="8" cy="8" r="5.6"/><path d="M4.2 11.8l7.6-7.6"/>',
  stale: '<circle cx="8" cy="8" r="5.6"/><path d="M8 4.8V8l2.3 1.5"/>',
  waived: '<path d="M4.4 14V2.8h7.6L9.8 5.9 12 9H4.4"/>',
};

const pen = 'fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"';

/** Text for XML; characters that XML knows no way to write, or that turn text around, become the sign for that. */
export const xml = (text: string): string =>
  text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    )
    .replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);

const short = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

export function pictureSvg(standards: readonly SvgStandard[], words: SvgWords): string {
  let y = margin;
  const parts: string[] = [];
  // Mirrored: everything is placed from the other side.
  const at = (x: number, wide = 0) => (words.isMirrored ? width - x - wide : x);
  const text = (x: number, size: number, content: string, more = '') =>
    `<text x="${at(x)}" y="${y}" font-size="${size}" ${more}>${xml(content)}</text>`;
  const shape = (name: keyof typeof shapes, x: number, top: number, colour: string) =>
    `<g transform="translate(${x} ${top})" color="${colour}" ${pen}>${shapes[name]}</g>`;
  const shares = (figures: Figures, x: number, wide: number, high: number) => {
    let used = 0;
    for (const status of order) {
      const part = figures.total === 0 ? 0 : (figures.counts[status] * wide) / figures.total;
      if (part > 0) {
        const [fill] = fills[status];
        parts.push(
          `<rect x="${round(at(x + used, part))}" y="${y}" width="${round(part)}" height="${high}" fill="${fill}" stroke="#fff"/>`,
        );
      }
      used += part;
    }
  };

  y += 20;
  parts.push(text(margin, 26, words.title, 'font-weight="700"'));
  y += 24;
  parts.push(text(margin, 14, words.subtitle, 'fill="#56615d"'));
  for (const standard of standards) {
    y += 48;
    parts.push(text(margin, 18, short(standard.heading, 110), 'font-weight="700"'));
    y += 22;
    parts.push(text(margin, 14, standard.sentence));
    y += 12;
    shares(standard.figures, margin, width - 2 * margin, 14);
    y += 34;
    for (const { name, share, tiles, heading } of standard.chapters) {
      const top = y;
      y += 15;
      parts.push(
        `<g><title>${xml(`${name}: ${share}`)}</title>${text(margin, 14, short(name, 36), 'font-weight="600"')}`,
      );
      y += 17;
      parts.push(`${text(margin, 12, share, 'fill="#56615d"')}</g><g data-chapter="${xml(heading.id)}">`);
      tiles.forEach((one, i) => {
        const x = at(margin + names + (i % perLine) * (tile.width + tile.gap), tile.width);
        const row = top + Math.floor(i / perLine) * (tile.height + tile.gap);
        const [fill, colour] = fills[one.status];
        const flags = [one.stale ? 'stale' : '', one.waived ? 'waived' : ''].filter(Boolean) as ('stale' | 'waived')[];
        const said = [
          `${one.id} ${one.title ?? ''}`.trim(),
          words.status[one.status],
          ...flags.map(flag => words[flag]),
        ];
        parts.push(
          `<g><title>${xml(said.join(', '))}</title>`,
          `<rect x="${x}" y="${row}" width="${tile.width}" height="${tile.height}" rx="5" fill="${fill}"${one.status === 'planned' ? ' stroke="#332b74" stroke-dasharray="4 3"' : ''}/>`,
          shape(one.status, x + 6, row + 9, colour),
          `<text x="${x + 27}" y="${row + 22}" font-size="13" font-weight="600" fill="${colour}" text-anchor="start" direction="ltr">${xml(short(one.id, 9))}</text>`,
          ...flags.map((flag, n) => shape(flag, x + tile.width - 20 - 15 * n, row + 9, colour)),
          '</g>',
        );
      });
      parts.push('</g>');
      y = top + Math.max(48, Math.ceil(tiles.length / perLine) * (tile.height + tile.gap)) + 12;
    }
  }
  y += 24;
  let x = margin;
  for (const name of [...order, 'stale', 'waived'] as const) {
    const word = name === 'stale' || name === 'waived' ? words[name] : words.status[name];
    const [fill, colour] = name === 'stale' || name === 'waived' ? ['#ffffff', '#1b2220'] : fills[name];
    const swatch = at(x, 22);
    parts.push(`<rect x="${swatch}" y="${y - 16}" width="22" height="22" rx="5" fill="${fill}"/>`);
    parts.push(shape(name, swatch + 3, y - 13, colour), text(x + 30, 13, word));
    x += 60 + 7.5 * word.length;
  }
  const height = y + margin;
  const direction = words.isMirrored ? 'rtl' : 'ltr';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:lang="${xml(words.language)}" direction="${direction}" font-family="system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif" fill="#1b2220">
<title>${xml(words.title)}</title>
<defs><pattern id="planned" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="#eceafa"/><rect width="3" height="8" fill="#d6d2f2"/></pattern></defs>
<rect width="${width}" height="${height}" fill="#ffffff"/>
${parts.join('\n')}
</svg>
`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
