import type { Span } from '../event/event';
import { last } from '../json/offsets';
import { Byte } from '../json/tokens';
import { ByteWriter } from '../json/writer';
import type { Decoded } from './encoding';

/** A piece of JSON text, and the stretch of the log that it was made from: a row of a table, an object. */
export interface Line {
  readonly text: string | Uint8Array;
  /** In bytes of the decoded log. */
  readonly start: number;
  readonly end: number;
}

/**
 * A log whose records do not stand in it as UTF-8 JSON, as the JSON text that was made of it. There are three texts:
 * the file's bytes, which places outside of core are in (*raw*); what an editor shows of the file, in UTF-8
 * (*decoded*); and the JSON text that records stand in (*text*). Where the log is JSON in another encoding, the last
 * two are the same. Where records were rebuilt, the text is JSON Lines, and every place in a line is that of the
 * whole row it was made from.
 */
export class Translation {
  readonly text: Uint8Array;
  readonly decoded: Uint8Array;
  readonly #encoding: Decoded | undefined;
  readonly #rows: Rows | undefined;

  constructor(bytes: Uint8Array, encoding: Decoded | undefined, lines: readonly Line[] | undefined) {
    this.decoded = encoding?.text ?? bytes;
    this.#encoding = encoding;
    this.#rows = lines && rowsOf(lines);
    this.text = this.#rows?.text ?? this.decoded;
  }

  /** Where each line's JSON text stands; empty where records stand in the log itself. */
  get lines(): readonly { readonly offset: number; readonly length: number }[] {
    const lines: { readonly offset: number; readonly length: number }[] = [];
    const { starts = [], ends = [] } = this.#rows ?? {};
    for (let i = 0; i < starts.length; i++) lines.push({ offset: starts[i]!, length: ends[i]! - starts[i]! });
    return lines;
  }

  /** Place in the source of a place in the text. */
  readonly toRaw = (at: number): number => this.decodedToRaw(this.toDecoded(at));

  /** The stretch of the source that a stretch of the text stands for: of what is in a row, all of it. */
  readonly spanToRaw = ({ offset, length }: Span): Span => {
    const start = this.toRaw(offset);
    if (!this.#rows) return { offset: start, length: this.toRaw(offset + length) - start };
    const { starts, tos } = this.#rows;
    const row = Math.max(0, last(starts, offset + Math.max(0, length - 1)));
    return { offset: start, length: this.decodedToRaw(tos[row]!) - start };
  };

  /** {@link spanToRaw} for a stretch of the decoded log. */
  readonly decodedSpanToRaw = ({ offset, length }: Span): Span => {
    const start = this.decodedToRaw(offset);
    return { offset: start, length: this.decodedToRaw(offset + length) - start };
  };

  readonly fromRaw = (at: number): number => this.fromDecoded(this.rawToDecoded(at));

  readonly toDecoded = (at: number): number => {
    if (!this.#rows) return at;
    const { starts, ends, froms, tos } = this.#rows;
    const row = last(starts, at);
    if (row < 0) return froms[0] ?? 0;
    return at < ends[row]! ? froms[row]! : tos[row]!;
  };

  readonly fromDecoded = (at: number): number => {
    if (!this.#rows) return at;
    const { starts, ends, froms, tos } = this.#rows;
    const row = last(froms, at);
    if (row < 0) return 0;
    return at < tos[row]! ? starts[row]! : ends[row]!;
  };

  readonly decodedToRaw = (at: number): number => (this.#encoding ? this.#encoding.toRaw(at) : at);

  readonly rawToDecoded = (at: number): number => (this.#encoding ? this.#encoding.fromRaw(at) : at);
}

/** Lines: where each stands in the text, and where its row stands in the decoded log. */
interface Rows {
  readonly text: Uint8Array;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly froms: Float64Array;
  readonly tos: Float64Array;
}

function rowsOf(lines: readonly Line[]): Rows {
  const writer = new ByteWriter(64 * 1024);
  const starts = new Float64Array(lines.length);
  const ends = new Float64Array(lines.length);
  lines.forEach(({ text }, i) => {
    starts[i] = writer.length;
    if (typeof text === 'string') writer.text(text);
    else writer.copy(text, 0, text.length);
    ends[i] = writer.length;
    writer.byte(Byte.Lf);
  });
  const froms = Float64Array.from(lines, ({ start }) => start);
  const tos = Float64Array.from(lines, ({ end }) => end);
  return { text: writer.bytes(), starts, ends, froms, tos };
}
