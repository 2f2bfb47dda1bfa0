// The floors of the house (docs/architecture.md): imports go one way, from the faces down to the facts.

/** Lowest first. A floor may import itself and what stands on a lower step. */
const steps = [
  ['documents'],
  ['standards'],
  ['workspace', 'history'],
  ['analysis'],
  ['rules', 'templates'],
  ['protocol'],
  ['reports', 'language'],
  ['lsp', 'cli'],
];

/** `cli serve` is the one door between the two faces: it starts the language server. */
const doors = { cli: ['lsp'] };

const src = floor => `^server/src/${floor}/`;

const floorRules = steps.flatMap((floors, step) =>
  floors.map(floor => {
    const allowed = [floor, ...steps.slice(0, step).flat(), ...(doors[floor] ?? [])];
    return {
      name: `floor-${floor}`,
      comment: `server/src/${floor} may import ${allowed.join(', ')} and nothing above`,
      severity: 'error',
      from: { path: src(floor) },
      to: { path: '^(server/src|client)/', pathNot: allowed.map(src) },
    };
  }),
);

module.exports = {
  forbidden: [
    ...floorRules,
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(server/src|client)/' },
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'client-computes-nothing',
      comment: 'the extension knows VS Code and the protocol; the server is reached over the protocol only',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '^server/src/protocol/' },
    },
    {
      name: 'pages-know-no-vscode',
      comment: 'pages run in a webview; they share the types of their messages with the extension and nothing else',
      severity: 'error',
      from: { path: '^client/webview/' },
      to: { path: '^(client/src/|vscode$)', pathNot: '^client/src/panels/[a-zA-Z]*[mM]essages[.]ts$' },
    },
    {
      name: 'pure-floors',
      comment:
        'facts and findings are pure functions: no disk, process, network or clock below the workspace or in analysis and rules',
      severity: 'error',
      from: { path: '^server/src/(documents|standards|analysis|templates|rules|reports|language)/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(buffer|crypto)$' },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(vscode|mdast)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|out)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
