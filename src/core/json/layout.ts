import { Layer } from './layers';
import { Byte, isSpace, Token, Tokens } from './tokens';
import { holdsJson } from './wellFormed';
import { ByteWriter } from './writer';

/** A stretch of source that is left out, in bytes; the comma that belongs to it goes too. */
export interface Skip {
  readonly start: number;
  readonly end: number;
}

export interface LayoutOptions {
  /** Stretches to leave out, in order, each a whole value. */
  readonly skips?: readonly Skip[];
  /**
   * Whether a string is laid out although what it holds is damaged, or it is an element: its content in the source, and the
   * depth of escaping that it stands at.
   */
  readonly force?: (start: number, end: number, depth: number) => boolean;
  /** Leaves strings that hold JSON as they are. */
  readonly keepStrings?: boolean;
  /** Called with each stretch that is copied: `length` bytes of `layer` from `from` on now stand at `to`. */
  readonly onRun?: (to: number, layer: Layer, from: number, length: number) => void;
  /**
   * Called before a token of the source itself (not of a string's inside) is written at `to`; the text before it
   * ended at `before`.
   */
  readonly onToken?: (sourceStart: number, before: number, to: number, level: number) => void;
}

/**
 * Lays out JSON text: one member a line, two blanks a level, and JSON inside strings as the object it is. Text
 * is moved, never parsed and printed: every token comes out to the letter, in order, whether it is valid or not.
 * Returns UTF-8 bytes without a final line break.
 */
export function layOut(
  source: Uint8Array,
  start: number,
  end: number,
  level = 0,
  options: LayoutOptions = {},
): Uint8Array {
  const writer = new ByteWriter(Math.ceil((end - start) * 1.5) + 64);
  new Formatter(writer, options).run(Layer.source(source), start, end, level);
  return writer.bytes();
}

/**
 * Lays out what a JSON string holds; `start` to `end` is its content, between the quotes. Strings inside it stay
 * strings.
 */
export function layOutContent(source: Uint8Array, start: number, end: number): Uint8Array {
  const writer = new ByteWriter((end - start) * 2 + 64);
  const inner = Layer.source(source).inside(start, end);
  new Formatter(writer, { keepStrings: true }).run(inner, 0, inner.bytes.length, 0);
  return writer.bytes();
}

class Formatter {
  constructor(
    readonly writer: ByteWriter,
    readonly options: LayoutOptions,
  ) {}

  /**
   * Writes the tokens of one stretch of a layer; `base` is the level of its outermost values. Returns whether it
   * ends with a string that has no closing quote.
   */
  run(layer: Layer, start: number, end: number, base: number): boolean {
    const { writer, options } = this;
    const skips = layer.depth === 0 ? (options.skips ?? []) : [];
    let nextSkip = skips.findIndex((skip) => skip.start >= start);
    if (nextSkip < 0) nextSkip = skips.length;
    // Where a damaged string ends depends on what comes behind it, also behind the stretch.
    const tokens = new Tokens(layer.bytes, start);
    let level = base;
    // What is damaged inside a string does not move what is around it.
    const least = layer.depth === 0 ? 0 : base;
    let previous: Token = Token.End;
    let previousEnd = start;
    // A comma waits for the token after it: where only left-out values follow, it is left out too.
    let comma = -1;
    let skipped = false;
    // A string without its closing quote ends with its line, also in the text that is written.
    let isOpen = false;
    const putComma = () => {
      if (isOpen) writer.newLine(level);
      isOpen = false;
      this.#copy(layer, comma, comma + 1);
    };
    for (;;) {
      const token = tokens.next();
      const at = tokens.start;
      if (token === Token.End || at >= end) break;
      if (nextSkip < skips.length && at >= skips[nextSkip]!.start) {
        tokens.end = Math.max(tokens.end, skips[nextSkip++]!.end);
        skipped = true;
        continue;
      }
      if (token === Token.Comma) {
        if (skipped && (comma >= 0 || opens(previous) || previous === Token.End)) continue;
        if (comma >= 0) putComma();
        comma = at;
        skipped = false;
        continue;
      }
      const closing = token === Token.CloseObject || token === Token.CloseArray;
      if (comma >= 0) {
        if (!(closing && skipped)) {
          putComma();
          previous = Token.Comma;
        }
        comma = -1;
      }
      skipped = false;
      if (closing && level > least) level--;
      const before = writer.length;
      if (isOpen) writer.newLine(level);
      else this.#separate(layer, previous, token, level, previousEnd, at);
      if (layer.depth === 0) options.onToken?.(at, before, writer.length, level);
      const inner =
        token === Token.String ? this.#inside(layer, tokens, previous === Token.Colon) : undefined;
      if (inner) {
        isOpen = this.run(inner, 0, inner.bytes.length, level);
      } else {
        this.#copyToken(layer, token, at, tokens.end);
        isOpen = token === Token.String && tokens.open;
      }
      if (opens(token)) level++;
      previous = token;
      previousEnd = tokens.end;
    }
    if (comma >= 0 && !skipped) putComma();
    return isOpen;
  }

