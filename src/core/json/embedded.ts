import { Byte, isSpace } from './bytes';

/**
 * Whether the content of a string, which stands at `from` to `to`, may be the text of a JSON object: it begins with
 * a brace, past white space and its escapes.
 */
export function startsObject(bytes: Uint8Array, from: number, to: number): boolean {
  return firstByte(bytes, from, to) === Byte.OpenBrace;
}

/** The same of the text of an object or an array. */
export function startsJson(bytes: Uint8Array, from: number, to: number): boolean {
  const byte = firstByte(bytes, from, to);
  return byte === Byte.OpenBrace || byte === Byte.OpenBracket;
}

/** The first byte past white space and its escapes. */
function firstByte(bytes: Uint8Array, from: number, to: number): number | undefined {
  let at = from;
  while (at < to) {
    const byte = bytes[at]!;
    if (isSpace(byte)) at++;
    else if (byte === Byte.Backslash && at + 1 < to && 'nrt'.includes(String.fromCharCode(bytes[at + 1]!)))
      at += 2;
    else return byte;
  }
  return undefined;
}
