import { Layer } from '../json/layers';
import { decodeUtf8 } from '../json/text';
import { Byte, isSpace, Token, Tokens } from '../json/tokens';
import type { TrailProblem } from './event';
import { CARRIERS, Fits, fitOf, isDigest, isRecord, Key, keyBit } from './keys';
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

/**
 * Finds the CloudTrail records in JSON text, whatever wraps them and however damaged it is. One pass over the
 * tokens with a stack of its own, so neither size nor nesting can exhaust it; it never throws. Brackets that
 * are missing are taken as closed where the next token shows it, and everything odd becomes a problem.
 */
export function walk(bytes: Uint8Array): Walk {
  const walker = new Walker(Layer.source(bytes), '');
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
  /** Number of records and of problems found before this frame. */
  records: number;
}

class Walker {
  readonly #tokens: Tokens;
  readonly #stack: Frame[] = [];
  #depth = 0;
  readonly #records: FoundRecord[] = [];
  readonly #problems: TrailProblem[] = [];
  /** Problems that matter only where records are found: elements that are none. */
  readonly #doubts: TrailProblem[] = [];
  #digests = 0;
  #promising = false;
  #keyStart = 0;
  #keyEnd = 0;
  #rootComma = -1;
  #rootValues = 0;
  /** End of the last string that has no closing quote. */
  #openEnd = -1;

  constructor(
    readonly layer: Layer,
    readonly above: string,
  ) {
    this.#tokens = new Tokens(layer.bytes);
  }

  result(): Walk {
    const problems = this.#records.length > 0 ? [...this.#problems, ...this.#doubts] : this.#problems;
    return {
      records: this.#records,
      problems: problems.sort((a, b) => a.offset - b.offset),
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
        else this.#report('junk', this.#tokens.start, this.#tokens.end);
        break;
      case Token.String:
        this.#string(frame);
        break;
      case Token.Scalar:
        this.#beforeValue(frame);
        this.#afterValue();
        break;
      default:
        this.#report('junk', this.#tokens.start, this.#tokens.end);
        if (frame?.expect === Expect.Value) this.#afterValue();
    }
  }

