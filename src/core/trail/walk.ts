import { Layer } from '../json/layers';
import { decodeUtf8 } from '../json/text';
import { Byte, isSpace, Token, Tokens } from '../json/tokens';
import { colonFollows } from '../json/tolerant';
import type { TrailProblem } from './event';
import {
  CARRIERS,
  fitOf,
  isDigest,
  isPromising,
  isRecord,
  isTelling,
  Key,
  keyBit,
  mentionsRecord,
} from './keys';
import { type ProblemCode, problem } from './problems';

/** A record that was found, in bytes of the source. */
export interface FoundRecord {
  readonly offset: number;
  readonly length: number;
  /** Levels of escaping: 0 for an object, 1 for JSON inside a string. */
  readonly depth: number;
  /** The record's text, unescaped: a view on the source at depth 0. */
  readonly text: Uint8Array;
  /** Where it was found: the keys and arrays above it, as `Events[].CloudTrailEvent`. */
  readonly path: string;
  /** The array element or root value that the record comes in, with everything around it. */
  readonly itemOffset: number;
  itemLength: number;
}

export interface Walk {
  readonly records: readonly FoundRecord[];
  readonly problems: readonly TrailProblem[];
  readonly digests: number;
  /** The text ends inside an object that looks like a record or like what wraps one. */
  readonly promising: boolean;
}

const MAX_ESCAPING = 4;
/** More problems than this are not listed: a file of another kind can have one a byte. */
const MAX_PROBLEMS = 1000;
/** How far up an object is looked for that was never closed. */
const MAX_UNCLOSED = 32;

/**
 * Finds the CloudTrail records in JSON text, whatever wraps them and however damaged it is. One pass over the
 * tokens with a stack of its own, so neither size nor nesting can exhaust it; it never throws. Brackets that
 * are missing are taken as closed where the next token shows it, and everything odd becomes a problem.
 */
export function walk(bytes: Uint8Array): Walk {
  const walker = new Walker(Layer.source(bytes), '', false);
  walker.run();
  return walker.result();
}

enum Expect {
  Key,
  Colon,
  Value,
  AfterValue,
}

/** An object or array that is open. */
interface Frame {
  object: boolean;
  /** No opening brace was there: the members stand bare. */
  bare: boolean;
  start: number;
  /** The key that the object or array stands under, empty in arrays and at the root. */
  key: string;
  keys: number;
  expect: Expect;
  /** The last token was a comma. */
  comma: boolean;
  /** Number of records, and of doubts, found before this frame. */
  records: number;
  doubts: number;
  /** The element of an array, or the value at the root, that this is or is in. */
  item: Frame;
  /** Records whose item this is, and whose item's length is not known yet. */
  waiting: FoundRecord[] | undefined;
  /** The record that this is a part of. Strings in it are not looked into. */
  record: Frame | undefined;
  /** Number of frames around this one. */
  depth: number;
  /** Number of problems found before this frame. */
  trouble: number;
  /** A problem says already that an event is lost here. */
  told: boolean;
  /** The keys and arrays down to here, worked out when first asked for. */
  path: string | undefined;
}

class Walker {
  readonly #tokens: Tokens;
  readonly #stack: Frame[] = [];
  #depth = 0;
  /** How many of the open frames are objects. */
  #objects = 0;
  readonly #records: FoundRecord[] = [];
  readonly #problems: TrailProblem[] = [];
  /** Problems that matter only where records are found: elements that are none. */
  readonly #doubts: TrailProblem[] = [];
  #digests = 0;
  #promising = false;
  #keyStart = 0;
  #keyEnd = 0;
  #trouble = 0;
  #lastComma = -1;
  #rootComma = -1;
  #rootValues = 0;
  /** The last token is one that more could have belonged to: a string without its end, a number, a word. */
  #cut = false;

  constructor(
    readonly layer: Layer,
    /** Where the layer's string was found. */
    readonly above: string,
    /** The layer's string has no end. */
    readonly open: boolean,
  ) {
    this.#tokens = new Tokens(layer.bytes);
  }

