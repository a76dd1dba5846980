import { Byte } from '../json/bytes';
import { unescapeString } from '../json/escape';

/** What a backslash and this letter stand for; 0 for others, among them `\u`. */
const SHORT = new Uint8Array(256);
for (const [letter, plain] of ['""', '\\\\', '//', 'b\b', 'f\f', 'n\n', 'r\r', 't\t'].map((pair) => [
  ...pair,
])) {
  SHORT[letter!.charCodeAt(0)] = plain!.charCodeAt(0);
}

/** Takes one level of escaping off strings, into a buffer that is used again. */
export class Unescaper {
  /** The text of the last string; good until the next. May be longer than the text. */
  bytes = new Uint8Array(1 << 14);

  /** Unescapes the content of a valid string, `from` to `end` being between its quotes. Returns the text's length. */
  run(source: Uint8Array, from: number, end: number): number {
    if (this.bytes.length < end - from) this.bytes = new Uint8Array((end - from) * 2);
    const out = this.bytes;
    let length = 0;
    for (let at = from; at < end; at++) {
      const byte = source[at]!;
      if (byte !== Byte.Backslash) {
        out[length++] = byte;
        continue;
      }
      const plain = SHORT[source[++at]!]!;
      // Characters by their numbers are rare, and there is more to them.
      if (plain === 0) return this.#whole(source, from, end);
      out[length++] = plain;
    }
    return length;
  }

  #whole(source: Uint8Array, from: number, end: number): number {
    const text = unescapeString(source, from, end);
    this.bytes.set(text);
    return text.length;
  }
}