  #top(): Frame | undefined {
    return this.#depth > 0 ? this.#stack[this.#depth - 1] : undefined;
  }

  #push(object: boolean, bare: boolean, start: number, key: string): void {
    const expect = object ? Expect.Key : Expect.Value;
    const records = this.#records.length;
    const frame = { object, bare, start, key, keys: 0, expect, comma: false, records };
    this.#stack[this.#depth++] = frame;
  }

  #open(object: boolean, top: Frame | undefined): void {
    let frame = top;
    // An object where a key should be, in an element of an array: the element was never closed.
    while (frame?.object && frame.expect !== Expect.Value && this.#isElement()) {
      this.#report('missing-brace', this.#tokens.start, this.#tokens.start);
      this.#close(this.#tokens.start);
      frame = this.#top();
    }
    this.#beforeValue(frame);
    const key = frame?.object && frame.expect === Expect.Value ? this.#keyText() : '';
    this.#push(object, false, this.#tokens.start, key);
  }

  /** Whether the top frame is an element of an array, or a bare root object. */
  #isElement(): boolean {
    if (this.#depth === 1) return this.#stack[0]!.keys !== 0;
    return !this.#stack[this.#depth - 2]!.object;
  }

  #closeToken(object: boolean): void {
    const { start, end } = this.#tokens;
    const found = this.#nearest(object);
    if (found < 0) {
      this.#report('stray-close', start, end);
      return;
    }
    while (this.#depth - 1 > found) {
      this.#report(this.#top()!.object ? 'missing-brace' : 'missing-bracket', start, start);
      this.#close(start);
    }
    const frame = this.#top()!;
    if (frame.comma) this.#report('extra-comma', this.#tokens.start, this.#tokens.start);
    if (frame.object && (frame.expect === Expect.Value || frame.expect === Expect.Colon)) {
      this.#report('missing-value', start, start);
    }
    this.#close(end);
  }

  /** Index of the innermost open object or array that this bracket can close, -1 where there is none. */
  #nearest(object: boolean): number {
    for (let i = this.#depth - 1; i >= 0; i--) if (this.#stack[i]!.object === object) return i;
    return -1;
  }

  #comma(frame: Frame | undefined): void {
    const { start, end } = this.#tokens;
    if (!frame) {
      if (this.#rootComma >= 0 || this.#rootValues === 0) this.#report('extra-comma', start, end);
      this.#rootComma = start;
      return;
    }
    if (
      frame.comma ||
      (!frame.object && frame.expect === Expect.Value && !frame.comma && this.#isFirst(frame))
    ) {
      this.#report('extra-comma', start, end);
    } else if (frame.object && (frame.expect === Expect.Value || frame.expect === Expect.Colon)) {
      this.#report('missing-value', start, start);
    } else if (frame.object && frame.expect === Expect.Key) {
      this.#report('extra-comma', start, end);
    }
    frame.comma = true;
    frame.expect = frame.object ? Expect.Key : Expect.Value;
  }

  #isFirst(frame: Frame): boolean {
    return frame.expect === Expect.Value && !frame.comma;
  }

  #string(top: Frame | undefined): void {
    const tokens = this.#tokens;
    if (tokens.open) {
      this.#report('open-string', tokens.start, tokens.end);
      this.#openEnd = tokens.end;
    }
    let frame = top;
    const isKey = (!frame || frame.expect !== Expect.Value || !frame.object) && this.#colonFollows();
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
      this.#keyEnd = tokens.end - 1;
      frame.expect = Expect.Colon;
      frame.comma = false;
      return;
    }
    if (frame?.object && frame.expect !== Expect.Value) {
      this.#report('junk', tokens.start, tokens.end);
      return;
    }
    if (tokens.control) this.#report('raw-control', tokens.start, tokens.end);
    this.#beforeValue(frame);
    if (frame?.object) this.#stringMember(frame);
    this.#afterValue();
  }

  #colonFollows(): boolean {
    const { bytes, limit } = this.#tokens;
    let at = this.#tokens.end;
    while (at < limit && isSpace(bytes[at]!)) at++;
    return at < limit && bytes[at] === Byte.Colon;
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
    if (isRecord(frame.keys) || !this.#startsObject(from, to)) return;
    const key = this.#keyText();
    const carrier = CARRIERS.has(key);
    if (!carrier && !(escaped && mentionsRecord(bytes, from, to))) return;
    this.#embedded(from, to, key, carrier);
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

  #embedded(from: number, to: number, key: string, carrier: boolean): void {
    if (this.layer.depth >= MAX_ESCAPING) {
      this.#report('too-deep', from, to);
      return;
    }
    const inner = this.layer.inside(from, to);
    const walker = new Walker(inner, this.#path(key));
    walker.run();
    const { records, problems, promising } = walker.result();
    const item = this.#item(from);
    for (const record of records) {
      this.#records.push({ ...record, itemOffset: item, itemLength: 0 });
    }
    if (records.length > 0) for (const found of problems) this.#problems.push(found);
    else if (carrier && (promising || key === 'CloudTrailEvent')) this.#report('damaged-record', from, to);
  }

  /** Start of the array element or root value that the place is in. */
  #item(start: number): number {
    for (let i = this.#depth - 1; i >= 0; i--) {
      if (!this.#stack[i]!.object) return i + 1 < this.#depth ? this.#stack[i + 1]!.start : start;
    }
    return this.#depth > 0 ? this.#stack[0]!.start : start;
  }

  /** The keys and arrays down to here, as `Events[].CloudTrailEvent`. */
  #path(key: string): string {
    let path = this.above;
    for (let i = 0; i < this.#depth; i++) {
      const frame = this.#stack[i]!;
      if (frame.key) path += path && !path.endsWith('.') ? `.${frame.key}` : frame.key;
      if (!frame.object) path += '[]';
    }
    return key ? (path ? `${path}.${key}` : key) : path;
  }

  /** Closes the top frame; its text ends before `end`. */
  #close(end: number): void {
    const frame = this.#top()!;
    this.#depth--;
    const found = isRecord(frame.keys);
    if (found) this.#found(frame, end);
    else if (isDigest(frame.keys)) this.#digests++;
    else this.#doubt(frame, end);
    const start = this.layer.depth === 0 ? frame.start : -1;
    for (let i = frame.records; i < this.#records.length; i++) {
      const record = this.#records[i]!;
      if (record.itemOffset === start) record.itemLength = end - start;
    }
    const parent = this.#top();
    if (parent) parent.expect = Expect.AfterValue;
  }

  #found(frame: Frame, end: number): void {
    // A record inside another one's parameters is not an event of this trail.
    this.#records.length = frame.records;
    const { layer } = this;
    const offset = layer.toSource(frame.start);
    this.#records.push({
      offset,
      length: layer.toSource(end) - offset,
      depth: layer.depth,
      text: layer.bytes.subarray(frame.start, end),
      path: this.#path(frame.key),
      itemOffset: this.#item(frame.start),
      itemLength: 0,
    });
  }

  /** An element of `Records` or `Events` that held no record. */
  #doubt(frame: Frame, end: number): void {
    if (this.#records.length > frame.records) return;
    const parent = this.#top();
    if (parent && !parent.object && (parent.key === 'Records' || parent.key === 'Events')) {
      this.#doubts.push(this.#problem('not-a-record', frame.start, end));
    }
  }

  #finish(): void {
    const end = this.layer.bytes.length;
    if (this.#rootComma >= 0) this.#report('extra-comma', this.#rootComma, this.#rootComma + 1);
    if (this.#depth === 0) return;
    const top = this.#top()!;
    let complete = this.#openEnd !== end && (top.expect === Expect.AfterValue || top.comma);
    this.#promising = this.#stack.slice(0, this.#depth).some((frame) => isPromising(frame.keys));
    const bareOnly = this.#depth === 1 && top.bare && complete;
    if (!bareOnly) this.#report('unexpected-end', end, end);
    while (this.#depth > 0) {
      const frame = this.#top()!;
      if (!complete && this.#endsRecord()) {
        this.#report('cut-off', frame.start, end);
        this.#records.length = frame.records;
        complete = true;
        frame.keys = 0;
      } else if (complete && isRecord(frame.keys) && !frame.bare) {
        this.#report('unclosed', frame.start, end);
      }
      this.#close(end);
    }
  }

  /** Whether the top frame is the outermost one that the cut goes through and that could be a record. */
  #endsRecord(): boolean {
    const at = this.#depth - 1;
    const isPart = (i: number) => isTelling(this.#stack[i]!.keys);
    if (!isPart(at)) {
      if (at > 0 && this.#stack[at - 1]!.object) return false;
      // An element of an array, or the root, and nothing in it told what it is.
      return at > 0 && this.#stack[at]!.object;
    }
    for (let i = at - 1; i >= 0; i--) if (isPart(i)) return false;
    return true;
  }

  #problem(code: ProblemCode, start: number, end: number): TrailProblem {
    const offset = this.layer.toSource(start);
    return problem(code, offset, this.layer.toSource(end) - offset);
  }

  #report(code: ProblemCode, start: number, end: number): void {
    const found = this.#problem(code, start, end);
    const last = this.#problems[this.#problems.length - 1];
    // Junk comes in words: one stretch, one problem.
    if (
      code === 'junk' &&
      last?.code === 'junk' &&
      this.#onlySpace(last.offset + last.length, found.offset)
    ) {
      this.#problems[this.#problems.length - 1] = {
        ...last,
        length: found.offset + found.length - last.offset,
      };
    } else {
      this.#problems.push(found);
    }
  }

  #onlySpace(start: number, end: number): boolean {
    if (this.layer.depth > 0) return start === end;
    for (let at = start; at < end; at++) if (!isSpace(this.layer.bytes[at]!)) return false;
    return true;
  }
}

