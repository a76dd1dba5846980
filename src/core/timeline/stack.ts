import { type Dimension, NO_VALUE } from '../index/dimensions';
import { Selection } from '../index/selection';
import { eachBlock, MOST_ROWS } from '../rows/bits';
import { NO_TIME, timeAt } from '../rows/timeColumn';
import { type Buckets, bucketAt } from './buckets';

/** One layer of a stack: the events with one value. */
export interface Layer {
  /** The value as recorded. */
  readonly key: string;
  /** What to call it. Log text. */
  readonly label: string;
  readonly events: number;
}

/** A selection that is told apart by a dimension: the most frequent values, and one layer for all others. */
export interface Stack {
  readonly selection: Selection;
  /** The most frequent first. The events of all other values are those of the layer after the last. */
  readonly layers: readonly Layer[];
  readonly others: { readonly values: number; readonly events: number };
  /** By row. */
  readonly codes: ArrayLike<number>;
  /** The number of the layer of each code. */
  readonly layerOf: Uint8Array;
}

/** The times of a selection's events. */
export interface Extent {
  /** Milliseconds of the oldest and the newest; NaN where none has a time. */
  readonly first: number;
  readonly last: number;
  /** Events without a valid time. */
  readonly undated: number;
}

/**
 * Tells the events of a selection apart by a dimension, in at most `most` layers (up to 254) and one of others. An event
 * that has several values (resources) is counted once, in the layer of the most frequent of them.
 */
export function stackOf(selection: Selection, dimension: Dimension, most: number): Stack {
  const { codes, size, keys, keyCount, key, label, several } = dimension.axis(selection);
  const events = new Uint32Array(size);
  const example = new Uint32Array(size);
  eachBlock(selection.bits, (rows, count) => {
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const code = codes[row]!;
      events[code]!++;
      example[code] = row;
    }
  });
  const byKey = new Uint32Array(keyCount);
  const rowOfKey = new Uint32Array(keyCount);
  for (let code = 0; code < size; code++) {
    if (events[code] === 0) continue;
    for (const one of several?.(code) ?? [keys ? keys[code]! : code]) {
      byKey[one]! += events[code]!;
      rowOfKey[one] = example[code]!;
    }
  }
  const used = Array.from(byKey.keys()).filter((one) => byKey[one]! > 0);
  used.sort((a, b) => byKey[b]! - byKey[a]! || (key(a) < key(b) ? -1 : 1));
  const shown = used.slice(0, most);
  const layerOfKey = new Uint8Array(keyCount).fill(shown.length);
  shown.forEach((one, layer) => {
    layerOfKey[one] = layer;
  });
  const layerOf = new Uint8Array(size);
  const counts = new Uint32Array(shown.length + 1);
  for (let code = 0; code < size; code++) {
    let layer = shown.length;
    for (const one of several?.(code) ?? [keys ? keys[code]! : code])
      layer = Math.min(layer, layerOfKey[one]!);
    layerOf[code] = layer;
    counts[layer]! += events[code]!;
  }
  const layers = shown.map((one, layer) => ({
    key: key(one),
    label: label(one, rowOfKey[one]!) || NO_VALUE,
    events: counts[layer]!,
  }));
  const others = { values: used.length - shown.length, events: counts[shown.length]! };
  return { selection, layers, others, codes, layerOf };
}

/** The events of a selection that are not in another one of the same index. */
export function without({ store, bits, order, fileOf, actors }: Selection, others: Selection): Selection {
  return new Selection(
    store,
    bits.map((word, at) => word & ~(others.bits[at] ?? 0)),
    order,
    fileOf,
    actors,
  );
}

/** When the first and the last event of a selection happened. */
export function extentOf(selection: Selection): Extent {
  const times = selection.store.times.data;
  const none = times instanceof Float64Array ? Number.NaN : NO_TIME;
  const unit = times instanceof Float64Array ? 1 : 1000;
  const found = { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY, undated: 0 };
  eachBlock(selection.bits, (rows, count) => {
    let { first, last, undated } = found;
    for (let i = 0; i < count; i++) {
      const time = times[rows[i]!]!;
      if (time === none || Number.isNaN(time)) {
        undated++;
        continue;
      }
      if (time < first) first = time;
      if (time > last) last = time;
    }
    Object.assign(found, { first, last, undated });
  });
  const { first, last, undated } = found;
  const isDated = first <= last;
  return { first: isDated ? first * unit : Number.NaN, last: isDated ? last * unit : Number.NaN, undated };
}

/** Events by bucket and layer: that of layer `l` in bucket `b` is at `b * (layers + 1) + l`. */
export function countStack(stack: Stack, buckets: Buckets): Uint32Array {
  const { selection, layers, codes, layerOf } = stack;
  const width = layers.length + 1;
  const counts = new Uint32Array((buckets.edges.length - 1) * width);
  eachInBuckets(selection, buckets, (rows, bucketOf, count) => {
    for (let i = 0; i < count; i++) counts[bucketOf[i]! * width + layerOf[codes[rows[i]!]!]!]!++;
  });
  return counts;
}

/** Events by bucket. */
export function countBuckets(selection: Selection, buckets: Buckets): Uint32Array {
  const counts = new Uint32Array(buckets.edges.length - 1);
  eachInBuckets(selection, buckets, (_, bucketOf, count) => {
    for (let i = 0; i < count; i++) counts[bucketOf[i]!]!++;
  });
  return counts;
}

/**
 * The rows of a stretch of time, the oldest first and equal times in the order of adding; of one layer if it is given.
 * `to` is the first millisecond after it.
 */
export function rowsIn(stack: Stack, from: number, to: number, layer?: number): number[] {
  const { selection, codes, layerOf } = stack;
  const times = selection.store.times.data;
  const found: number[] = [];
  eachBlock(selection.bits, (rows, count) => {
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const ms = timeAt(times, row);
      if (!(ms >= from && ms < to)) continue;
      if (layer === undefined || layerOf[codes[row]!] === layer) found.push(row);
    }
  });
  return found.sort((a, b) => timeAt(times, a) - timeAt(times, b) || a - b);
}

/** Hands out the rows that are in a bucket, some thousands at a time, each with its bucket. */
function eachInBuckets(
  selection: Selection,
  buckets: Buckets,
  visit: (rows: Uint32Array, bucketOf: Uint32Array, count: number) => void,
): void {
  const times = selection.store.times.data;
  // Seconds are compared as what they are: two million multiplications are worth sparing.
  const unit = times instanceof Float64Array ? 1 : 1000;
  const edges = buckets.edges.map((edge) => edge / unit);
  const bucketOf = new Uint32Array(MOST_ROWS);
  eachBlock(selection.bits, (rows, count) => {
    // Events come in the order of time for the most part: few are in another bucket than the one before.
    let bucket = -1;
    let from = Number.NaN;
    let to = Number.NaN;
    let inside = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const time = times[row]!;
      if (!(time >= from && time < to)) {
        bucket = bucketAt(buckets, timeAt(times, row));
        from = bucket < 0 ? Number.NaN : edges[bucket]!;
        to = bucket < 0 ? Number.NaN : edges[bucket + 1]!;
        if (bucket < 0) continue;
      }
      rows[inside] = row;
      bucketOf[inside++] = bucket;
    }
    visit(rows, bucketOf, inside);
  });
}
