/** Bytes that structure JSON text. */
export enum Byte {
  Tab = 0x09,
  Lf = 0x0a,
  Cr = 0x0d,
  Space = 0x20,
  Quote = 0x22,
  Comma = 0x2c,
  Minus = 0x2d,
  Slash = 0x2f,
  Colon = 0x3a,
  OpenBracket = 0x5b,
  Backslash = 0x5c,
  CloseBracket = 0x5d,
  OpenBrace = 0x7b,
  CloseBrace = 0x7d,
}

/** 1 for each byte that a number, a word or a plain key ends before: white space, quotes and punctuation. */
export const ENDS_WORD = new Uint8Array(256);
for (const char of ' \t\r\n",:{}[]') ENDS_WORD[char.charCodeAt(0)] = 1;

/** JSON's white space, RFC 8259 section 2. */
export function isSpace(byte: number): boolean {
  return byte === Byte.Space || byte === Byte.Lf || byte === Byte.Cr || byte === Byte.Tab;
}

/** Offset of the first byte from `from` on that is no white space, `limit` where there is none. */
export function spaceEnd(bytes: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit && isSpace(bytes[at]!)) at++;
  return at;
}

/** LF or CR. */
export function isLineEnd(byte: number): boolean {
  return byte === Byte.Lf || byte === Byte.Cr;
}

/** `0` to `9`. */
export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Whether a raw control character, which JSON strings must not have, stands in these bytes. */
export function hasControl(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! < Byte.Space) return true;
  return false;
}