/** Whether an object has a key that only records and lookup items have: what is cut off here was an event. */
function isTelling(keys: number): boolean {
  const telling =
    Key.eventVersion |
    Key.eventSource |
    Key.eventName |
    Key.eventTime |
    Key.userIdentity |
    Key.CloudTrailEvent;
  return Boolean(keys & (telling | Key.EventId));
}

/** Whether an object that is not read to its end is a record, a lookup item or a digest by what was seen of it. */
function isPromising(keys: number): boolean {
  if (isRecord(keys) || keys & (Key.CloudTrailEvent | Fits.type | Fits.host)) return true;
  if (keys & Key.EventId && keys & Key.EventName) return true;
  return Boolean(keys & Key.digestStartTime && keys & (Key.digestEndTime | Key.logFiles));
}

const VERSION = Uint8Array.from('eventVersion', (char) => char.charCodeAt(0));

/** Whether the first stretch of a string holds the key that nearly every record begins with. */
function mentionsRecord(bytes: Uint8Array, start: number, end: number): boolean {
  const limit = Math.min(end, start + 4096) - VERSION.length;
  for (let at = start; at <= limit; at++) {
    if (bytes[at] !== VERSION[0]) continue;
    let i = 1;
    while (i < VERSION.length && bytes[at + i] === VERSION[i]) i++;
    if (i === VERSION.length) return true;
  }
  return false;
}
