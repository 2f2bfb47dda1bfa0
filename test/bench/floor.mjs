// The floor of a check: read every file of a folder and parse its body and its front matter, and nothing else.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { markdownToMdast } from 'satteri';
import { parseDocument } from 'yaml';

const folder = process.argv[2];
let nodes = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.md')) continue;
  const text = readFileSync(path.join(entry.parentPath ?? entry.path, entry.name), 'utf8');
  const tree = markdownToMdast(text, { features: { gfm: true, frontmatter: true } });
  nodes += tree.children.length;
  if (tree.children[0]?.type === 'yaml') nodes += parseDocument(tree.children[0].value).contents.items.length;
}
console.log(`${nodes} nodes`);
