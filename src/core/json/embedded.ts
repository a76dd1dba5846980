import { Byte, isSpace } from './bytes';

/**
 * Whether the content of a string, which stands at `from` to `to`, may be the text of a JSON object: it begins with
 * a brace, past white space and its escapes.
 */
export function startsObject(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const byte = bytes[at]!;
    if (isSpace(byte)) at++;
    else if (byte === Byte.Backslash && at + 1 < to && 'nrt'.includes(String.fromCharCode(bytes[at + 1]!)))
      at += 2;
    else return byte === Byte.OpenBrace;
  }
  return false;
}
