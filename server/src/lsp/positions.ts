// Positions as the client counts them. Inside, characters are UTF-16 code units, as in most clients; a client that prefers
// UTF-8 counts bytes, and here, at the edge, every position of a message is turned into the one it means. Which text a position
// is in follows from the message: what stands nearest above it names a document, else it is the document asked about.

import { lineStartsOf } from '../documents/text.ts';

export type PositionEncoding = 'utf-16' | 'utf-8';

/** The encoding that the client likes best of those there are. */
export function encodingFor(offered: unknown): PositionEncoding {
  const encodings: readonly unknown[] = Array.isArray(offered) ? offered : [];
  return encodings.find(one => one === 'utf-8' || one === 'utf-16') === 'utf-8' ? 'utf-8' : 'utf-16';
}

/** Turns a character of a line into one of the other encoding. */
type Convert = (line: string, character: number) => number;

type Data = Readonly<Record<string, unknown>>;

interface Lines {
  readonly text: string;
  readonly starts: readonly number[];
}

/** For clients that count bytes. */
export class PositionCodec {
  readonly #textOf: (uri: string) => string | undefined;
  readonly #lines = new Map<string, Lines>();
  /** Of the message that is being turned: it may name thousands of documents, each of them many times. */
  readonly #linesNow = new Map<string, Lines | undefined>();

  /** `textOf`: what the client takes the document at a URI to say. */
  constructor(textOf: (uri: string) => string | undefined) {
    this.#textOf = textOf;
  }

  /** Parameters of a request. */
  decode<T>(params: T): T {
    return this.#message(() => this.#walk(params, documentOf(params), toUtf16) as T);
  }

  /** What is answered to a request, or told in a notification. */
  encode<T>(result: T, params: unknown): T {
    const uri = documentOf(params);
    return this.#message(() => {
      const tokens = uri === undefined ? undefined : this.#tokens(result, uri);
      return (tokens ?? this.#walk(result, uri, toUtf8)) as T;
    });
  }

  #message<T>(turn: () => T): T {
    try {
      return turn();
    } finally {
      this.#linesNow.clear();
    }
  }

  #walk(value: unknown, uri: string | undefined, convert: Convert): unknown {
    if (Array.isArray(value)) return this.#walkList(value, uri, convert);
    if (!isData(value)) return value;
    const { line, character } = value;
    if (typeof line === 'number' && typeof character === 'number') {
      return { ...value, character: this.#character(uri, line, character, convert) };
    }
    const here = textIn(value, 'uri') ?? uriOfDocument(value) ?? uri;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, this.#part(key, part, value, here, uri, convert)]),
    );
  }

  #part(
    key: string,
    part: unknown,
    whole: Data,
    here: string | undefined,
    outer: string | undefined,
    convert: Convert,
  ): unknown {
    switch (key) {
      case 'data':
        // Ours: it comes back as it goes out.
        return part;
      case 'changes':
        return isData(part) ? this.#byUri(part, convert) : part;
      case 'targetRange':
      case 'targetSelectionRange':
        return this.#walk(part, textIn(whole, 'targetUri') ?? here, convert);
      case 'fromRanges':
        return this.#walk(part, uriIn(whole.from) ?? outer, convert);
      case 'startCharacter':
      case 'endCharacter': {
        const line = whole[key === 'startCharacter' ? 'startLine' : 'endLine'];
        const isPlace = typeof part === 'number' && typeof line === 'number';
        return isPlace ? this.#character(here, line, part, convert) : part;
      }
      default:
        return this.#walk(part, here, convert);
    }
  }

  /** Edits by the document that they change. */
  #byUri(changes: Data, convert: Convert): unknown {
    return Object.fromEntries(Object.entries(changes).map(([uri, edits]) => [uri, this.#walk(edits, uri, convert)]));
  }

  /** The arguments of a command may be a document and then places in it. */
  #walkList(list: readonly unknown[], uri: string | undefined, convert: Convert): unknown[] {
    let here = uri;
    return list.map(item => {
      if (typeof item === 'string' && /^[a-z][a-z0-9+.-]*:\//i.test(item)) here = item;
      return this.#walk(item, here, convert);
    });
  }

  #character(uri: string | undefined, line: number, character: number, convert: Convert): number {
    const text = uri === undefined ? undefined : this.#line(uri, line);
    return text === undefined ? character : convert(text, character);
  }

  /** Semantic tokens: five numbers each, of which the second and the third count characters. */
  #tokens(result: unknown, uri: string): unknown {
    const data = isData(result) ? result.data : undefined;
    if (!Array.isArray(data) || data.length % 5 !== 0 || !data.every(one => typeof one === 'number')) return undefined;
    const numbers: readonly number[] = data;
    const encoded = [...numbers];
    let [line, start, encodedStart] = [0, 0, 0];
    for (let i = 0; i < numbers.length; i += 5) {
      const [lines, characters, length] = [numbers[i]!, numbers[i + 1]!, numbers[i + 2]!];
      line += lines;
      const base = lines > 0 ? 0 : encodedStart;
      start = (lines > 0 ? 0 : start) + characters;
      encodedStart = this.#character(uri, line, start, toUtf8);
      encoded[i + 1] = encodedStart - base;
      encoded[i + 2] = this.#character(uri, line, start + length, toUtf8) - encodedStart;
    }
    return { ...(result as Data), data: encoded };
  }

  #line(uri: string, line: number): string | undefined {
    if (!this.#linesNow.has(uri)) this.#linesNow.set(uri, this.#linesOf(uri));
    const lines = this.#linesNow.get(uri);
    const start = lines?.starts[line];
    return start === undefined ? undefined : lines!.text.slice(start, lines!.starts[line + 1] ?? lines!.text.length);
  }

  #linesOf(uri: string): Lines | undefined {
    const text = this.#textOf(uri);
    if (text === undefined) return undefined;
    const known = this.#lines.get(uri);
    if (known?.text === text) return known;
    // What was edited is mostly edited again; of all else nothing is kept for long.
    if (this.#lines.size > 100) this.#lines.clear();
    const lines = { text, starts: lineStartsOf(text) };
    this.#lines.set(uri, lines);
    return lines;
  }
}

/** Beyond the end of a line is its end. */
export function toUtf16(line: string, byte: number): number {
  let bytes = 0;
  for (let i = 0; i < line.length; ) {
    const code = line.codePointAt(i)!;
    bytes += bytesOf(code);
    // A position inside a character is the one before it.
    if (bytes > byte) return i;
    i += code > 0xffff ? 2 : 1;
  }
  return line.length;
}

function toUtf8(line: string, character: number): number {
  let bytes = 0;
  for (let i = 0; i < line.length && i < character; ) {
    const code = line.codePointAt(i)!;
    bytes += bytesOf(code);
    i += code > 0xffff ? 2 : 1;
  }
  return bytes;
}

function bytesOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** The document that a request is about. */
function documentOf(params: unknown): string | undefined {
  if (!isData(params)) return undefined;
  return textIn(params, 'uri') ?? uriOfDocument(params) ?? uriIn(params.item);
}

function uriOfDocument({ textDocument }: Data): string | undefined {
  return uriIn(textDocument);
}

function uriIn(value: unknown): string | undefined {
  return isData(value) ? textIn(value, 'uri') : undefined;
}

function textIn(value: Data, key: string): string | undefined {
  const text = value[key];
  return typeof text === 'string' ? text : undefined;
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
