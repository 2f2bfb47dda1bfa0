// `clausetrace new`: a document from a template, with what the SMS already knows filled in.

import { extname, join, relative, resolve } from 'node:path';
import { claimText } from '../../analysis/wording.ts';
import { idPattern } from '../../documents/yaml-reading.ts';
import type { Clause } from '../../standards/catalogue.ts';
import { auditableUnder, lookUpClause } from '../../standards/lookup.ts';
import { propose } from '../../templates/proposal.ts';
import { extensionFor, skeletonOf } from '../../templates/skeleton.ts';
import type { DocumentType } from '../../workspace/metadata.ts';
import { documentTypes } from '../../workspace/metadata-keys.ts';
import type { Sms } from '../../workspace/sms.ts';
import { coveredBy } from '../../workspace/symbols.ts';
import { type Command, CommandFailure, exitCodes, type Input } from '../command.ts';
import { openWorkspace, reportedSystems } from '../open.ts';
import { quoted, unknownName } from '../options.ts';
import { createFile } from '../write.ts';

export const newDocument: Command = {
  name: 'new',
  summary: 'write a new document from a template, as a draft',
  arguments: [{ name: 'TYPE', description: documentTypes.join(', '), required: true }],
  options: [
    { flag: '--clause', value: 'N', description: 'the clause it addresses, such as 8.6.1' },
    { flag: '--id', value: 'ID', description: 'its id (default: made from the title)' },
    { flag: '--title', value: 'T', description: 'its title (default: from the clause)' },
    {
      flag: '--output',
      value: 'FILE',
      description: 'where to write it; never overwrites (default: where its type is kept)',
    },
  ],
  example:
    'clausetrace new process --clause 8.6.3\nclausetrace new policy --title "Remote access policy" --output policies/remote-access.md',
  async run(input, surroundings) {
    const { cwd, stdout } = surroundings;
    const type = typeFrom(input.argument('TYPE')!);
    const opened = await openWorkspace('.', surroundings, { withoutGit: true });
    const sms = opened.workspace.smsOf(opened.folder) ?? reportedSystems(opened)[0]!;
    const clause = clauseFrom(input.option('--clause'), sms);
    const proposal = propose(
      {
        type,
        clause,
        claim: clause && claimText(clause, sms.catalogue),
        id: idFrom(input.option('--id'), sms),
        title: titleFrom(input),
      },
      sms,
    );
    const path = outputFrom(input, type, cwd) ?? join(opened.root, `${proposal.path}${extensionFor(type)}`);
    createFile(path, skeletonOf(proposal.facts));
    const { id, owner } = proposal.facts;
    stdout.write(`wrote ${relative(cwd, path) || path}: ${id}, a draft owned by ${owner}\n`);
    return exitCodes.fine;
  },
};

function typeFrom(name: string): DocumentType {
  const type = documentTypes.find(one => one === name);
  if (!type) throw unknownName('type', name, documentTypes);
  return type;
}

function clauseFrom(reference: string | undefined, sms: Sms): Clause | undefined {
  if (reference === undefined) return undefined;
  const found = lookUpClause(sms.catalogue, reference);
  if (!('clause' in found)) {
    const near = found.near.map(clause => claimText(clause, sms.catalogue));
    throw new CommandFailure(
      `unknown clause ${quoted(reference)}${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''}`,
    );
  }
  const { clause } = found;
  if (coveredBy(clause).length > 0) return clause;
  const below = auditableUnder(clause).map(one => claimText(one, sms.catalogue));
  const hint = below.length > 0 ? `; name one of ${below.join(', ')}` : '';
  throw new CommandFailure(`clause ${reference} is a heading without requirements of its own${hint}`);
}

function idFrom(id: string | undefined, sms: Sms): string | undefined {
  if (id === undefined) return undefined;
  if (!idPattern.test(id)) {
    throw new CommandFailure(
      `--id ${quoted(id)} is not an id: letters, digits, ".", "_" and "-", beginning with a letter or digit`,
    );
  }
  const [holder] = sms.entities(id);
  if (holder) throw new CommandFailure(`the id ${id} is taken by ${holder.document.path}`);
  return id;
}

function titleFrom(input: Input): string | undefined {
  const title = input.option('--title')?.replace(/\s+/g, ' ').trim();
  if (title === '') throw new CommandFailure('--title needs a text');
  return title;
}

function outputFrom(input: Input, type: DocumentType, cwd: string): string | undefined {
  const file = input.option('--output');
  if (file === undefined) return undefined;
  const wanted = extensionFor(type) === '.md' ? ['.md', '.markdown'] : ['.yaml', '.yml'];
  if (!wanted.includes(extname(file).toLowerCase())) {
    throw new CommandFailure(
      `--output ${quoted(file)} has to end in ${wanted.join(' or ')}: a document of type ${type} is ${extensionFor(type) === '.md' ? 'Markdown' : 'YAML'}`,
    );
  }
  return resolve(cwd, file);
}
