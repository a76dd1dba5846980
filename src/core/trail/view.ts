import { layOut, type Skip } from '../json/layout';
import { last, OffsetMap } from '../json/offsets';
import { placeInText } from './record';
import type { Trail, TrailEntry } from './trail';

/** An array element or root value of the log in the expanded view, with the events that it brings. */
export interface ViewItem {
  /** Where it stands in the view, in bytes. */
  readonly start: number;
  readonly end: number;
  readonly level: number;
  /** Where it stands in the source: the trail's text, in bytes. */
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly events: readonly TrailEntry[];
}

/**
 * The expanded view of a log: its trail's text laid out, escaped records as the objects they are, and the way between
 * the two texts. Its source is that text: of a log that had to be translated, the JSON that was made of it. Offsets
 * are in bytes of UTF-8. The fine map of an item is made when a place in it is asked for,
 * and only the last few are kept: it is larger than the text.
 */
export class ExpandedView {
  readonly text: Uint8Array;
  readonly items: readonly ViewItem[];
  readonly #starts: number[];
  readonly #sourceStarts: number[];
  readonly #between = new OffsetMap();
  readonly #maps = new Map<number, OffsetMap>();
  readonly #offsets: Float64Array;

  constructor(
    readonly source: Uint8Array,
    readonly trail: Trail,
    shown: (entry: TrailEntry) => boolean = () => true,
    /** The stretch of the source that is shown: the whole of it, or one item. */
    range: { readonly start: number; readonly end: number } = { start: 0, end: source.length },
  ) {
    this.#offsets = Float64Array.from(trail.events, (event) => placeInText(event).offset);
    const all = itemsOf(trail).filter((item) => item.start >= range.start && item.end <= range.end);
    const kept: typeof all = [];
    const skips: typeof all = [];
    for (const item of all) (item.events.some(shown) ? kept : skips).push(item);
    const items: ViewItem[] = [];
    let next = 0;
    let current: { index: number; start: number; level: number } | undefined;
    const finish = (end: number) => {
      if (!current) return;
      const { start, level, index } = current;
      const item = kept[index]!;
      items.push({ start, end, level, sourceStart: item.start, sourceEnd: item.end, events: item.events });
      current = undefined;
    };
    let inItem = false;
    const bom = source[0] === 0xef && source[1] === 0xbb && source[2] === 0xbf ? 3 : 0;
    const text = layOut(source, Math.max(bom, range.start), range.end, 0, {
      skips,
      force: (...string) => this.#force(...string),
      onToken: (at, before, to, level) => {
        if (current && at >= kept[current.index]!.end) finish(before);
        if (!current && next < kept.length && at >= kept[next]!.start)
          current = { index: next++, start: to, level };
        inItem = current !== undefined;
      },
      onRun: (to, layer, from, length) => {
        const comma = layer.depth === 0 && length === 1 && layer.bytes[from] === 0x2c;
        if (!inItem || (comma && current && from >= kept[current.index]!.end)) {
          if (comma && current) finish(to);
          this.#between.add(to, layer, from, length);
        }
      },
    });
    finish(text.length);
    this.text = text;
    this.items = items;
    this.#starts = items.map((item) => item.start);
    this.#sourceStarts = items.map((item) => item.sourceStart);
  }

  /** The view of one event alone, with the wrapper that it comes in. */
  static ofEvent(source: Uint8Array, trail: Trail, event: TrailEntry): ExpandedView {
    const { offset, length } = placeInText(event).item;
    return new ExpandedView(source, trail, undefined, { start: offset, end: offset + length });
  }

  /** Place in the source of a place in the view. */
  toSource(at: number): number {
    const index = last(this.#starts, at);
    const item = this.items[index];
    if (item && at < item.end) return this.#map(index, item).toSource(at - item.start);
    return this.#between.toSource(at);
  }

  /** Place in the view of a place in the source; of an event that is not shown: of the next one that is. */
  fromSource(at: number): number {
    const index = last(this.#sourceStarts, at);
    const item = this.items[index];
    if (item && at < item.sourceEnd) return item.start + this.#map(index, item).fromSource(at);
    const next = this.items[index + 1];
    const end = item?.end ?? 0;
    const between = this.#between.fromSource(at);
    if (next && (between > next.start || between < end)) return next.start;
    return Math.max(between, end);
  }

  /** The item that a place in the source is in, if it is shown. */
  itemOf(sourceByte: number): ViewItem | undefined {
    const item = this.items[last(this.#sourceStarts, sourceByte)];
    return item && sourceByte < item.sourceEnd ? item : undefined;
  }

  #map(index: number, item: ViewItem): OffsetMap {
    const known = this.#maps.get(index);
    if (known) return known;
    const map = new OffsetMap();
    layOut(this.source, item.sourceStart, item.sourceEnd, item.level, {
      force: (...string) => this.#force(...string),
      onRun: (to, layer, from, length) => map.add(to, layer, from, length),
    });
    if (this.#maps.size >= 8) this.#maps.delete(this.#maps.keys().next().value!);
    this.#maps.set(index, map);
    return map;
  }

  /** Strings in which a record was found are laid out, however damaged they are. */
  #force(start: number, end: number, depth: number): boolean {
    const event = this.trail.events[last(this.#offsets, end)];
    return event !== undefined && event.depth > depth && placeInText(event).offset >= start;
  }
}

/** The items of a trail in order. Items in one another are one: events can stand in a wrapper and in a list in it. */
function itemsOf(trail: Trail): (Skip & { events: TrailEntry[] })[] {
  const items: { start: number; end: number; events: TrailEntry[] }[] = [];
  for (const event of trail.events) {
    const { item } = placeInText(event);
    let start = item.offset;
    let end = start + item.length;
    const events = [event];
    for (let last = items[items.length - 1]; last && last.end > start; last = items[items.length - 1]) {
      start = Math.min(start, last.start);
      end = Math.max(end, last.end);
      events.unshift(...last.events);
      items.pop();
    }
    items.push({ start, end, events });
  }
  return items;
}
