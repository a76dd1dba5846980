import type { EventFacts, Principal, RecordPlace } from '../event/event';
import type { EventExtras } from '../event/extras';
import type { Batch, BatchLog, TextBatch } from './batch';
import { Cell, IdKind } from './cells';
import { Dictionary } from './dictionary';
import { Ids, type PackedIds, packId } from './ids';
import { Lists } from './lists';
import { type Numbers, narrowest } from './numberColumn';
import { flagsOf, IDENTITY, type IDS, type IdentityName, record, TEXTS, type TextName } from './schema';
import { canonicalTime, NO_TIME, secondsOf, type TimeNumbers } from './timeColumn';
import { Tuples } from './tuples';

/** Where a record stands; its ordinal follows from the order of adding. */
export type RowPlace = Omit<RecordPlace, 'ordinal'>;

/** Number of cells of a row. */
export const CELLS = Cell.Texts + TEXTS.length;

/** Cells that are kept for the next batch: a single log of a million events must not cost memory for good. */
const MOST_CELLS = 4 * 1024 * 1024;

/**
 * Events that are written one by one: a row of cells each, which `take` turns into columns. Whoever writes cells
 * calls `reserve` first and sets all of them; numbers of texts are those of the dictionaries.
 */
export class Rows {
  length = 0;
  cells = new Uint32Array(0);
  readonly texts = record(TEXTS, () => new Dictionary());
  readonly timeTexts = new Dictionary();
  readonly resourceTexts = new Dictionary();
  readonly resources = new Lists();
  readonly #identities = new Tuples(IDENTITY.length);
  readonly #identityTexts = new Dictionary();
  readonly #tuple = new Uint32Array(IDENTITY.length);
  /** IDs that don't fit into 16 bytes. */
  #odd: Record<(typeof IDS)[number], string[]> = { id: [], requestId: [] };
  readonly sharedIds = new Ids();
  /** Times that are no whole seconds, by row. */
  readonly #fractions = new Map<number, number>();

  /** Makes room for one more row, and returns its first cell. */
  reserve(): number {
    return this.#room(1);
  }

