// Bundles the three programs: the command line and the language server (one bundle, ESM), and the extension (CommonJS, as VS Code loads it).
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const common = { bundle: true, platform: 'node', target: 'node20', sourcemap: true, logLevel: 'warning' };
/** CommonJS libraries inside an ESM bundle call `require` for Node's own modules. */
const requireShim =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
/** Native code cannot be bundled; the server falls back to remark-parse where satteri is missing. */
const external = ['satteri'];

rmSync('server/dist', { recursive: true, force: true });
rmSync('client/dist', { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    outdir: 'server/dist',
    format: 'esm',
    external,
    banner: { js: requireShim },
  }),
  build({
    ...common,
    entryPoints: { extension: 'client/src/extension.ts' },
    outdir: 'client/dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    external: ['vscode'],
  }),
]);
