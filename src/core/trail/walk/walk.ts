import { isDigit } from '../../json/bytes';
import { jsonStart } from '../../json/embedded';
import { Layer } from '../../json/layers';
import { decodeUtf8 } from '../../json/text';
import { Token, Tokens } from '../../json/tokens';
import { colonFollows } from '../../json/tolerant';
import { parseTime } from '../../knowledge/times';
import { storeTimeRank } from '../table/storeNames';
import { tells } from './classify';
import { closeAtEnd } from './end';
import { Findings } from './findings';
import { Expect, type Frame, Frames, type Item } from './frames';
import { Stamp } from './linePrefix';
import { bitsOfName, Other, OtherNames, Rank, RECORD_BITS, rankOf } from './otherNames';
import { CARRIERS, Fits, fitOf, isRecord, isTelling, Key, keyBit, mayHoldEvent } from './recordKeys';
import type { Walk } from './result';
import { isStrayInRow, RowStarts } from './rows';
import { openBefore } from './unclosed';

/** Names whose values tell as well. */
const FITTING = Key.eventVersion | Key.eventSource | Key.eventType;

/** Codes of records that are not all there. */
const CUT: ReadonlySet<string> = new Set(['unclosed', 'cut-off', 'unexpected-end']);

/** Strings inside strings are looked into down to this depth. */
const MAX_ESCAPING = 4;

/**
 * Finds the CloudTrail records in JSON text, whatever wraps them and however damaged it is. One pass over the
 * tokens with a stack of its own, so neither size nor nesting can exhaust it; it never throws. Brackets that
 * are missing are taken as closed where the next token shows it, and everything odd becomes a problem.
 */
export function walk(bytes: Uint8Array): Walk {
  return new Walker(Layer.source(bytes), '', false).run();
}

/** Names of all logs: they are nearly the same everywhere. */
const NAMES = new OtherNames();

/** The grammar: what each token opens, closes or belongs to, and what is odd about it. One for each layer. */
class Walker {
  readonly #tokens: Tokens;
  readonly #frames: Frames;
  readonly #findings: Findings;
  /** The last key, without its quotes. */
  #keyStart = 0;
  #keyEnd = 0;
  /** Bits of its name in any spelling; 0 inside of records. */
  #keyNames = 0;
  #lastComma = -1;
  #rootComma = -1;
  #rootValues = 0;
  readonly #stamp = new Stamp();
  readonly #rows = new RowStarts();
  #lastStart = 0;
  /** The last token is one that more could have belonged to: a string without its end, a number, a word. */
  #cut = false;

  constructor(
    readonly layer: Layer,
    /** Where the layer's string was found. */
    above: string,
    /** The layer's string has no end. */
    readonly open: boolean,
  ) {
    this.#tokens = new Tokens(layer.bytes);
    this.#frames = new Frames(above);
    this.#findings = new Findings(layer);
  }

  /** Reads the whole layer. To be called once. */
  run(): Walk {
    const tokens = this.#tokens;
    if (tokens.bytes[0] === 0xef && tokens.bytes[1] === 0xbb && tokens.bytes[2] === 0xbf) tokens.end = 3;
    for (;;) {
      const token = tokens.next();
      if (token === Token.End) break;
      this.#take(token);
    }
    if (this.#rootComma >= 0) this.#findings.report('extra-comma', this.#rootComma, this.#rootComma + 1);
    this.#stamp.drop(this.#findings);
    const cut = this.#cut || this.open;
    closeAtEnd(this.#frames, this.#findings, tokens.limit, cut, cut ? this.#lastStart : tokens.limit);
    return this.#findings.result(this.#stamp.wasUsed);
  }

  #take(token: Token): void {
    const frame = this.#frames.top;
    const { start, end, limit } = this.#tokens;
    this.#cut = false;
    this.#lastStart = start;
    if (token !== Token.OpenObject) this.#stamp.drop(this.#findings);
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
        else this.#findings.report('junk', start, end);
        break;
      case Token.String:
        this.#string(frame);
        break;
      case Token.Scalar:
        this.#beforeValue(frame);
        this.#findings.doubt(frame, start, end);
        if (frame?.object) this.#scalarMember(frame, start, end);
        this.#frames.valueEnded();
        this.#cut = end === limit && isDigit(this.layer.bytes[end - 1]!);
        break;
      default:
        if (this.#tokens.isLoneQuote) {
          this.#findings.report('unescaped-quote', start, end);
          break;
        }
        if (!frame && this.#stamp.take(this.layer.bytes, start, end)) break;
        this.#findings.report('junk', start, end);
        if (frame?.expect === Expect.Value) {
          frame.comma = false;
          this.#frames.valueEnded();
        }
        this.#cut = end === limit;
    }
  }

  #open(object: boolean, top: Frame | undefined): void {
    const { start } = this.#tokens;
    const isBehindComma = this.#rootComma >= 0;
    const isRow = !object && this.#rows.isRow(this.#tokens, top, this.#findings.trouble, isBehindComma);
    if (isRow) this.#closeTo(this.#rows.openBefore(this.#frames), start);
    if (object && top) this.#closeTo(openBefore(this.#tokens, this.#frames, this.#findings.trouble), start);
    const frame = this.#frames.top;
    this.#beforeValue(frame);
    const key = frame?.object && frame.expect === Expect.Value ? this.#keyText() : '';
    const opened = this.#frames.push(object, false, start, key, this.#findings, this.#stamp.startOf(start));
    this.#rows.opened(this.#tokens, opened, frame, this.#findings.trouble);
    if (!isRow) return;
    opened.row = true;
    opened.item = opened;
  }

