// What each type of document says, section by section: the skeletons that `new` and `init` write. A prompt is what stands in a
// section until somebody answers it; it shows, so that nobody takes a skeleton for a document.

import type { DocumentType } from '../workspace/metadata.ts';

interface TemplateSection {
  readonly heading: string;
  /** Markdown. */
  readonly prompt: string;
}

interface MarkdownTemplate {
  readonly format: 'markdown';
  readonly sections: readonly TemplateSection[];
}

interface YamlTemplate {
  readonly format: 'yaml';
  /** Keys behind the shared ones, as YAML text. */
  readonly body: string;
}

export interface TypeTemplate {
  readonly content: MarkdownTemplate | YamlTemplate;
  /** Prefix of ids, unless the SMS has the habit of another one. */
  readonly prefix: string;
  /** Folder, unless the SMS keeps documents of the type elsewhere. */
  readonly folder: string;
}

const markdown = (...sections: readonly (readonly [string, string])[]): MarkdownTemplate => ({
  format: 'markdown',
  sections: sections.map(([heading, prompt]) => ({ heading, prompt })),
});

const yaml = (body: string): YamlTemplate => ({ format: 'yaml', body });

export const templates: Readonly<Record<DocumentType, TypeTemplate>> = {
  policy: {
    prefix: 'POL',
    folder: 'policies',
    content: markdown(
      ['Purpose', '_Why this policy exists, in two or three sentences._'],
      ['Scope', '_Which services, units and people it binds._'],
      ['Policy', '1. _What is decided. One commitment a line, each one that can be checked._'],
      ['Responsibilities', '_Who decides, who carries it out, who watches over it._'],
      ['Communication', '_How people learn of it, and who outside the organization can have it._'],
    ),
  },
  plan: {
    prefix: 'PLN',
    folder: 'plans',
    content: markdown(
      ['Purpose and scope', '_What is planned, for which services, for which period._'],
      ['Objectives', '_What is to be reached, and how it is measured._'],
      [
        'Activities',
        '| activity | responsible | due | result |\n| --- | --- | --- | --- |\n| _what is done_ | _role_ | _date_ | _how to see that it is done_ |',
      ],
      ['Resources', '_People, technology, information and money._'],
      ['Risks', '_What can go wrong, and what is done about it._'],
      ['Evaluation', '_How and when results are compared with the objectives._'],
    ),
  },
  process: {
    prefix: 'PRC',
    folder: 'processes',
    content: markdown(
      ['Purpose', '_What the process is for, and what is better because of it._'],
      ['Scope', '_What it takes in, and what it leaves to others._'],
      [
        'Inputs and outputs',
        '| input | from | output | to |\n| --- | --- | --- | --- |\n| _what comes in_ | _process_ | _what goes out_ | _process_ |',
      ],
      ['Activities', '1. _What is done, by whom, with which result._'],
      ['Roles', '_Who owns it, who performs it, who is informed._'],
      ['Records', '_What is recorded, where, and how long it is kept._'],
      ['Measures', '_How it shows that the process works: measure, target, frequency._'],
    ),
  },
  procedure: {
    prefix: 'PRO',
    folder: 'procedures',
    content: markdown(
      ['When to use it', '_What starts the procedure, and who starts it._'],
      ['Steps', '1. _Who does what, with what, and how it shows that the step is done._'],
      ['Exceptions', '_What to do when a step cannot be done, and whom to call._'],
      ['Records', '_What is recorded, and where._'],
    ),
  },
  agreement: {
    prefix: 'AGR',
    folder: 'agreements',
    content: markdown(
      ['Parties', '_Who agrees with whom, and who speaks for each._'],
      ['Services', '_What is provided, and what is not._'],
      [
        'Targets',
        '| measure | target | period | measured by |\n| --- | --- | --- | --- |\n| _what is measured_ | _a number_ | _month_ | _system_ |',
      ],
      ['Responsibilities', '_What each party does, and by when._'],
      ['Reporting and review', '_What is reported, how often, and when the agreement is looked at again._'],
      ['Term and exceptions', '_From when, until when, and what is agreed for exceptions._'],
    ),
  },
  statement: {
    prefix: 'STM',
    folder: 'statements',
    content: markdown(
      ['Statement', '_What is stated, in words that can stand alone._'],
      ['Applies to', '_Services, units, places and people._'],
      ['Basis', '_What it was decided on, by whom._'],
    ),
  },
  report: {
    prefix: 'REP',
    folder: 'reports',
    content: markdown(
      ['Summary', '_What the reader has to know._'],
      ['Period and sources', '_Which period it covers, and where the figures are from._'],
      [
        'Results',
        '| measure | target | result | remark |\n| --- | --- | --- | --- |\n| _what was measured_ | _target_ | _result_ | _why_ |',
      ],
      [
        'Decisions and actions',
        '| action | responsible | due |\n| --- | --- | --- |\n| _what is done_ | _role_ | _date_ |',
      ],
    ),
  },
  template: {
    prefix: 'TPL',
    folder: 'templates',
    content: markdown(
      ['How to use it', '_Who fills it in, when, and where the result is kept._'],
      ['Template', '_What is to be filled in._'],
    ),
  },
  record: {
    prefix: 'REC',
    folder: 'records',
    content: yaml(`# Where the records themselves are kept, the period they cover and when they were collected:
# location: https://servicedesk.example/records
# period: { from: 2026-01-01, to: 2026-03-31 }
# collected: 2026-04-02
frequency: P3M
retention: P3Y
`),
  },
  register: {
    prefix: 'REG',
    folder: 'registers',
    content: yaml(`# One row an item, each with an id of its own:
#   - { id: ABC-1, title: First item, owner: role:…, status: … }
rows: []
`),
  },
  roles: {
    prefix: 'ROL',
    folder: 'roles',
    content: yaml(`# One entry a role:
#   incident-manager: { title: Incident manager, holder: R. Example, email: r.example@acme.example }
roles: {}
`),
  },
};

/** Kinds of register by the documented information they hold. Others are of a kind of the user's own, named after the item. */
export const registerKinds: Readonly<Record<string, string>> = {
  'service-catalogue': 'services',
  'risk-register': 'risks',
  'improvement-register': 'improvements',
  'configuration-information': 'configuration-items',
  'document-register': 'documents',
  'other-parties-register': 'suppliers',
};
