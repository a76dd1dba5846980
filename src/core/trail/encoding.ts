import type { TrailProblem } from '../event/event';
import { Utf8Index } from '../json/text';
import { utf8OfUtf16 } from '../json/utf16';
import { problem } from './problems';

/** A log's bytes as UTF-8 text, and the way between the two. */
export interface Decoded {
  /** What an editor shows of the file, in UTF-8. */
  readonly text: Uint8Array;
  readonly toRaw: (at: number) => number;
  readonly fromRaw: (at: number) => number;
  readonly problems: readonly TrailProblem[];
}

/**
 * The text of bytes that are UTF-16; undefined where they are anything else, UTF-8 for nearly all logs. Windows
 * PowerShell writes what it redirects as UTF-16 with a byte order mark, `Select-Object | Out-File` included.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_character_encoding
 */
export function decodeUtf16(bytes: Uint8Array): Decoded | undefined {
  const order = byteOrder(bytes);
  if (!order) return undefined;
  const { start, littleEndian } = order;
  const text = utf8OfUtf16(bytes, start, littleEndian);
  const end = start + ((bytes.length - start) & ~1);
  let index: Utf8Index | undefined;
  const units = () => {
    index ??= new Utf8Index(text);
    return index;
  };
  return {
    text,
    toRaw: (at) => Math.min(end, start + 2 * units().unitOf(at)),
    fromRaw: (at) => units().byteOf(Math.max(0, (at - start) >> 1)),
    problems: end < bytes.length ? [problem('odd-byte', end, 1)] : [],
  };
}

/** Where the text begins and in which order its bytes are, by its mark, or by the zeros of its first characters. */
function byteOrder(bytes: Uint8Array): { start: number; littleEndian: boolean } | undefined {
  const [a = 1, b = 1, c = 1, d = 1] = bytes;
  if (bytes.length < 2 || isUtf32(bytes)) return undefined;
  if (a === 0xff && b === 0xfe) return { start: 2, littleEndian: true };
  if (a === 0xfe && b === 0xff) return { start: 2, littleEndian: false };
  if (isAscii(a) && b === 0 && isAscii(c) && d === 0) return { start: 0, littleEndian: true };
  if (a === 0 && isAscii(b) && c === 0 && isAscii(d)) return { start: 0, littleEndian: false };
  return undefined;
}

/** Text in UTF-32, by its mark. Nothing that writes logs writes it. */
export function isUtf32(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
}

function isAscii(byte: number): boolean {
  return byte > 0 && byte < 0x80;
}
