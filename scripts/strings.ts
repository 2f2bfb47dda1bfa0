// `npm run strings`: collects what the extension and its pages say, for translators, into client/l10n/bundle.l10n.json. The
// server speaks English. test/unit/client/l10n.test.ts holds the bundle, the translations and the code together.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';

const extension = fileURLToPath(new URL('../client/', import.meta.url));
export const bundleFile = join(extension, 'l10n', 'bundle.l10n.json');

interface Strings {
  /** What is said, in code point order. A message with a comment has the key that `@vscode/l10n` looks for. */
  readonly messages: readonly string[];
  /** Calls whose message is computed, so that no translator could see it: the file, and the call. */
  readonly computed: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: a node of a syntax tree, whose shape `type` tells
type Node = any;

/** `t(…)`, `l10n.t(…)`, `vscode.l10n.t(…)`, `words.t(…)`: nothing else is called `t`. */
function isTranslation({ type, callee }: Node): boolean {
  if (type !== 'CallExpression') return false;
  return (callee.type === 'MemberExpression' ? callee.property : callee).value === 't';
}

/** The text that an expression always has. */
function constant(node: Node): string | undefined {
  if (node?.type === 'StringLiteral') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].cooked;
  return undefined;
}

function messageOf(argument: Node): string | undefined {
  if (argument?.type !== 'ObjectExpression') return constant(argument);
  const value = (key: string): Node => argument.properties.find((one: Node) => one.key?.value === key)?.value;
  const message = constant(value('message'));
  const comments: (string | undefined)[] = (value('comment')?.elements ?? [value('comment')])
    .filter(Boolean)
    .map((one: Node) => constant(one.expression ?? one));
  if (message === undefined || comments.includes(undefined)) return undefined;
  return comments.length > 0 ? `${message}/${comments.join('')}` : message;
}

function* calls(node: Node): Generator<Node> {
  if (typeof node !== 'object' || node === null) return;
  if (isTranslation(node)) yield node;
  for (const child of Object.values(node)) yield* calls(child);
}

/** What one file says. Spans are bytes, from where swc began to count. */
export function stringsIn(source: string, file: string): Strings {
  const program = parseSync(source, { syntax: 'typescript', decorators: true, target: 'es2022' });
  const bytes = Buffer.from(source);
  const messages: string[] = [];
  const computed: string[] = [];
  for (const {
    arguments: [first],
    span,
  } of calls(program.body)) {
    const message = messageOf(first?.expression);
    if (message !== undefined) messages.push(message);
    else computed.push(`${file}: ${textAt(bytes, span, program.span)}`);
  }
  return { messages, computed };
}

const textAt = (bytes: Buffer, span: Node, { end }: Node): string =>
  bytes.subarray(bytes.length - (end - span.start), bytes.length - (end - span.end)).toString('utf8');

/** What the extension and its pages say. */
export function extractStrings(): Strings {
  const found = ['src', 'webview'].flatMap(folder =>
    readdirSync(join(extension, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => join(folder, file))
      .sort()
      .map(file => stringsIn(readFileSync(join(extension, file), 'utf8'), file)),
  );
  return {
    messages: [...new Set(found.flatMap(({ messages }) => messages))].sort(),
    computed: found.flatMap(({ computed }) => computed),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { messages, computed } = extractStrings();
  const bundle = Object.fromEntries(messages.map(message => [message, message]));
  writeFileSync(bundleFile, `${JSON.stringify(bundle, null, 2)}\n`);
  console.log(`${messages.length} messages in client/l10n/bundle.l10n.json`);
  for (const call of computed) console.error(`not a constant message: ${call}`);
  process.exitCode = computed.length > 0 ? 1 : 0;
}