  /** Closes frames that were not closed until that many are open. */
  #closeTo(depth: number, at: number): void {
    while (this.#frames.depth > depth) {
      this.#findings.report(this.#frames.top!.object ? 'missing-brace' : 'missing-bracket', at, at);
      this.#close(at);
    }
  }

  /** Closes the innermost frame; its text ends before `end`. */
  #close(end: number): void {
    this.#findings.ended(this.#frames.pop(), end, this.#frames);
  }

  #closeToken(object: boolean): void {
    const { start, end } = this.#tokens;
    const found = this.#frames.nearest(object);
    if (found < 0 || (object && isStrayInRow(this.#tokens, this.#frames.top))) {
      this.#findings.report('stray-close', start, end);
      return;
    }
    this.#closeTo(found + 1, start);
    const frame = this.#frames.top!;
    if (frame.comma) this.#findings.report('extra-comma', this.#lastComma, this.#lastComma + 1);
    if (frame.object && (frame.expect === Expect.Value || frame.expect === Expect.Colon)) {
      this.#findings.report('missing-value', start, start);
    }
    this.#close(end);
  }

  #comma(frame: Frame | undefined): void {
    const { start, end } = this.#tokens;
    this.#lastComma = start;
    if (!frame) {
      if (this.#rootComma >= 0 || this.#rootValues === 0) this.#findings.report('extra-comma', start, end);
      this.#rootComma = start;
      return;
    }
    const isAfterKey = frame.object && (frame.expect === Expect.Value || frame.expect === Expect.Colon);
    if (isAfterKey) this.#findings.report('missing-value', start, start);
    else if (frame.expect !== Expect.AfterValue) this.#findings.report('extra-comma', start, end);
    frame.comma = true;
    frame.expect = frame.object ? Expect.Key : Expect.Value;
  }

  /** A string is a key where a colon follows, else a value or junk. */
  #string(top: Frame | undefined): void {
    const tokens = this.#tokens;
    if (tokens.open) {
      this.#findings.report('open-string', tokens.start, tokens.end);
      this.#cut = true;
    }
    if (tokens.rawQuote >= 0) this.#findings.report('unescaped-quote', tokens.rawQuote, tokens.rawQuote + 1);
    if (tokens.control) this.#findings.report('raw-control', tokens.start, tokens.end);
    let frame = top;
    const isKey = (!frame || frame.expect !== Expect.Value || !frame.object) && colonFollows(tokens);
    if (isKey) {
      // Where the end of a string is lost, the next one's colon follows what has an event in it, and is no key.
      if (this.#stringElement(frame)) {
        if (frame) frame.comma = false;
        this.#frames.valueEnded();
        return;
      }
      if (!frame?.object) {
        // Members without the brace before them, as documentation prints them.
        this.#findings.report('missing-brace', tokens.start, tokens.start);
        this.#beforeValue(frame);
        frame = this.#frames.push(true, true, tokens.start, '', this.#findings);
        this.#rows.opened(tokens, frame, top, this.#findings.trouble);
      } else if (frame.expect === Expect.AfterValue) {
        this.#findings.report('missing-comma', tokens.start, tokens.start);
      }
      this.#keyStart = tokens.start + 1;
      this.#keyEnd = tokens.open ? tokens.end : tokens.end - 1;
      frame.expect = Expect.Colon;
      frame.comma = false;
      return;
    }
    if (frame?.object && frame.expect !== Expect.Value) {
      // Where the quote of a string is lost, its brace opens an object that the strings behind it are no part of.
      if (!this.#stringElement(frame)) this.#findings.report('junk', tokens.start, tokens.end);
      frame.comma = false;
      this.#cut = true;
      return;
    }
    this.#beforeValue(frame);
    if (frame?.object) this.#stringMember(frame);
    else if (!this.#stringElement(frame)) this.#findings.doubt(frame, tokens.start, tokens.end);
    this.#frames.valueEnded();
  }

  /** A value begins with this token: whether it may stand here, and what its key tells of the object. */
  #beforeValue(frame: Frame | undefined): void {
    const { start } = this.#tokens;
    if (!frame) {
      this.#rootComma = -1;
      this.#rootValues++;
      return;
    }
    if (frame.expect === Expect.Value) {
      if (frame.object) this.#keyOf(frame);
    } else if (frame.object) {
      this.#findings.report('junk', start, this.#tokens.end);
    } else {
      this.#findings.report('missing-comma', start, start);
    }
    frame.comma = false;
  }

  /** Takes the last key for one of an object's. */
  #keyOf(frame: Frame): void {
    const key = keyBit(this.layer.bytes, this.#keyStart, this.#keyEnd);
    this.#keyNames = frame.record ? 0 : NAMES.bits(this.layer.bytes, this.#keyStart, this.#keyEnd);
    if (frame.tellsFrom < 0 && (isTelling(key) || isTelling(this.#keyNames & RECORD_BITS))) {
      frame.tellsFrom = this.#keyStart - 1;
      frame.tellsAfter = this.#findings.records.length;
    }
    frame.keys |= key;
    if (frame.record) return;
    this.#findings.settle(frame);
    frame.keyStart = this.#keyStart;
    frame.keyEnd = this.#keyEnd;
    frame.names |= this.#keyNames;
    const isPart = frame.key === 'cloudtrail' || frame.key === 'aws.cloudtrail';
    const isOwn = isPart && this.#keyNames !== 0 && this.#keyText().includes('_');
    const doc = isOwn ? this.#frames.elasticOf() : undefined;
    if (doc) doc.names |= Other.elastic;
  }

  #keyText(): string {
    return decodeUtf8(this.layer.bytes.subarray(this.#keyStart, this.#keyEnd));
  }

  /** A string under a key: what its value tells of the object, and a record that may be in it. */
  #stringMember(frame: Frame): void {
    const { bytes, start, end, open, escaped } = this.#tokens;
    const from = start + 1;
    const to = open ? end : end - 1;
    const bit = keyBit(bytes, this.#keyStart, this.#keyEnd);
    tells(this.#frames, frame, bytes, bit, from, to);
    if (bit === Key.eventTime && to > from) frame.keys |= Fits.time;
    if (this.#keyNames !== 0) this.#nameTells(frame, from, to);
    else if (frame.column !== undefined) this.#valueTells(frame, frame.column, from, to);
    if (frame.record) return;
    const key = this.#keyText();
    const text = jsonStart(bytes, from, to);
    if (text < 0) return;
    const isExpandedInPlace = CARRIERS.has(key) && !isPrefixed(bytes, from, text);
    if (!isExpandedInPlace && !(escaped && mayHoldEvent(bytes, text, to))) return;
    // Beside a record's own fields it is the whole of them; in a column of a field it is what the caller sent.
    if (isRecord(frame.keys) && rankOf(key) < Rank.Whole) return;
    if (frame.column !== undefined && rankOf(frame.column) === Rank.Field) return;
    const inner = this.#embedded(frame.item, frame.item, text, to, key);
    // What is cut off says less than what stands beside it.
    if (inner?.problems.some(({ code }) => CUT.has(code))) this.#findings.pass(frame);
  }

  /** A number, true, false or null under a key. */
  #scalarMember(frame: Frame, start: number, end: number): void {
    const { bytes } = this.layer;
    if (!isDigit(bytes[start]!)) return;
    if (keyBit(bytes, this.#keyStart, this.#keyEnd) === Key.eventTime) frame.keys |= Fits.time;
    if (this.#keyNames & Other.time) this.#timeOf(frame, Number(decodeUtf8(bytes.subarray(start, end))));
  }

  /** What the value of a name in any spelling tells of the object, or of the row that it is a column of. */
  #nameTells(frame: Frame, from: number, to: number): void {
    const bits = this.#keyNames;
    const text = () => decodeUtf8(this.layer.bytes.subarray(from, Math.min(to, from + 200)));
    if (bits & FITTING) frame.names |= fitOf(bits & FITTING, text());
    else if (bits & Other.time && to > from) this.#timeOf(frame, text());
    else if (bits & Other.column) this.#columnOf(frame, text());
    else if (bits & Other.cell) this.#cellOf(frame, text());
    else if (bits & Other.name && frame.depth > 0) {
      const above = this.#frames.at(frame.depth - 1);
      if (above.key === 'ColumnInfo') above.grid?.columns.push(text());
    }
  }

  #timeOf(frame: Frame, value: string | number): void {
    const name = this.#keyText();
    const rank = storeTimeRank(name);
    if (rank < 0 || (frame.time && frame.time.rank <= rank) || Number.isNaN(parseTime(value))) return;
    frame.time = { name, rank, value };
  }

  /** The name of a column, of which the value follows. */
  #columnOf(frame: Frame, name: string): void {
    frame.column = name;
    const above = frame.depth > 0 ? this.#frames.at(frame.depth - 1) : undefined;
    if (above && !above.object) above.names |= bitsOfName(name) | Other.row;
  }

  /** The value of a column tells of the row. */
  #valueTells(frame: Frame, column: string, from: number, to: number): void {
    const bit = bitsOfName(column) & FITTING;
    if (bit === 0 || frame.depth === 0) return;
    const { bytes } = this.layer;
    this.#frames.at(frame.depth - 1).names |= fitOf(
      bit,
      decodeUtf8(bytes.subarray(from, Math.min(to, from + 200))),
    );
  }

  /** A cell of a row as Athena has it: `Rows[].Data[].VarCharValue`. The first row names the columns. */
  #cellOf({ depth }: Frame, text: string): void {
    const grid = depth > 2 ? this.#frames.at(depth - 3).grid : undefined;
    if (grid && grid.rows.length === 0) grid.header.push(text);
  }

  /**
   * A string in an array or at the root: a record as text, as `--query 'Events[].CloudTrailEvent'` of the AWS CLI prints
   * them. False if it is none. The string is the item that the record comes in.
   */
  #stringElement(frame: Frame | undefined): boolean {
    const { bytes, start, end, open, escaped } = this.#tokens;
    const from = start + 1;
    const to = open ? end : end - 1;
    if (!escaped || (frame && (frame.record || isRecord(frame.keys)))) return false;
    const text = jsonStart(bytes, from, to);
    if (text < 0 || !mayHoldEvent(bytes, text, to)) return false;
    const item: Item = { itemStart: start, waiting: undefined, told: false };
    const before = this.#findings.records.length;
    this.#embedded(item, frame?.item ?? item, text, to, '');
    for (const record of item.waiting ?? []) record.itemLength = end - start;
    return item.told || this.#findings.records.length > before;
  }

  /** Walks the JSON text in a string, and takes over what is found there. */
  #embedded(item: Item, envelope: Item, from: number, to: number, key: string): Walk | undefined {
    if (this.layer.depth >= MAX_ESCAPING) {
      this.#findings.report('too-deep', from, to);
      return undefined;
    }
    const above = this.#frames.path(key);
    const inner = new Walker(this.layer.inside(from, to), above, this.#tokens.open).run();
    if (this.#findings.adopt(inner, item, envelope.itemStart)) return inner;
    this.#findings.promising ||= inner.promising;
    // Other members may be texts about an event, shortened on purpose.
    if ((inner.promising && (key === '' || CARRIERS.has(key))) || key === 'CloudTrailEvent') {
      this.#findings.report('damaged-record', from, to);
      item.told = true;
    }
    return inner;
  }
}

/** Whether a text has something other than white space and its escapes before the JSON in it. */
function isPrefixed(bytes: Uint8Array, from: number, json: number): boolean {
  return !/^(?:\s|\\[nrt])*$/.test(decodeUtf8(bytes.subarray(from, json)));
}
