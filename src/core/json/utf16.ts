/**
 * The UTF-8 text of UTF-16 code units, `start` being the first unit's place. A lone surrogate, which UTF-8 can't
 * hold, becomes U+FFFD as decoders make it, so that places can be counted in units on both sides. A last odd byte
 * is left out.
 */
export function utf8OfUtf16(bytes: Uint8Array, start: number, littleEndian: boolean): Uint8Array {
  const low = littleEndian ? 0 : 1;
  const high = 1 - low;
  const end = start + ((bytes.length - start) & ~1);
  // A unit has at most three bytes of UTF-8, a pair four. Most text is ASCII: room is made when it is needed.
  let out = new Uint8Array((end - start) / 2 + 64);
  let length = 0;
  for (let at = start; at < end; at += 2) {
    if (length + 4 > out.length) {
      const grown = new Uint8Array(length + Math.max(64, ((end - at) / 2) * 3 + 4));
      grown.set(out.subarray(0, length));
      out = grown;
    }
    let code = bytes[at + low]! | (bytes[at + high]! << 8);
    if (code < 0x80) {
      out[length++] = code;
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = at + 2 < end ? bytes[at + 2 + low]! | (bytes[at + 2 + high]! << 8) : 0;
      if (code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        at += 2;
      } else {
        code = 0xfffd;
      }
    }
    if (code < 0x800) {
      out[length++] = 0xc0 | (code >> 6);
    } else {
      if (code < 0x10000) {
        out[length++] = 0xe0 | (code >> 12);
      } else {
        out[length++] = 0xf0 | (code >> 18);
        out[length++] = 0x80 | ((code >> 12) & 0x3f);
      }
      out[length++] = 0x80 | ((code >> 6) & 0x3f);
    }
    out[length++] = 0x80 | (code & 0x3f);
  }
  return out.subarray(0, length);
}