  #room(rows: number): number {
    const at = this.length * CELLS;
    if (at + rows * CELLS > this.cells.length) {
      const grown = new Uint32Array(Math.max(CELLS * 256, this.cells.length * 2));
      grown.set(this.cells);
      this.cells = grown;
    }
    return at;
  }

  /** Appends rows whose cells are written already. */
  append(cells: Uint32Array, count: number): void {
    const at = this.#room(count);
    this.cells.set(cells, at);
    this.length += count;
  }

  add(facts: EventFacts, extras: EventExtras, place: RowPlace): void {
    const at = this.reserve();
    const own: Readonly<Partial<Record<TextName, string>>> = facts;
    const other: Readonly<Partial<Record<TextName, string>>> = extras;
    for (let column = 0; column < TEXTS.length; column++) {
      const name = TEXTS[column]!;
      this.cells[at + Cell.Texts + column] = this.texts[name].add(own[name] ?? other[name] ?? '');
    }
    this.cells[at + Cell.Kinds] = 0;
    this.setId(at, 'id', facts.id);
    this.setId(at, 'requestId', facts.requestId);
    this.cells[at + Cell.Shared] = this.shared(facts.sharedId);
    this.cells[at + Cell.Identity] = this.identity(facts.principal, extras);
    this.setTime(at, facts.timeMs, facts.time);
    this.cells[at + Cell.Flags] = flagsOf(facts.failed, facts.readOnly, place.depth, extras.riskCondition);
    this.cells[at + Cell.Offset] = place.offset;
    this.cells[at + Cell.Length] = place.length;
    this.cells[at + Cell.Resources] = this.resources.add(this.resourceTexts.addAll(extras.resources));
    this.length++;
  }

  setId(at: number, name: (typeof IDS)[number], text: string): void {
    const words = at + (name === 'id' ? Cell.Id : Cell.RequestId);
    const kind = packId(text, this.cells, words);
    this.cells[at + Cell.Kinds]! |= kind << (name === 'id' ? 0 : 8);
    if (kind === IdKind.Odd) this.cells[words] = this.#odd[name].push(text) - 1;
  }

  /** The number of a shared ID: each event has its own. */
  shared(text: string): number {
    if (text === '') return 0;
    this.sharedIds.push(text);
    return this.sharedIds.length;
  }

  setTime(at: number, ms: number, text: string): void {
    const seconds = secondsOf(ms);
    if (seconds === undefined) this.#fractions.set(this.length, ms);
    else this.#fractions.delete(this.length);
    this.cells[at + Cell.Seconds] = seconds ?? 0;
    this.cells[at + Cell.TimeText] = text === canonicalTime(ms) ? 0 : this.timeTexts.add(text);
  }

  /** The number of an identity. */
  identity(
    principal: Principal,
    extras: Pick<EventExtras, 'sourceIdentity' | 'onBehalfOf' | 'invokedBy' | 'details'>,
  ): number {
    const { sourceIdentity, onBehalfOf, invokedBy, details } = extras;
    const all: Readonly<Record<IdentityName, string>> = {
      ...details,
      began: Number.isNaN(details.began) ? '' : String(details.began),
      ...principal,
      sourceIdentity,
      onBehalfOf,
      invokedBy,
    };
    IDENTITY.forEach((name, at) => {
      this.#tuple[at] = this.#identityTexts.add(all[name]);
    });
    return this.#identities.add(this.#tuple);
  }

  /** Gives up the rows from this one on, and one that was begun. What only they had in dictionaries stays there. */
  truncate(length: number): void {
    for (let row = length; row <= this.length; row++) this.#fractions.delete(row);
    this.length = length;
    let last = length - 1;
    while (last >= 0 && this.cells[last * CELLS + Cell.Shared] === 0) last--;
    this.sharedIds.cut(last < 0 ? 0 : this.cells[last * CELLS + Cell.Shared]!);
  }

  /** All rows as a batch; there are none left after it. */
  take(logs: readonly BatchLog[]): Batch {
    const batch = {
      rows: this.length,
      logs,
      texts: record(TEXTS, (name) => this.#textBatch(Cell.Texts + TEXTS.indexOf(name), this.texts[name])),
      identities: {
        ids: this.#column(Cell.Identity),
        entries: this.#identityTexts.take(),
        cells: this.#identities.take(),
      },
      resources: {
        ids: this.#column(Cell.Resources),
        entries: this.resourceTexts.take(),
        ...this.resources.take(),
      },
      ids: {
        id: this.#ids(Cell.Id, 0, this.#odd.id),
        requestId: this.#ids(Cell.RequestId, 8, this.#odd.requestId),
      },
      sharedIds: { at: this.#column(Cell.Shared), ids: this.sharedIds.take() },
      times: this.#times(),
      timeTexts: this.#textBatch(Cell.TimeText, this.timeTexts),
      flags: this.#column(Cell.Flags),
      offsets: this.#column(Cell.Offset),
      lengths: this.#column(Cell.Length),
    };
    this.#odd = { id: [], requestId: [] };
    this.#fractions.clear();
    this.length = 0;
    if (this.cells.length > MOST_CELLS) this.cells = new Uint32Array(0);
    return batch;
  }

  #textBatch(cell: number, dictionary: Dictionary): TextBatch {
    return { ids: this.#column(cell), entries: dictionary.take() };
  }

  /** One cell of each row. */
  #column(cell: number): Numbers {
    const { cells } = this;
    let max = 0;
    for (let at = cell, row = 0; row < this.length; row++, at += CELLS)
      if (cells[at]! > max) max = cells[at]!;
    const column = narrowest(this.length, max);
    for (let at = cell, row = 0; row < this.length; row++, at += CELLS) column[row] = cells[at]!;
    return column;
  }

  #ids(cell: number, shift: number, odd: readonly string[]): PackedIds {
    const { cells, length } = this;
    const kinds = new Uint8Array(length);
    const words = new Uint32Array(length * 4);
    for (let row = 0; row < length; row++) {
      const at = row * CELLS;
      kinds[row] = cells[at + Cell.Kinds]! >>> shift;
      for (let word = 0; word < 4; word++) words[row * 4 + word] = cells[at + cell + word]!;
    }
    return { kinds, words, odd };
  }

  #times(): TimeNumbers {
    const seconds = this.#column(Cell.Seconds);
    if (this.#fractions.size === 0) return Uint32Array.from(seconds);
    const times = new Float64Array(this.length);
    for (let row = 0; row < this.length; row++) {
      const fraction = this.#fractions.get(row);
      times[row] = fraction ?? (seconds[row] === NO_TIME ? Number.NaN : seconds[row]! * 1000);
    }
    return times;
  }
}
