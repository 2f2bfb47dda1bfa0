// Bundles the programs: the command line and the language server (one bundle, ESM), the extension (CommonJS, as VS Code loads
// it), and the pages of its panels (ESM, for a browser).
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const common = { bundle: true, platform: 'node', target: 'node20', sourcemap: true, logLevel: 'warning' };
/** CommonJS libraries inside an ESM bundle call `require` for Node's own modules. */
const requireShim =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
/** Native code cannot be bundled; the server falls back to remark-parse where satteri is missing. */
const external = ['satteri'];

const pages = 'client/webview/pages';
/** Style sheets and fonts that pages link to, as they are. */
const codicons = join(dirname(createRequire(import.meta.url).resolve('@vscode/codicons/package.json')), 'dist');
const assets = ['client/webview/page.css', join(codicons, 'codicon.css'), join(codicons, 'codicon.ttf')];

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
  build({
    ...common,
    platform: 'browser',
    target: 'es2022',
    entryPoints: readdirSync(pages)
      .filter(file => file.endsWith('.ts'))
      .map(file => join(pages, file)),
    outdir: 'client/dist/webview',
    format: 'esm',
    minify: true,
  }),
]);
for (const asset of assets) cpSync(asset, join('client/dist/webview', asset.slice(asset.lastIndexOf('/') + 1)));
