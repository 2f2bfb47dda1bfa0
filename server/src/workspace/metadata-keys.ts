// The keys of metadata and the values that some of them take. The schema in schemas/document.schema.json says the same, with
// words for people; a test compares the two.

/** Every key of ours at the top level. */
export const metadataKeys = [
  'id',
  'title',
  'type',
  'status',
  'version',
  'owner',
  'approver',
  'author',
  'approved',
  'effective',
  'reviewed',
  'review_interval',
  'classification',
  'distribution',
  'language',
  'description',
  'keywords',
  'clauses',
  'provides',
  'evidence',
  'related',
  'implements',
  'supersedes',
  'history',
  'location',
  'period',
  'collected',
  'frequency',
  'retention',
  'register',
  'roles',
] as const;
export type MetadataKey = (typeof metadataKeys)[number];

/** Keys besides `id` that show that front matter is meant for us, where the manifest names a tool with an `id` of its own. */
export const tellingKeys = [
  'type',
  'status',
  'owner',
  'approver',
  'clauses',
  'provides',
  'evidence',
  'implements',
  'reviewed',
  'review_interval',
] as const satisfies readonly MetadataKey[];

/** Keys of other tools that look like slips of ours. */
export const foreignKeys: ReadonlySet<string> = new Set([
  'approval',
  'approve',
  'approvers',
  'authors',
  'causes',
  'classes',
  'collection',
  'created',
  'implemented',
  'keyword',
  'languages',
  'locations',
  'owners',
  'provided',
  'provider',
  'registered',
  'relates',
  'review',
  'reviewer',
  'reviewers',
  'reviews',
  'role',
  'rules',
  'statut',
  'superseded',
  'titre',
  'types',
  'versions',
]);

export const documentTypes = [
  'policy',
  'plan',
  'process',
  'procedure',
  'register',
  'agreement',
  'statement',
  'record',
  'report',
  'roles',
  'template',
] as const;
export type DocumentType = (typeof documentTypes)[number];

export const documentStatuses = ['draft', 'in-review', 'approved', 'superseded', 'retired'] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

/** Kinds of registers with a schema of their own; other names are allowed. */
export const registerKinds = [
  'services',
  'agreements',
  'suppliers',
  'risks',
  'objectives',
  'improvements',
  'nonconformities',
  'audits',
  'management-reviews',
  'competence',
  'configuration-items',
  'documents',
] as const;

export const metadataPresets = ['govuk', 'comply', 'docusaurus', 'hugo', 'jekyll', 'mkdocs'] as const;
export type MetadataPreset = (typeof metadataPresets)[number];

export const claimCoverages = ['full', 'partial', 'other-party', 'no-occurrence', 'not-applicable'] as const;
export type ClaimCoverage = (typeof claimCoverages)[number];

export const claimKeys = ['id', 'section', 'coverage', 'control', 'statement', 'date', 'justification'] as const;
export const historyKeys = ['version', 'date', 'author', 'change'] as const;
export const roleKeys = ['title', 'holder', 'email', 'deputy', 'description'] as const;