  result(): Walk {
    const doubts = this.#records.length > 0 ? this.#doubts : [];
    const problems = [...this.#problems, ...doubts].sort((a, b) => a.offset - b.offset);
    return {
      records: this.#records,
      problems: problems.slice(0, MAX_PROBLEMS + 1),
      digests: this.#digests,
      promising: this.#promising,
    };
  }

  run(): void {
    const tokens = this.#tokens;
    if (tokens.bytes[0] === 0xef && tokens.bytes[1] === 0xbb && tokens.bytes[2] === 0xbf) tokens.end = 3;
    for (;;) {
      const token = tokens.next();
      if (token === Token.End) break;
      this.#take(token);
    }
    this.#finish();
  }

  #take(token: Token): void {
    const frame = this.#top();
    const { start, end, limit } = this.#tokens;
    this.#cut = false;
    switch (token) {
      case Token.OpenObject:
      case Token.OpenArray:
        this.#open(token === Token.OpenObject, frame);
        break;
      case Token.CloseObject:
      case Token.CloseArray:
        this.#closeToken(token === Token.CloseObject);
        break;
      case Token.Comma:
        this.#comma(frame);
        break;
      case Token.Colon:
        if (frame?.expect === Expect.Colon) frame.expect = Expect.Value;
        else this.#report('junk', start, end);
        break;
      case Token.String:
        this.#string(frame);
        break;
      case Token.Scalar:
        this.#beforeValue(frame);
        this.#doubt(frame, start, end);
        this.#afterValue();
        this.#cut = end === limit && isDigit(this.layer.bytes[end - 1]!);
        break;
      default:
        if (this.#tokens.isLoneQuote) {
          this.#report('unescaped-quote', start, end);
          break;
        }
        this.#report('junk', start, end);
        if (frame?.expect === Expect.Value) {
          frame.comma = false;
          this.#afterValue();
        }
        this.#cut = end === limit;
    }
  }

