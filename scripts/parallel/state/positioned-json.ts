/** JSON (RFC 8259) with the place of every value, so that a mistake in a file can be shown where it is. */

export type JsonNode =
  | { readonly kind: 'object'; readonly offset: number; readonly entries: readonly JsonEntry[] }
  | { readonly kind: 'array'; readonly offset: number; readonly items: readonly JsonNode[] }
  | { readonly kind: 'value'; readonly offset: number; readonly value: string | number | boolean | null };

/** A key with its value. An object may hold a key twice; whoever reads it decides what that means. */
export interface JsonEntry {
  readonly key: string;
  /** Of the key. */
  readonly offset: number;
  readonly value: JsonNode;
}

/** Text that is not JSON, and where it stops being so. */
export interface JsonFault {
  readonly offset: number;
  /** The text ends before the value does. */
  readonly truncated: boolean;
}

/** Deeper than any file that this program writes; a file of brackets alone must not exhaust the stack. */
const deepest = 100;

/** Parses a text. Never throws. */
export function parseJson(text: string): { readonly node: JsonNode } | { readonly fault: JsonFault } {
  const cursor = new Cursor(text);
  try {
    const node = cursor.value(0);
    cursor.end();
    return { node };
  } catch (error) {
    if (error instanceof Stop) return { fault: error.fault };
    throw error;
  }
}

class Stop extends Error {
  readonly fault: JsonFault;
  constructor(fault: JsonFault) {
    super('not JSON');
    this.fault = fault;
  }
}

const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const space = /[ \t\n\r]*/y;

class Cursor {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): JsonNode {
    this.#skip();
    const offset = this.#at;
    const first = this.#text[offset];
    if (depth > deepest) throw this.#stop();
    if (first === '{') return { kind: 'object', offset, entries: this.#list('}', () => this.#entry(depth)) };
    if (first === '[') return { kind: 'array', offset, items: this.#list(']', () => this.value(depth + 1)) };
    if (first === '"') return { kind: 'value', offset, value: this.#string() };
    return { kind: 'value', offset, value: JSON.parse(this.#literal()) as number | boolean | null };
  }

  end(): void {
    this.#skip();
    if (this.#at < this.#text.length) throw this.#stop();
  }

  #entry(depth: number): JsonEntry {
    this.#skip();
    const offset = this.#at;
    const key = this.#string();
    this.#sign(':');
    return { key, offset, value: this.value(depth + 1) };
  }

  #list<Item>(close: string, item: () => Item): Item[] {
    this.#at += 1;
    const items: Item[] = [];
    this.#skip();
    if (this.#text[this.#at] === close) {
      this.#at += 1;
      return items;
    }
    for (;;) {
      items.push(item());
      this.#skip();
      if (this.#text[this.#at] === close) {
        this.#at += 1;
        return items;
      }
      this.#sign(',');
    }
  }

  #sign(sign: string): void {
    this.#skip();
    if (this.#text[this.#at] !== sign) throw this.#stop();
    this.#at += 1;
  }

  #string(): string {
    if (this.#text[this.#at] !== '"') throw this.#stop();
    let end = this.#at + 1;
    for (; this.#text[end] !== '"'; end += this.#text[end] === '\\' ? 2 : 1) {
      if (end >= this.#text.length) throw this.#stop(true);
    }
    try {
      const value = JSON.parse(this.#text.slice(this.#at, end + 1)) as string;
      this.#at = end + 1;
      return value;
    } catch {
      throw this.#stop();
    }
  }

  #literal(): string {
    literal.lastIndex = this.#at;
    const [found] = literal.exec(this.#text) ?? [];
    if (found === undefined) throw this.#stop();
    this.#at += found.length;
    return found;
  }

  #skip(): void {
    space.lastIndex = this.#at;
    this.#at += space.exec(this.#text)?.[0].length ?? 0;
  }

  #stop(inString = false): Stop {
    const rest = this.#text.slice(this.#at);
    const cutOff = inString || /^(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-)?\s*$/.test(rest);
    return new Stop({ offset: this.#at, truncated: cutOff });
  }
}