  #separate(layer: Layer, previous: Token, token: Token, level: number, from: number, to: number): void {
    if (previous === Token.End || token === Token.Colon) return;
    if (previous === Token.Colon) {
      this.writer.byte(Byte.Space);
    } else if (opens(previous) && (token === Token.CloseObject || token === Token.CloseArray)) {
      return;
    } else if (previous === Token.Junk && token === Token.Junk && !hasLineEnd(layer.bytes, from, to)) {
      this.writer.byte(Byte.Space);
    } else {
      this.writer.newLine(level);
    }
  }

  /** What the string token holds, where that is JSON to be laid out in its place. */
  #inside(layer: Layer, tokens: Tokens, isMember: boolean): Layer | undefined {
    if (tokens.open || this.options.keepStrings) return undefined;
    const start = tokens.start + 1;
    const end = tokens.end - 1;
    // Elements of lists are texts, unless a record is in them.
    const mayBeForced = layer.depth === 0 || (!isMember && tokens.escaped);
    if (mayBeForced && this.options.force?.(layer.toSource(start), layer.toSource(end), layer.depth))
      return layer.inside(start, end);
    if (!isMember) return undefined;
    let first = start;
    while (first < tokens.end && isBlankOrEscape(layer.bytes, first))
      first += isSpace(layer.bytes[first]!) ? 1 : 2;
    const byte = layer.bytes[first];
    if (byte !== Byte.OpenBrace && byte !== Byte.OpenBracket) return undefined;
    const inner = layer.inside(start, tokens.end - 1);
    return holdsJson(inner.bytes) ? inner : undefined;
  }

  #copyToken(layer: Layer, token: Token, start: number, end: number): void {
    if (token !== Token.String || layer.depth === 0) {
      this.#copy(layer, start, end);
      return;
    }
    // What an escape in a layer above stands for would break the line, or be invisible: show that escape itself.
    const { bytes } = layer;
    let from = start;
    for (let at = start; at < end; at++) {
      const width = breaksLine(bytes, at);
      if (width === 0) continue;
      let above = layer;
      let place = at;
      let placeEnd = at + width;
      do {
        place = above.place(place);
        placeEnd = above.place(placeEnd);
        above = above.parent!;
      } while (above.parent && above.bytes[place] !== Byte.Backslash);
      if (above.bytes[place] !== Byte.Backslash) continue;
      this.#copy(layer, from, at);
      this.#copy(above, place, placeEnd);
      from = at + width;
      at = from - 1;
    }
    this.#copy(layer, from, end);
  }

  #copy(layer: Layer, start: number, end: number): void {
    if (end <= start) return;
    this.options.onRun?.(this.writer.length, layer, start, end - start);
    this.writer.copy(layer.bytes, start, end);
  }
}

function opens(token: Token): boolean {
  return token === Token.OpenObject || token === Token.OpenArray;
}

/** White space, plain or as the escapes that pretty-printed JSON inside a string begins with. */
function isBlankOrEscape(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at]!;
  if (isSpace(byte)) return true;
  const letter = bytes[at + 1];
  return byte === Byte.Backslash && (letter === 0x6e || letter === 0x72 || letter === 0x74);
}

/** Length of the control character, U+2028 or U+2029 at this place, 0 where there is none. */
function breaksLine(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!;
  if (byte < Byte.Space) return 1;
  if (byte !== 0xe2 || bytes[at + 1] !== 0x80) return 0;
  return bytes[at + 2] === 0xa8 || bytes[at + 2] === 0xa9 ? 3 : 0;
}

function hasLineEnd(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === Byte.Lf || bytes[at] === Byte.Cr) return true;
  return false;
}