  #top(): Frame | undefined {
    return this.#depth > 0 ? this.#stack[this.#depth - 1] : undefined;
  }

  #push(object: boolean, bare: boolean, start: number, key: string): void {
    const parent = this.#top();
    const frame: Frame = {
      object,
      bare,
      start,
      key,
      keys: 0,
      expect: object ? Expect.Key : Expect.Value,
      comma: false,
      records: this.#records.length,
      doubts: this.#doubts.length,
      item: undefined as unknown as Frame,
      waiting: undefined,
      record: parent && (parent.record ?? (isRecord(parent.keys) ? parent : undefined)),
      depth: this.#depth,
      trouble: this.#trouble,
      told: false,
      path: undefined,
    };
    frame.item = parent?.object ? parent.item : frame;
    this.#stack[this.#depth++] = frame;
    if (object) this.#objects++;
  }

  #open(object: boolean, top: Frame | undefined): void {
    const { start } = this.#tokens;
    if (object && top) this.#closeTo(this.#unclosed(top), start);
    const frame = this.#top();
    this.#beforeValue(frame);
    const key = frame?.object && frame.expect === Expect.Value ? this.#keyText() : '';
    this.#push(object, false, start, key);
  }

  /**
   * How many frames stay open when an object begins. All of them where it can stand; where a key or a comma should
   * be, the outermost element that begins with the same key ends here, else the element that is open. A record in
   * which something was odd before ends where another one begins: one of its brackets is missing.
   */
  #unclosed(top: Frame): number {
    const key = this.#spaceEnd(this.#tokens.start + 1);
    const hasKey = this.#tokens.bytes[key] === Byte.Quote;
    if (!top.object || top.expect === Expect.Value) {
      const item = top.record?.item;
      const isOdd = item && hasKey && this.#trouble > item.trouble;
      return isOdd && this.#beginsWith(item, key) ? item.depth : this.#depth;
    }
    for (let i = Math.max(0, this.#depth - MAX_UNCLOSED); hasKey && i < this.#depth; i++) {
      const frame = this.#stack[i]!;
      if (frame.item === frame && frame.object && this.#beginsWith(frame, key)) return i;
    }
    const isElement = top.item === top && (this.#depth > 1 || top.keys !== 0);
    return isElement ? this.#depth - 1 : this.#depth;
  }

  /** Whether the first key of an object is the same as the one that begins at `key`. */
  #beginsWith(frame: Frame, key: number): boolean {
    const { bytes, limit } = this.#tokens;
    let a = frame.bare ? frame.start : this.#spaceEnd(frame.start + 1);
    let b = key;
    while (b < limit && bytes[a] === bytes[b]) {
      if (bytes[++a] === Byte.Quote) return bytes[b + 1] === Byte.Quote;
      b++;
    }
    return false;
  }

  #spaceEnd(start: number): number {
    const { bytes, limit } = this.#tokens;
    let at = start;
    while (at < limit && isSpace(bytes[at]!)) at++;
    return at;
  }

  /** Closes frames that were not closed until that many are open. */
  #closeTo(depth: number, at: number): void {
    while (this.#depth > depth) {
      this.#report(this.#top()!.object ? 'missing-brace' : 'missing-bracket', at, at);
      this.#close(at);
    }
  }

  #closeToken(object: boolean): void {
    const { start, end } = this.#tokens;
    const found = this.#nearest(object);
    if (found < 0) {
      this.#report('stray-close', start, end);
      return;
    }
    this.#closeTo(found + 1, start);
    const frame = this.#top()!;
    if (frame.comma) this.#report('extra-comma', this.#lastComma, this.#lastComma + 1);
    if (frame.object && (frame.expect === Expect.Value || frame.expect === Expect.Colon)) {
      this.#report('missing-value', start, start);
    }
    this.#close(end);
  }

  /** Index of the innermost open object or array that this bracket can close, -1 where there is none. */
  #nearest(object: boolean): number {
    if ((object ? this.#objects : this.#depth - this.#objects) === 0) return -1;
    for (let i = this.#depth - 1; i >= 0; i--) if (this.#stack[i]!.object === object) return i;
    return -1;
  }

  #comma(frame: Frame | undefined): void {
    const { start, end } = this.#tokens;
    this.#lastComma = start;
    if (!frame) {
      if (this.#rootComma >= 0 || this.#rootValues === 0) this.#report('extra-comma', start, end);
      this.#rootComma = start;
      return;
    }
    const isAfterKey = frame.object && (frame.expect === Expect.Value || frame.expect === Expect.Colon);
    if (isAfterKey) this.#report('missing-value', start, start);
    else if (frame.expect !== Expect.AfterValue) this.#report('extra-comma', start, end);
    frame.comma = true;
    frame.expect = frame.object ? Expect.Key : Expect.Value;
  }

  #string(top: Frame | undefined): void {
    const tokens = this.#tokens;
    if (tokens.open) {
      this.#report('open-string', tokens.start, tokens.end);
      this.#cut = true;
    }
    if (tokens.rawQuote >= 0) this.#report('unescaped-quote', tokens.rawQuote, tokens.rawQuote + 1);
    if (tokens.control) this.#report('raw-control', tokens.start, tokens.end);
    let frame = top;
    const isKey = (!frame || frame.expect !== Expect.Value || !frame.object) && colonFollows(tokens);
    if (isKey) {
      if (!frame?.object) {
        // Members without the brace before them, as documentation prints them.
        this.#report('missing-brace', tokens.start, tokens.start);
        this.#beforeValue(frame);
        this.#push(true, true, tokens.start, '');
        frame = this.#top()!;
      } else if (frame.expect === Expect.AfterValue) {
        this.#report('missing-comma', tokens.start, tokens.start);
      }
      this.#keyStart = tokens.start + 1;
      this.#keyEnd = tokens.open ? tokens.end : tokens.end - 1;
      frame.expect = Expect.Colon;
      frame.comma = false;
      return;
    }
    if (frame?.object && frame.expect !== Expect.Value) {
      this.#report('junk', tokens.start, tokens.end);
      frame.comma = false;
      this.#cut = true;
      return;
    }
    this.#beforeValue(frame);
    if (frame?.object) this.#stringMember(frame);
    else this.#doubt(frame, tokens.start, tokens.end);
    this.#afterValue();
  }

  #beforeValue(frame: Frame | undefined): void {
    const { start } = this.#tokens;
    if (!frame) {
      this.#rootComma = -1;
      this.#rootValues++;
      return;
    }
    if (frame.expect === Expect.Value) {
      if (frame.object) this.#note(frame, 0);
    } else if (frame.object) {
      this.#report('junk', start, this.#tokens.end);
    } else {
      this.#report('missing-comma', start, start);
    }
    frame.comma = false;
  }

  /** Adds the current key, and what its value says, to what the object is known to hold. */
  #note(frame: Frame, fit: number): void {
    const bytes = this.layer.bytes;
    frame.keys |= keyBit(bytes, this.#keyStart, this.#keyEnd) | fit;
  }

  #keyText(): string {
    return decodeUtf8(this.layer.bytes.subarray(this.#keyStart, this.#keyEnd));
  }

  #afterValue(): void {
    const frame = this.#top();
    if (frame) frame.expect = Expect.AfterValue;
  }

  #stringMember(frame: Frame): void {
    const { bytes, start, end, open, escaped } = this.#tokens;
    const from = start + 1;
    const to = open ? end : end - 1;
    const bit = keyBit(bytes, this.#keyStart, this.#keyEnd);
    if (bit & (Key.eventVersion | Key.eventSource | Key.eventType)) {
      frame.keys |= fitOf(bit, decodeUtf8(bytes.subarray(from, Math.min(to, from + 200))));
    }
    if (frame.record || isRecord(frame.keys) || !this.#startsObject(from, to)) return;
    const key = this.#keyText();
    const carrier = CARRIERS.has(key);
    if (!carrier && !(escaped && mentionsRecord(bytes, from, to))) return;
    this.#embedded(frame.item, from, to, key, carrier);
  }

  /** Whether a string's content begins with a brace, past white space and its escapes. */
  #startsObject(from: number, to: number): boolean {
    const { bytes } = this.#tokens;
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

  #embedded(item: Frame, from: number, to: number, key: string, carrier: boolean): void {
    if (this.layer.depth >= MAX_ESCAPING) {
      this.#report('too-deep', from, to);
      return;
    }
    const inner = this.layer.inside(from, to);
    const walker = new Walker(inner, this.#path(key), this.#tokens.open);
    walker.run();
    const { records, problems, promising } = walker.result();
    for (const record of records) this.#add({ ...record, itemOffset: item.start, itemLength: 0 }, item);
    const lost = problems.filter(({ code }) => code === 'damaged-record' || code === 'too-deep');
    if (records.length > 0 || lost.length > 0) {
      for (const found of records.length > 0 ? problems : lost) this.#list(found);
    } else if (carrier && (promising || key === 'CloudTrailEvent')) {
      this.#report('damaged-record', from, to);
      item.told = true;
    }
  }

  #add(record: FoundRecord, item: Frame): void {
    this.#records.push(record);
    item.waiting ??= [];
    item.waiting.push(record);
  }

  /** The keys and arrays down to here, as `Events[].CloudTrailEvent`. */
  #path(key: string): string {
    let known = this.#depth;
    while (known > 0 && this.#stack[known - 1]!.path === undefined) known--;
    let path = known > 0 ? this.#stack[known - 1]!.path! : this.above;
    for (let i = known; i < this.#depth; i++) {
      const frame = this.#stack[i]!;
      path = joined(path, frame.key);
      if (!frame.object) path += '[]';
      frame.path = path;
    }
    return joined(path, key);
  }

  /** Closes the top frame; its text ends before `end`. */
  #close(end: number): void {
    const frame = this.#top()!;
    this.#depth--;
    if (frame.object) this.#objects--;
    const parent = this.#top();
    if (isRecord(frame.keys)) this.#found(frame, end);
    else if (isDigest(frame.keys)) this.#digests++;
    else if (this.#records.length === frame.records) this.#foundNone(frame, end);
    for (const record of frame.waiting ?? []) record.itemLength = end - frame.start;
    if (parent) parent.expect = Expect.AfterValue;
  }

  #foundNone(frame: Frame, end: number): void {
    if (!frame.told) this.#doubt(this.#top(), frame.start, end);
    // What it holds was damaged, or is cut off further down.
    if (this.#problems.length > 0 && isPromising(frame.keys)) this.#promising = true;
  }

  #found(frame: Frame, end: number): void {
    // A record inside another one's parameters is not an event of this trail.
    this.#records.length = frame.records;
    this.#doubts.length = frame.doubts;
    const { layer } = this;
    const offset = layer.toSource(frame.start);
    const record = {
      offset,
      length: layer.toSource(end) - offset,
      depth: layer.depth,
      text: layer.bytes.subarray(frame.start, end),
      path: this.#path(frame.key),
      itemOffset: frame.item.start,
      itemLength: 0,
    };
    this.#add(record, frame.item);
  }

  /** An element of `Records` or `Events` that held no record. */
  #doubt(parent: Frame | undefined, start: number, end: number): void {
    if (!parent || parent.object || (parent.key !== 'Records' && parent.key !== 'Events')) return;
    if (this.#doubts.length < MAX_PROBLEMS) this.#doubts.push(this.#problem('not-a-record', start, end));
  }

  #finish(): void {
    const end = this.layer.bytes.length;
    if (this.#rootComma >= 0) this.#report('extra-comma', this.#rootComma, this.#rootComma + 1);
    if (this.#depth === 0) return;
    this.#promising ||= this.#stack.slice(0, this.#depth).some((frame) => isPromising(frame.keys));
    const top = this.#top()!;
    const isBetween = top.expect === Expect.AfterValue || (top.comma && (top.bare || !top.object));
    const isWhole = isBetween && !this.#cut && !this.open;
    if (!(isWhole && top.bare && this.#depth === 1)) this.#report('unexpected-end', end, end);
    const cut = isWhole ? -1 : this.#cutFrame();
    while (this.#depth > 0) {
      const frame = this.#top()!;
      if (this.#depth - 1 === cut) this.#cutOff(frame, end);
      else if (cut < 0 && isRecord(frame.keys) && !frame.bare) this.#report('unclosed', frame.start, end);
      this.#close(end);
    }
  }

  /** Index of the outermost frame that could be an event and that the end of the text cuts off, -1 for none. */
  #cutFrame(): number {
    const open = this.#stack.slice(0, this.#depth);
    const telling = open.findIndex((frame) => isTelling(frame.keys));
    if (telling >= 0) return telling;
    // An element of an array, and nothing in it told what it is.
    return open.findIndex((frame, i) => i > 0 && frame.object && frame.item === frame);
  }

  #cutOff(frame: Frame, end: number): void {
    // What wraps a record may be cut off behind it.
    const isWrapper = !isTelling(frame.keys) || Boolean(frame.keys & (Key.CloudTrailEvent | Key.EventId));
    if (isWrapper && this.#records.length > frame.records) {
      this.#report('unclosed', frame.start, end);
      return;
    }
    this.#report('cut-off', frame.start, end);
    this.#records.length = frame.records;
    frame.keys = 0;
    frame.told = true;
  }

  #problem(code: ProblemCode, start: number, end: number): TrailProblem {
    const offset = this.layer.toSource(start);
    return problem(code, offset, this.layer.toSource(end) - offset);
  }

  #report(code: ProblemCode, start: number, end: number): void {
    const found = this.#problem(code, start, end);
    this.#trouble++;
    const last = this.#problems[this.#problems.length - 1];
    // Junk comes in words: one stretch, one problem.
    if (
      code === 'junk' &&
      last?.code === 'junk' &&
      this.#onlySpace(last.offset + last.length, found.offset)
    ) {
      const length = found.offset + found.length - last.offset;
      this.#problems[this.#problems.length - 1] = { ...last, length };
    } else {
      this.#list(found);
    }
  }

  #list(found: TrailProblem): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(found);
    else if (this.#problems.length === MAX_PROBLEMS)
      this.#problems.push(problem('more-problems', found.offset, 0));
  }

  #onlySpace(start: number, end: number): boolean {
    if (this.layer.depth > 0) return start === end;
    for (let at = start; at < end; at++) if (!isSpace(this.layer.bytes[at]!)) return false;
    return true;
  }
}

function joined(path: string, key: string): string {
  return key && path ? `${path}.${key}` : path || key;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
