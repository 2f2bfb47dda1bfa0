// `clausetrace explain`: what a rule, a clause or a document is, where it stands, and what would make it green.

import { Analysis } from '../../analysis/analysis.ts';
import { traceClause, traceClauses, traceDocument, traceFinding } from '../../analysis/traceability.ts';
import { claimText } from '../../analysis/wording.ts';
import { plainLine } from '../../analysis/words.ts';
import { nearestTo } from '../../documents/similar.ts';
import { explainClause, explainDocument, explainHeading, explainRule } from '../../reports/explain-text.ts';
import type { Palette } from '../../reports/palette.ts';
import { relocated } from '../../reports/relocate.ts';
import { type CheckResult, checkSms } from '../../rules/check.ts';
import { ruleIds, rules } from '../../rules/registry.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Clause } from '../../standards/catalogue.ts';
import { auditableUnder, lookUpClause } from '../../standards/lookup.ts';
import { joinPath } from '../../workspace/paths.ts';
import type { Sms } from '../../workspace/sms.ts';
import { paletteFor } from '../colours.ts';
import { type Command, CommandFailure, exitCodes } from '../command.ts';
import { noGitOption } from '../history.ts';
import { type Opened, openWorkspace, reportedSystems } from '../open.ts';
import { asOfFrom, asOfOption, folderArgument, quoted, revOption } from '../options.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'tell what a rule, a clause or a document is, where it stands and what would make it green',
  arguments: [
    { name: 'SUBJECT', description: 'id of a rule, number of a clause, or id or path of a document', required: true },
    folderArgument,
  ],
  options: [asOfOption, revOption, noGitOption],
  example:
    'clausetrace explain 8.6.1 samples/acme\nclausetrace explain review/overdue\nclausetrace explain PRC-INC samples/acme',
  async run(input, surroundings) {
    const { stdout, env } = surroundings;
    const subject = input.argument('SUBJECT')!;
    const asOf = asOfFrom(input, surroundings);
    const opened = await openWorkspace(input.argument('DIR') ?? '.', surroundings, {
      rev: input.option('--rev'),
      withoutGit: input.isSet('--no-git'),
    });
    const palette = paletteFor(stdout, env);
    const results = reportedSystems(opened).map(sms => checkSms(new Analysis(sms, asOf, opened.history), rules));
    const rule = rules.find(one => one.id === subject);
    const texts = results.flatMap(result =>
      rule
        ? aboutRule(rule, result, opened, palette)
        : (aboutDocument(subject, result, opened, palette) ?? aboutClause(subject, result, opened, palette) ?? []),
    );
    if (texts.length === 0) throw unknownSubject(subject, reportedSystems(opened));
    stdout.write(texts.join('\n'));
    return exitCodes.fine;
  },
};

function aboutRule(
  rule: Rule,
  { analysis, findings, waived, suppressed }: CheckResult,
  { folder }: Opened,
  palette: Palette,
): string {
  const { manifest } = analysis.sms;
  const here = manifest.rules.get(rule.id) ?? manifest.rules.get(`${rule.id.split('/')[0]}/*`);
  return explainRule(
    {
      id: rule.id,
      summary: rule.summary,
      severity: rule.severity,
      severityHere: here === rule.severity ? undefined : here,
      findings: relocated(findings.filter(finding => finding.rule === rule.id).map(traceFinding), folder),
      waived: waived.filter(({ finding }) => finding.rule === rule.id).length,
      suppressed: suppressed.filter(finding => finding.rule === rule.id).length,
      page: `docs/rules/${rule.id}.md`,
    },
    palette,
  );
}

function aboutDocument(
  subject: string,
  { analysis, findings }: CheckResult,
  { folder }: Opened,
  palette: Palette,
): string | undefined {
  const { sms } = analysis;
  const paths = [joinPath(folder, subject), joinPath(sms.root, subject), joinPath('', subject)];
  const byPath = paths.map(path => sms.document(path)).find(document => document?.kind === 'document');
  const documents = byPath ? [byPath] : sms.entities(subject).map(entity => entity.document);
  if (documents.length === 0) return undefined;
  return documents
    .map(document => {
      const about = findings.filter(finding => finding.path === document.path);
      return explainDocument(relocated(traceDocument(document, analysis, about), folder), palette);
    })
    .join('\n');
}

function aboutClause(subject: string, result: CheckResult, opened: Opened, palette: Palette): string | undefined {
  const found = lookUpClause(result.analysis.sms.catalogue, subject);
  return 'clause' in found ? clauseText(found.clause, result, opened, palette) : undefined;
}

function clauseText(clause: Clause, result: CheckResult, { folder }: Opened, palette: Palette): string {
  const { analysis, findings, waived } = result;
  const { standard } = clause;
  if (clause.auditable) {
    const about = findings.filter(finding => finding.clause === clause.key);
    const isWaived = waived.some(({ finding }) => finding.clause === clause.key);
    return explainClause(relocated(traceClause(clause, analysis, about, isWaived), folder), standard.id, palette);
  }
  const heading = traceClauses(result, standard).find(row => row.kind === 'heading' && row.key === clause.key);
  if (heading?.kind !== 'heading')
    return `${plainLine(`${clause.id} ${clause.title ?? ''}`)}\n${plainLine(clause.summary)}\n`;
  const below = auditableUnder(clause).map(one => traceClause(one, analysis));
  return explainHeading(heading, below, standard.id, palette);
}

function unknownSubject(subject: string, systems: readonly Sms[]): CommandFailure {
  const ids = systems.flatMap(sms => [...sms.ids()]);
  const near = systems.flatMap(sms => {
    const found = lookUpClause(sms.catalogue, subject);
    if ('clause' in found) return [];
    return found.near
      .map(clause => ({ clause, text: claimText(clause, sms.catalogue) }))
      .filter(({ clause, text }) => nearestTo(subject, [text, clause.key]) !== undefined);
  });
  const guess = nearestTo(subject, [...ruleIds, ...ids]) ?? near[0]?.text;
  return new CommandFailure(`no rule, clause or document ${quoted(subject)}${guess ? `; did you mean ${guess}?` : ''}`);
}
