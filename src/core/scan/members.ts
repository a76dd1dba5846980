import { Byte } from '../json/bytes';
import { Irregular } from './irregular';
import { Care, type JsonBytes } from './jsonBytes';

/** The bytes of a name. */
export function bytesOf(name: string): Uint8Array {
  return Uint8Array.from(name, (char) => char.charCodeAt(0));
}

/**
 * The members of an object inside a record that is known to be one, one after the other:
 *
 *     for (let at = members.open(json, brace); at >= 0; at = members.after(json, end)) …
 *
 * `at` is where a value begins, `keyStart` and `keyEnd` its key; `after` takes the value's end.
 */
export class Members {
  keyStart = 0;
  keyEnd = 0;
  /** The key has escapes: it may be any. */
  escaped = false;
  /** The end of the object, behind its last member. */
  end = 0;

  open(json: JsonBytes, brace: number): number {
    const at = json.space(brace + 1);
    if (json.bytes[at] !== Byte.CloseBrace) return this.#key(json, at);
    this.end = at + 1;
    return -1;
  }

  after(json: JsonBytes, valueEnd: number): number {
    const at = json.space(valueEnd);
    if (json.bytes[at] === Byte.Comma) return this.#key(json, json.space(at + 1));
    if (json.bytes[at] !== Byte.CloseBrace) throw new Irregular('syntax');
    this.end = at + 1;
    return -1;
  }

  /** The key where it is short, '' elsewhere; its escapes stay. */
  text({ bytes }: JsonBytes): string {
    if (this.keyEnd - this.keyStart > 20) return '';
    return String.fromCharCode(...bytes.subarray(this.keyStart, this.keyEnd));
  }

  isKey({ bytes }: JsonBytes, name: Uint8Array): boolean {
    if (this.keyEnd - this.keyStart !== name.length) return false;
    for (let i = 0; i < name.length; i++) if (bytes[this.keyStart + i] !== name[i]) return false;
    return true;
  }

  /** Throws where the key could be a record's. */
  check(json: JsonBytes): void {
    json.checkKey(this.keyStart, this.keyEnd);
  }

  #key(json: JsonBytes, at: number): number {
    if (json.bytes[at] !== Byte.Quote) throw new Irregular('syntax');
    this.keyStart = at + 1;
    this.keyEnd = json.stringEnd(at + 1);
    this.escaped = json.escaped;
    return json.colon(this.keyEnd + 1);
  }
}

/** The end of a value inside a record that is known to be one. */
export function valueEnd(json: JsonBytes, at: number): number {
  return json.skip(at, Care.None);
}
