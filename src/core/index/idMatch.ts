import type { TextPattern } from '../filter/evaluate';
import type { Test } from '../filter/wildcard';
import { fold } from '../filter/wildcard';
import { IdKind } from '../rows/cells';
import { type Ids, isSameId, packId, placeInBlock } from '../rows/ids';

/**
 * Tests IDs for what a term looks for, without making a text of each: there are millions, and each is another.
 * What it says of an ID is what the term's test says of its text.
 */
export class IdMatcher {
  /** What UUIDs are compared with as a whole, four words each. */
  readonly #uuids: Uint32Array;
  /** What is looked for inside of UUIDs, and in other IDs. */
  readonly #inUuids: readonly Pattern[];
  readonly #inOthers: readonly Pattern[];
  /** The text of an ID, small letters only. */
  readonly #scratch = new Uint8Array(36);

  constructor(
    readonly ids: Ids,
    patterns: readonly TextPattern[],
    readonly test: Test,
  ) {
    const all = patterns.map(compile).filter((pattern) => pattern !== undefined);
    this.#uuids = Uint32Array.from(all.flatMap(({ uuid }) => (uuid ? [...uuid] : [])));
    this.#inUuids = all.filter(({ uuid, isHex }) => !uuid && isHex);
    this.#inOthers = all.filter(({ uuid }) => !uuid);
  }

  /** Whether any UUID may match. */
  get mayMatchUuids(): boolean {
    return this.#uuids.length > 0 || this.#inUuids.length > 0;
  }

  /** Whether a UUID can match only if it is a certain one, and that one's first word; -1 where none can match. */
  get isOneUuid(): boolean {
    return this.#inUuids.length === 0 && this.#uuids.length <= 4;
  }

  get firstWord(): number {
    return this.#uuids[0] ?? -1;
  }

  /** Whether the ID of a row, which is a UUID, matches. */
  matchesUuid(row: number): boolean {
    const words = this.ids.wordsOf(row);
    const at = placeInBlock(row);
    const uuids = this.#uuids;
    for (let i = 0; i < uuids.length; i += 4) if (isSameId(words, at, uuids, i)) return true;
    let isUnpacked = false;
    for (const pattern of this.#inUuids) {
      if (!mayHold(words, at, pattern.pair)) continue;
      if (pattern.next !== pattern.pair && !mayHold(words, at, pattern.next)) continue;
      if (!isUnpacked) this.#unpack(row, IdKind.Uuid);
      isUnpacked = true;
      if (isMatch(this.#scratch, 36, pattern)) return true;
    }
    return false;
  }

  /** Whether the ID of a row, which is of another kind, matches. */
  matchesOther(row: number, kind: IdKind): boolean {
    if (kind === IdKind.Odd) return this.test(this.ids.text(row));
    const length = this.#inOthers.length === 0 ? 0 : this.#unpack(row, kind);
    for (const pattern of this.#inOthers) if (isMatch(this.#scratch, length, pattern)) return true;
    return false;
  }

  #unpack(row: number, kind: IdKind): number {
    const words = this.ids.wordsOf(row);
    const from = placeInBlock(row);
    const out = this.#scratch;
    let length = 0;
    for (let at = from; at < from + 4; at++) {
      const word = words[at]!;
      for (let shift = 24; shift >= 0; shift -= 8) {
        const byte = (word >>> shift) & 0xff;
        if (kind === IdKind.Uuid) {
          if (length === 8 || length === 13 || length === 18 || length === 23) out[length++] = DASH;
          out[length++] = DIGITS[byte >>> 4]!;
          out[length++] = DIGITS[byte & 15]!;
        } else if (byte === 0) {
          return length;
        } else {
          out[length++] = byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte;
        }
      }
    }
    return length;
  }
}

const DASH = 0x2d;
const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/** A pattern over ASCII bytes, small letters only. */
interface Pattern {
  readonly pieces: readonly Uint8Array[];
  readonly whole: boolean;
  /** Set where it is one whole UUID. */
  readonly uuid: Uint32Array | undefined;
  /** A UUID can hold all of its pieces. */
  readonly isHex: boolean;
  /** Two hexadecimal digits that follow each other in a UUID that matches; -1 where none are sure to. */
  readonly pair: number;
  /** Two more of them, or the same. */
  readonly next: number;
}

/** Undefined where no ASCII text can match. */
function compile({ pieces, whole }: TextPattern): Pattern | undefined {
  const folded = pieces.map(fold);
  if (folded.some((piece) => /[^\0-\x7f]/.test(piece))) return undefined;
  const words = new Uint32Array(4);
  const isUuid = whole && folded.length === 1 && packId(folded[0]!, words, 0) === IdKind.Uuid;
  const pairs = folded.flatMap((piece) => piece.match(/[0-9a-f]{2}/g) ?? []);
  const [pair = -1, next = pair] = pairs.map((digits) => Number.parseInt(digits, 16));
  return {
    pieces: folded.map((piece) => Uint8Array.from(piece, (char) => char.charCodeAt(0))),
    whole,
    uuid: isUuid ? words : undefined,
    isHex: folded.every((piece) => /^[0-9a-f-]*$/.test(piece)),
    pair,
    next,
  };
}

/** Whether two digits may follow each other in a UUID, dashes left out: at least where they do. */
function mayHold(words: Uint32Array, at: number, pair: number): boolean {
  if (pair < 0) return true;
  const four = Math.imul(pair, 0x01010101);
  const [a, b, c, d] = [words[at]!, words[at + 1]!, words[at + 2]!, words[at + 3]!];
  // Pairs that begin at an even digit are bytes of a word; the others are bytes of the words moved by one digit. All are
  // looked at without a branch: which IDs have them can't be guessed.
  const even = zeroByte(a ^ four) | zeroByte(b ^ four) | zeroByte(c ^ four) | zeroByte(d ^ four);
  const odd =
    zeroByte((a >>> 4) ^ four) |
    zeroByte(((b >>> 4) | (a << 28)) ^ four) |
    zeroByte(((c >>> 4) | (b << 28)) ^ four) |
    zeroByte(((d >>> 4) | (c << 28)) ^ four);
  return ((even | odd) & 0x80808080) !== 0;
}

/** Has one of the high bits set where a byte of the word is 0, and now and then where one is not. */
function zeroByte(word: number): number {
  return (word - 0x01010101) & ~word;
}

/** As `wholeTest` and `insideTest` of the filter, over bytes. */
function isMatch(text: Uint8Array, length: number, { pieces, whole }: Pattern): boolean {
  let at = 0;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    const isLast = i === pieces.length - 1;
    if (whole && i === 0) {
      if (isLast && piece.length !== length) return false;
      if (!isAt(text, 0, length, piece)) return false;
      at = piece.length;
    } else if (whole && isLast) {
      return length - piece.length >= at && isAt(text, length - piece.length, length, piece);
    } else {
      while (at + piece.length <= length && !isAt(text, at, length, piece)) at++;
      if (at + piece.length > length) return false;
      at += piece.length;
    }
  }
  return true;
}

function isAt(text: Uint8Array, at: number, length: number, piece: Uint8Array): boolean {
  if (at + piece.length > length) return false;
  for (let i = 0; i < piece.length; i++) if (text[at + i] !== piece[i]) return false;
  return true;
}
