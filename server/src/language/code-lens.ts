// What stands above a document, a claimed section, a row, a role and a standard of the manifest: what it covers, who refers to
// it, when its review is due. Lenses that lead somewhere get their text when they are shown, which is when it is counted.

import type { CodeLens, Command, Location } from 'vscode-languageserver';
import { isGreen } from '../analysis/coverage.ts';
import { currencyOf } from '../analysis/evidence.ts';
import { impactOfSection, implementersOf } from '../analysis/impact.ts';
import { clauseName } from '../analysis/wording.ts';
import { counted, duePhrase, isDoubted, reviewWords, statusWords } from '../analysis/words.ts';
import { daysBetween } from '../documents/dates.ts';
import { rangeOf, type Span } from '../documents/text.ts';
import { lookUpClause } from '../standards/lookup.ts';
import type { SmsDocument } from '../workspace/document.ts';
import { coveredBy } from '../workspace/symbols.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import { manifestOf } from './own-manifest.ts';
import { lineStartsIn, rangeIn, type Source } from './source.ts';
import type { ClauseAt, IdAt, RoleAt } from './symbol.ts';
import { standardDefinitions } from './symbols-in.ts';

/** Commands of the client that lenses call where it has them. docs/protocol.md says what they are given. */
export const showReferencesCommand = 'clausetrace.showReferences';
export const openMatrixCommand = 'clausetrace.openMatrix';

/** What a lens is about, kept in it until it is shown. */
type Subject = { readonly about: 'document' | 'row' | 'role' | 'clause' | 'impact'; readonly name: string };

/** A subject that is told of by its references. */
type ReferenceSubject = Subject & { readonly about: Exclude<Subject['about'], 'impact'> };

export interface LensData extends Subject {
  readonly uri: string;
}

/** `commands`: what the client can run. */
export function codeLenses(source: Source, commands: ReadonlySet<string>): CodeLens[] {
  if (source.isManifest) return [...standardLenses(source, commands), ...roleLenses(source, manifestOf(source).roles)];
  const { document } = source;
  if (document?.kind !== 'document') return [];
  return [
    ...documentLenses(source, document),
    ...sectionLenses(source, document),
    ...impactLenses(source, document),
    ...rowLenses(source, document),
    ...roleLenses(source, document.metadata.roles),
  ];
}

/** Counts the references that a lens tells of, and lets the client show them where it can. */
export function resolveCodeLens(lens: CodeLens, source: Source, commands: ReadonlySet<string>): CodeLens {
  const { about, name } = lens.data as LensData;
  if (about === 'impact') return { ...lens, command: impactCommand(lens, name, source, commands) };
  const found = occurrences(source, { about, name });
  const title = titles[about](found, source, name);
  if (found.length === 0 || !commands.has(showReferencesCommand)) return { ...lens, command: plain(title) };
  const { files, path } = source;
  const places = found.map(occurrence => locationOf(occurrence, source));
  const values = [files.uri(path), lens.range.start, places];
  return { ...lens, command: { title, command: showReferencesCommand, arguments: values } };
}

/** A text that leads nowhere. */
function plain(title: string): Command {
  return { title, command: '' };
}

function textLens(source: Source, span: Span, title: string): CodeLens {
  return { range: rangeIn(source, span), command: plain(title) };
}

function lensAbout(source: Source, span: Span, subject: Subject): CodeLens {
  const data: LensData = { uri: source.files.uri(source.path), ...subject };
  return { range: rangeIn(source, span), data };
}

// Documents

function documentLenses(source: Source, document: SmsDocument): CodeLens[] {
  const at = titleSpan(document);
  const claims = [...new Set(source.sms.claimsIn(document).map(({ text }) => text))];
  const id = document.metadata.id?.value;
  const next = nextPhrase(document, source);
  return [
    ...(claims.length > 0 ? [textLens(source, at, `covers ${few(claims)}`)] : []),
    ...(id === undefined ? [] : [lensAbout(source, at, { about: 'document', name: id })]),
    ...(next === undefined ? [] : [textLens(source, at, next)]),
  ];
}

/** When the next review is due or, for a record that is collected again and again, the next collection. */
function nextPhrase(document: SmsDocument, { analysis }: Source): string | undefined {
  const { asOf } = analysis;
  const review = analysis.review(document);
  if (review.state === 'never-reviewed') return reviewWords['never-reviewed'];
  const [what, due] = review.due ? ['review', review.due] : ['collection', currencyOf(document, asOf).due];
  const doubt = isDoubted(review.state) ? `${reviewWords[review.state]}, ` : '';
  return due && `${doubt}${what} ${duePhrase(daysBetween(asOf, due))} (${due})`;
}

/** The title in the text, else the id. */
function titleSpan({ facts, metadata }: SmsDocument): Span {
  const first = facts.headings[0];
  return (first?.depth === 1 ? first.span : metadata.id?.span) ?? { start: 0, end: 0 };
}

/** What does not fit into a line is counted. */
function few(texts: readonly string[]): string {
  const most = 8;
  return texts.length <= most ? texts.join(', ') : `${texts.slice(0, most).join(', ')} and ${texts.length - most} more`;
}

/** One lens for each clause that a section claims. */
function sectionLenses(source: Source, document: SmsDocument): CodeLens[] {
  const seen = new Set<string>();
  return source.sms.claimsIn(document).flatMap(({ heading, lookup, text }) => {
    const key = `${heading?.span.start} ${text}`;
    // The claims of the title are those of the document.
    if (!heading || !('clause' in lookup) || heading === document.facts.headings[0] || seen.has(key)) return [];
    seen.add(key);
    return [lensAbout(source, heading.span, { about: 'clause', name: text })];
  });
}

