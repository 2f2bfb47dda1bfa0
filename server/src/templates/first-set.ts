// The first set of documents that `init` writes: enough to check, and to see what comes next.

import { skeletonOf } from './skeleton.ts';

const manifest = `# yaml-language-server: $schema=https://raw.githubusercontent.com/clausetrace/clausetrace/main/schemas/manifest.schema.json
# The manifest of the service management system. Every key is described in docs/data-model.md of Clausetrace.
organization: ORGANIZATION
standards: ["iso20000-1:2018"]
reviews:
  default_interval: P1Y
  due_soon: P30D
  intervals:
    register: P6M
# Roles and their holders are in roles/roles.yaml.
`;

const roles = `# Name who holds each role, and add the roles that you have.
roles:
  top-management:
    title: Top management
    # holder: Name of the person
    description: Answers for the SMS as a whole.
  sms-manager:
    title: SMS manager
    # holder: Name of the person
    description: Keeps the SMS conforming and reports on it.
`;

const owner = 'role:sms-manager';
const approver = 'role:top-management';

export interface FirstFile {
  readonly path: string;
  readonly text: string;
}

export function firstSet(organization: string): FirstFile[] {
  return [
    { path: 'sms.yaml', text: manifest.replace('ORGANIZATION', () => JSON.stringify(organization)) },
    {
      path: 'roles/roles.yaml',
      text: skeletonOf({
        id: 'ROL-SMS',
        title: 'Roles of the service management system',
        type: 'roles',
        owner,
        approver,
        body: roles,
      }),
    },
    {
      path: 'statements/scope.md',
      text: skeletonOf({
        id: 'STM-SCOPE',
        title: 'Scope of the service management system',
        type: 'statement',
        owner,
        approver,
        clauses: ['4.3'],
        provides: ['sms-scope-statement'],
        related: ['POL-SM', 'REG-DOC', 'ROL-SMS'],
      }),
    },
    {
      path: 'policies/service-management-policy.md',
      text: skeletonOf({
        id: 'POL-SM',
        title: 'Service management policy',
        type: 'policy',
        owner,
        approver,
        clauses: ['5.2.1', '5.2.2'],
        provides: ['service-management-policy'],
        related: ['STM-SCOPE', 'PLN-SM'],
      }),
    },
    {
      path: 'plans/service-management-plan.md',
      text: skeletonOf({
        id: 'PLN-SM',
        title: 'Service management plan',
        type: 'plan',
        owner,
        approver,
        clauses: ['6.3'],
        provides: ['service-management-plan'],
      }),
    },
    {
      path: 'registers/documents.yaml',
      text: skeletonOf({
        id: 'REG-DOC',
        title: 'Register of documents',
        type: 'register',
        register: 'documents',
        owner,
        approver,
        clauses: ['7.5.1'],
        provides: ['document-register'],
        body: '# Documents of the SMS are found by Clausetrace; rows are for those of others, such as standards and contracts.\nrows: []\n',
      }),
    },
  ];
}
