import { Byte, isDigit } from './bytes';

const WORDS = ['true', 'false', 'null'].map((word) => Array.from(word, (char) => char.charCodeAt(0)));

/** Whether these bytes are a number, true, false or null, well formed. */
export function isScalar(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start]!;
  if (first === Byte.Minus || isDigit(first)) return isNumber(bytes, start, end);
  return WORDS.some(
    (word) => word.length === end - start && word.every((char, i) => bytes[start + i] === char),
  );
}

/** RFC 8259 section 6: no leading zeros, no bare point, no plus sign. */
function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  const digits = () => {
    const from = at;
    while (at < end && isDigit(bytes[at]!)) at++;
    return at - from;
  };
  if (bytes[at] === Byte.Minus) at++;
  const first = bytes[at];
  const whole = digits();
  if (whole === 0 || (whole > 1 && first === 0x30)) return false;
  if (at < end && bytes[at] === 0x2e) {
    at++;
    if (digits() === 0) return false;
  }
  if (at < end && (bytes[at]! | 0x20) === 0x65) {
    at++;
    if (bytes[at] === 0x2b || bytes[at] === Byte.Minus) at++;
    if (digits() === 0) return false;
  }
  return at === end;
}