// What a change would do

/**
 * On the title, and on sections that address a clause or that somebody implements by name, where other documents follow this one.
 */
function impactLenses(source: Source, document: SmsDocument): CodeLens[] {
  const { sms } = source;
  if (implementersOf(document, sms).length === 0) return [];
  const claimed = sms.claimsIn(document).map(({ heading }) => heading);
  const named = sms
    .referencesTo(document)
    .flatMap(({ form, target }) => (form === 'implements' && target.kind === 'id' ? (target.fragment ?? []) : []))
    .map(fragment => document.fragments.get(fragment)?.heading);
  const [title] = document.facts.headings;
  return [...new Set([title, ...claimed, ...named])].flatMap(heading =>
    heading ? [lensAbout(source, heading.span, { about: 'impact', name: heading.slug })] : [],
  );
}

function impactCommand(lens: CodeLens, slug: string, source: Source, commands: ReadonlySet<string>): Command {
  const { document, sms, files, path } = source;
  const heading = document?.facts.headings.find(one => one.slug === slug);
  if (!document || !heading) return plain('');
  const isWhole = heading === document.facts.headings[0];
  const { suspects, clauses } = isWhole
    ? { suspects: implementersOf(document, sms), clauses: [] }
    : impactOfSection(document, heading, sms);
  const what = isWhole ? 'document' : 'section';
  const title = impactTitle(
    what,
    suspects.length,
    clauses.map(({ id }) => id),
  );
  if (suspects.length === 0 || !commands.has(showReferencesCommand)) return plain(title);
  const places = suspects.map(({ from, span }) => ({
    uri: files.uri(from.path),
    range: rangeOf(from.facts.lineStarts, span),
  }));
  return { title, command: showReferencesCommand, arguments: [files.uri(path), lens.range.start, places] };
}

/** `changing this section makes 4 documents suspect and touches 8.5.1` */
function impactTitle(what: 'document' | 'section', suspects: number, clauses: readonly string[]): string {
  const effects = [
    ...(suspects > 0 ? [`makes ${counted(suspects, 'document')} suspect`] : []),
    ...(clauses.length > 0 ? [`touches ${few(clauses)}`] : []),
  ];
  return effects.length > 0 ? `changing this ${what} ${effects.join(' and ')}` : `nobody implements this ${what}`;
}

// Rows and roles

function rowLenses(source: Source, { facts }: SmsDocument): CodeLens[] {
  return facts.rows
    .filter(({ id }) => source.sms.referencesToId(id).length > 0)
    .map(({ id, idSpan }) => lensAbout(source, idSpan, { about: 'row', name: id }));
}

function roleLenses(source: Source, roles: readonly { readonly id: string; readonly idSpan: Span }[]): CodeLens[] {
  return roles.map(({ id, idSpan }) => lensAbout(source, idSpan, { about: 'role', name: id }));
}

// The manifest

/** `58 of 62 clauses covered` */
function standardLenses(source: Source, commands: ReadonlySet<string>): CodeLens[] {
  const { sms, analysis, files } = source;
  return [...standardDefinitions(manifestOf(source), sms)].flatMap(({ standard, span }) => {
    if (!standard) return [];
    const coverages = analysis.coverages(standard);
    const covered = coverages.filter(({ status }) => isGreen(status)).length;
    const title = `${covered} of ${counted(coverages.length, 'clause')} covered`;
    const command = commands.has(openMatrixCommand)
      ? { title, command: openMatrixCommand, arguments: [files.uri(sms.root)] }
      : plain(title);
    return [{ range: rangeIn(source, span), command }];
  });
}

// What is told when a lens is shown

type Title = (found: readonly Occurrence[], source: Source, name: string) => string;

const titles: Readonly<Record<Exclude<Subject['about'], 'impact'>, Title>> = {
  document: (found, { path }) => {
    const documents = new Set(found.map(one => one.path).filter(other => other !== path));
    return documents.size === 0 ? 'referenced by nothing' : `referenced by ${counted(documents.size, 'document')}`;
  },
  row: found => counted(found.length, 'reference'),
  role: found => counted(found.length, 'reference'),
  clause: (_, { sms, analysis }, name) => {
    const lookup = lookUpClause(sms.catalogue, name);
    if (!('clause' in lookup)) return name;
    const statuses = [...new Set(coveredBy(lookup.clause).map(clause => analysis.coverage(clause).status))];
    return [clauseName(lookup.clause), ...(statuses.length === 1 ? [statusWords[statuses[0]!]] : [])].join(': ');
  },
};

/** Without the definitions: the lens stands there. */
function occurrences(source: Source, subject: ReferenceSubject): readonly Occurrence[] {
  const found = occurrencesOf(symbolOf(subject, source), source);
  return found.filter(({ symbol }) => !symbol.isDefinition);
}

function symbolOf({ about, name }: ReferenceSubject, { sms }: Source): IdAt | RoleAt | ClauseAt {
  const span = { start: 0, end: 0 };
  if (about === 'role') return { kind: 'role', form: 'role', id: name, span, isDefinition: true };
  if (about !== 'clause') return { kind: 'id', form: about, id: name, span, isDefinition: true };
  const lookup = lookUpClause(sms.catalogue, name);
  return { kind: 'clause', form: 'claim', text: name, lookup, claim: undefined, span, isDefinition: false };
}

function locationOf({ path, symbol }: Occurrence, source: Source): Location {
  return { uri: source.files.uri(path), range: rangeOf(lineStartsIn(source, path), symbol.span) };
}
