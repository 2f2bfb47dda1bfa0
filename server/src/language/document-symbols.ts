// The outline of a file: front matter and headings with what they claim, registers with their rows, the manifest.

import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { Span } from '../documents/text.ts';
import { textOf, valueAt, type YamlEntry, type YamlMapping, type YamlNode } from '../documents/yaml-tree.ts';
import { lookUpClause } from '../standards/lookup.ts';
import { titleOfEntity } from '../workspace/document.ts';
import { writtenEnd, yamlOf } from './own-yaml.ts';
import { sectionsOf } from './sections.ts';
import { rangeIn, type Source } from './source.ts';

/** Collections within each other that an outline shows. */
const deepest = 4;

/** Clients refuse symbols without a name. */
const nameless = '(no text)';

type Draft = DocumentSymbol & { readonly children: DocumentSymbol[] };

export function documentSymbols(source: Source): DocumentSymbol[] {
  const yaml = yamlOf(source);
  const isMarkdown = source.document?.facts.format === 'markdown';
  const keys = yaml?.mapping ? entrySymbols(source, yaml.mapping, 1) : [];
  if (!isMarkdown) return keys;
  const frontMatter = yaml && symbol(source, 'Front matter', SymbolKind.Namespace, yaml.span, yaml.span);
  return [...(frontMatter ? [{ ...frontMatter, detail: summary(source), children: keys }] : []), ...headings(source)];
}

/** For clients that know no trees: each symbol with the name of the one around it. */
export function flatDocumentSymbols(source: Source): SymbolInformation[] {
  const uri = source.files.uri(source.path);
  const flat = (symbols: readonly DocumentSymbol[], containerName?: string): SymbolInformation[] =>
    symbols.flatMap(({ name, kind, range, children }) => [
      { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) },
      ...flat(children ?? [], name),
    ]);
  return flat(documentSymbols(source));
}

/** `PRC-INC, process, approved` */
function summary({ document }: Source): string {
  const { id, type, status } = document!.metadata;
  return [id, type, status].flatMap(field => field?.value ?? []).join(', ');
}

// Markdown

/** Each heading within the one above it of a higher level. */
function headings(source: Source): DocumentSymbol[] {
  const claims = claimsByHeading(source);
  const top: DocumentSymbol[] = [];
  const open: { readonly depth: number; readonly symbol: Draft }[] = [];
  for (const { heading, span } of sectionsOf(source)) {
    while (open.length > 0 && open.at(-1)!.depth >= heading.depth) open.pop();
    const one = symbol(source, heading.text, SymbolKind.String, span, heading.span);
    const detail = claims.get(heading.span.start)?.join(', ');
    const draft: Draft = { ...one, ...(detail && { detail }), children: [] };
    (open.at(-1)?.symbol.children ?? top).push(draft);
    open.push({ depth: heading.depth, symbol: draft });
  }
  return top;
}

/** The clauses that sections claim, by the offset of their heading. */
function claimsByHeading({ document, sms }: Source): Map<number, string[]> {
  const claims = new Map<number, string[]>();
  for (const { heading, text } of document ? sms.claimsIn(document) : []) {
    if (!heading) continue;
    const texts = claims.get(heading.span.start) ?? [];
    claims.set(heading.span.start, [...texts, text]);
  }
  return claims;
}

// YAML

function nodeSymbols(source: Source, node: YamlNode, depth: number, key = ''): DocumentSymbol[] {
  if (node.kind === 'scalar' || depth > deepest) return [];
  if (node.kind === 'mapping') return entrySymbols(source, node, depth);
  return node.items.flatMap(item => itemSymbol(source, item, depth, key) ?? []);
}

const kindOf: Readonly<Record<YamlNode['kind'], SymbolKind>> = {
  mapping: SymbolKind.Object,
  sequence: SymbolKind.Array,
  scalar: SymbolKind.Property,
};

function entrySymbols(source: Source, mapping: YamlMapping, depth: number): DocumentSymbol[] {
  return mapping.entries.map(({ key, keySpan, value }: YamlEntry) => {
    const span = { start: keySpan.start, end: Math.max(keySpan.end, value.span.end) };
    const detail = value.kind === 'scalar' ? textOf(value) : titleIn(value);
    const one = symbol(source, key, kindOf[value.kind], span, keySpan);
    return {
      ...one,
      ...(detail && { detail: shortened(detail) }),
      children: nodeSymbols(source, value, depth + 1, key),
    };
  });
}

/** What names an item of a list, best first. */
const namingKeys = ['id', 'rule', 'version', 'title', 'action', 'measure', 'name'];
/** What is said of it besides. */
const tellingKeys = ['title', 'where', 'change', 'holder', 'due', 'target'];

function itemSymbol(source: Source, item: YamlNode, depth: number, list: string): DocumentSymbol | undefined {
  const namingKey = namingKeys.find(key => textOf(valueAt(item, key)) !== undefined);
  const named = namingKey === undefined ? item : valueAt(item, namingKey)!;
  const name = textOf(named);
  // A list of single words is told by its entry, unless its words stand for something.
  const meaning = name === undefined ? undefined : meaningOf(name, list, source);
  if (name === undefined || (item.kind === 'scalar' && meaning === undefined)) return undefined;
  const detail = meaning ?? titleIn(item, namingKey);
  const kind = item.kind === 'mapping' ? SymbolKind.Struct : SymbolKind.Constant;
  const one = symbol(source, name, kind, item.span, named.span);
  return { ...one, ...(detail && { detail: shortened(detail) }), children: nodeSymbols(source, item, depth + 1) };
}

/** The title of the clause, of the documented information, or of the document that an item of a list names. */
function meaningOf(name: string, list: string, { sms }: Source): string | undefined {
  if (list === 'clauses') {
    const lookup = lookUpClause(sms.catalogue, name);
    return 'clause' in lookup ? (lookup.clause.title ?? '') : undefined;
  }
  if (list === 'provides') return sms.catalogue.information.get(name)?.title;
  if (list === 'standards') return sms.catalogue.standards.find(({ id }) => id === name)?.title;
  const entity = sms.entities(name)[0];
  return entity && titleOfEntity(entity);
}

function titleIn(node: YamlNode, except?: string): string | undefined {
  return tellingKeys
    .filter(key => key !== except)
    .map(key => textOf(valueAt(node, key)))
    .find(text => text !== undefined);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${[...line].slice(0, 79).join('')}…` : line;
}

/** Clients refuse a symbol whose name lies outside of it. */
function symbol(source: Source, name: string, kind: SymbolKind, span: Span, selection: Span): DocumentSymbol {
  const whole = { start: span.start, end: writtenEnd(source, span) };
  const start = Math.min(Math.max(selection.start, whole.start), whole.end);
  const end = Math.min(Math.max(selection.end, start), whole.end);
  const text = name.replace(/\s+/g, ' ').trim();
  return {
    name: text || nameless,
    kind,
    range: rangeIn(source, whole),
    selectionRange: rangeIn(source, { start, end }),
  };
}
