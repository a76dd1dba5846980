import { encodeUtf8 } from '../../json/text';
import { isWellFormed } from '../../json/wellFormed';
import type { Schema } from './schema';
import { recordTime } from './storeTimes';

/**
 * The JSON text of what Presto prints for a struct or a map: `{type=AssumedRole, principalid=…, sessioncontext={…}}`,
 * which Athena and CloudTrail Lake give. Nothing is quoted or escaped in it, so values that hold `, x=` or a brace
 * can read as several things. It is read where only one reading is possible:
 *
 * - a field ends where `, name=` follows, or the braces that close all of what is open;
 * - a struct has its own fields only, each once: a name that comes twice, or is none of them, is part of a value, and
 *   there is no telling of which. A table prints all fields of a struct, so a value's `, type=` comes twice;
 * - in a map, the same name twice leaves it open too.
 *
 * Undefined where that is so, or where the text is cut off. A struct prints `null` for what is not there, which is
 * left out. What a map holds was turned to text by the table: numbers and booleans stay text.
 */
export function printedStruct(text: string, fields: Schema): string | undefined {
  const reader = new PrintReader(text);
  return reader.whole(() => reader.struct(fields, 1));
}

/** {@link printedStruct} for a list of them, `[{…}, {…}]`. */
export function printedStructs(text: string, fields: Schema): string | undefined {
  const reader = new PrintReader(text);
  return reader.whole(() => reader.list(fields));
}

/** {@link printedStruct} for a map, whose names can be any. */
export function printedMap(text: string): string | undefined {
  const reader = new PrintReader(text);
  return reader.whole(() => reader.map(1));
}

/** Maps in maps are read down to this depth. */
const MAX_DEPTH = 16;
/** A field's or parameter's name, `x-amz-acl` and `accounts.google.com:aud` included. */
const NAME = /[\w$@.:/[\]-]{1,128}=/y;

class PrintReader {
  #at = 0;

  constructor(readonly text: string) {}

  whole(read: () => string | undefined): string | undefined {
    const json = read();
    return this.#at === this.text.length ? json : undefined;
  }

  list(fields: Schema): string | undefined {
    if (!this.#take('[')) return undefined;
    if (this.#take(']')) return '[]';
    const items: string[] = [];
    for (;;) {
      const item = this.struct(fields, 1, ']');
      if (item === undefined) return undefined;
      items.push(item);
      if (this.#take(']')) return `[${items.join(',')}]`;
      if (!this.#take(', ')) return undefined;
    }
  }

  /** A struct; `depth` braces will then be closed, and `after` them comes this. */
  struct(fields: Schema, depth: number, after = ''): string | undefined {
    if (!this.#take('{')) return undefined;
    const members: string[] = [];
    const seen = new Set<string>();
    for (;;) {
      const name = this.#name()?.toLowerCase();
      const field = name === undefined ? undefined : fields.get(name);
      if (name === undefined || !field || seen.has(name)) return undefined;
      seen.add(name);
      const isNested = this.text[this.#at] === '{';
      let value: string | undefined;
      if (field.fields && isNested) value = this.struct(field.fields, depth + 1, after);
      else if (field.kind === 'json' && isNested) value = this.map(depth + 1, after);
      else value = this.#scalar(depth, after);
      if (value === undefined) return undefined;
      if (value !== '"null"') {
        const own = field.kind === 'time' ? JSON.stringify(recordTime(JSON.parse(value))) : value;
        members.push(`${JSON.stringify(field.name)}:${own}`);
      }
      if (this.#take('}')) return `{${members.join(',')}}`;
      if (!this.#take(', ')) return undefined;
    }
  }

  map(depth: number, after = ''): string | undefined {
    if (depth > MAX_DEPTH || !this.#take('{')) return undefined;
    if (this.#take('}')) return '{}';
    const members: string[] = [];
    const seen = new Set<string>();
    for (;;) {
      const name = this.#name();
      if (name === undefined || seen.has(name)) return undefined;
      seen.add(name);
      const value = this.#inMap(depth, after);
      if (value === undefined) return undefined;
      members.push(`${JSON.stringify(name)}:${value === '"null"' ? 'null' : value}`);
      if (this.#take('}')) return `{${members.join(',')}}`;
      if (!this.#take(', ')) return undefined;
    }
  }

  /** JSON, a map, or text: by how it begins. */
  #inMap(depth: number, after: string): string | undefined {
    const from = this.#at;
    if (/[{[]["{[]|\{\}|\[\]/y.test(this.text.slice(from, from + 2))) return this.#json(depth, after);
    if (this.text[from] === '{' && this.#isName(from + 1)) return this.map(depth + 1, after);
    return this.#scalar(depth, after);
  }

  /** JSON that a table has in a map as text; what begins as some and is none leaves the map unread. */
  #json(depth: number, after: string): string | undefined {
    const end = jsonEnd(this.text, this.#at);
    if (end < 0 || !this.#endsValue(end, depth, after)) return undefined;
    const json = this.text.slice(this.#at, end);
    this.#at = end;
    return json;
  }

  /** Text up to where the field ends, as a JSON string. */
  #scalar(depth: number, after: string): string | undefined {
    const from = this.#at;
    for (let at = from; at < this.text.length; at++) {
      const char = this.text[at];
      if ((char === ',' || char === '}') && this.#endsValue(at, depth, after)) {
        this.#at = at;
        return JSON.stringify(this.text.slice(from, at));
      }
    }
    return undefined;
  }

  /** Whether a value can end here: another field follows, or braces that leave no more open than there are. */
  #endsValue(from: number, depth: number, after: string): boolean {
    if (this.text.startsWith(', ', from)) return this.#isName(from + 2);
    let at = from;
    for (let open = depth; open > 0; open--) {
      if (this.text[at] !== '}') return at > from && this.text.startsWith(', ', at) && this.#isName(at + 2);
      at++;
    }
    if (after === '') return at === this.text.length;
    return this.text.startsWith(', {', at) || (this.text[at] === after && at + 1 === this.text.length);
  }

  #isName(at: number): boolean {
    NAME.lastIndex = at;
    return NAME.test(this.text);
  }

  #name(): string | undefined {
    const from = this.#at;
    if (!this.#isName(from)) return undefined;
    this.#at = NAME.lastIndex;
    return this.text.slice(from, this.#at - 1);
  }

  #take(text: string): boolean {
    if (!this.text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }
}

/** Where the JSON object or array ends that begins here, -1 where it is none. */
function jsonEnd(text: string, from: number): number {
  let open = 0;
  let inString = false;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') {
      inString = true;
    } else if (char === '{' || char === '[') {
      open++;
    } else if ((char === '}' || char === ']') && --open === 0) {
      return isWellFormed(encodeUtf8(text.slice(from, at + 1))) ? at + 1 : -1;
    }
  }
  return -1;
}
