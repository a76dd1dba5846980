import type { EventFacts, RecordPlace } from '../trail/event';
import type { EventExtras } from '../trail/extras';
import type { Batch, BatchLog } from './batch';
import { Column } from './column';
import { Dictionary } from './dictionary';
import { Ids } from './ids';
import { flagsOf, IDENTITY, IDS, record, TEXTS } from './schema';
import { canonicalTime, Times } from './times';
import { Tuples } from './tuples';

/** Where a record stands; its ordinal follows from the order of adding. */
export type RowPlace = Omit<RecordPlace, 'ordinal'>;

/** Texts of a column, and their dictionary. */
export class TextColumn {
  readonly ids = new Column();
  readonly dictionary = new Dictionary();

  push(text: string): void {
    this.ids.push(this.dictionary.add(text));
  }

  take() {
    return { ids: this.ids.take(), entries: this.dictionary.take() };
  }
}

/** Columns that events are written to one by one. */
export class Rows {
  length = 0;
  readonly texts = record(TEXTS, () => new TextColumn());
  readonly ids = record(IDS, () => new Ids());
  readonly sharedAt = new Column();
  readonly sharedIds = new Ids();
  readonly identityIds = new Column();
  readonly identities = new Tuples(IDENTITY.length);
  readonly identityTexts = new Dictionary();
  readonly times = new Times();
  readonly timeTexts = new TextColumn();
  readonly flags = new Column();
  readonly offsets = new Column();
  readonly lengths = new Column();
  readonly resourceIds = new Column();
  readonly #resourceTexts = new Dictionary();
  /** Numbers of sets by their numbers of texts, joined. */
  #sets = new Map<string, number>([['', 0]]);
  #starts = [0, 0];
  #items: number[] = [];
  readonly #tuple = new Uint32Array(IDENTITY.length);

  add(facts: EventFacts, extras: EventExtras, place: RowPlace): void {
    const both: Texts = { ...extras, ...facts };
    for (const name of TEXTS) this.texts[name].push(both[name]);
    for (const name of IDS) this.ids[name].push(facts[name]);
    this.pushShared(facts.sharedId);
    this.identityIds.push(this.identity(facts, extras));
    this.times.push(facts.timeMs);
    this.timeTexts.push(facts.time === canonicalTime(facts.timeMs) ? '' : facts.time);
    this.flags.push(flagsOf(facts.failed, facts.readOnly, place.depth));
    this.offsets.push(place.offset);
    this.lengths.push(place.length);
    this.resourceIds.push(this.resourceSet(extras.resources));
    this.length++;
  }

  pushShared(text: string): void {
    if (text !== '') this.sharedIds.push(text);
    this.sharedAt.push(text === '' ? 0 : this.sharedIds.length);
  }

  /** The number of an identity. */
  identity({ principal }: EventFacts, extras: EventExtras): number {
    const both: Identity = { ...extras, ...principal };
    IDENTITY.forEach((name, at) => {
      this.#tuple[at] = this.identityTexts.add(both[name]);
    });
    return this.identities.add(this.#tuple);
  }

  /** The number of a set of resources. */
  resourceSet(resources: readonly string[]): number {
    if (resources.length === 0) return 0;
    const texts = this.#resourceTexts.addAll(resources);
    const key = texts.join();
    const known = this.#sets.get(key);
    if (known !== undefined) return known;
    const id = this.#sets.size;
    for (const text of texts) this.#items.push(text);
    this.#starts.push(this.#items.length);
    this.#sets.set(key, id);
    return id;
  }

  /** All rows as a batch; there are none left after it. */
  take(logs: readonly BatchLog[]): Batch {
    const rows = this.length;
    this.length = 0;
    const resources = {
      ids: this.resourceIds.take(),
      entries: this.#resourceTexts.take(),
      starts: Uint32Array.from(this.#starts),
      items: Uint32Array.from(this.#items),
    };
    this.#sets = new Map([['', 0]]);
    this.#starts = [0, 0];
    this.#items = [];
    return {
      rows,
      logs,
      texts: record(TEXTS, (name) => this.texts[name].take()),
      identities: {
        ids: this.identityIds.take(),
        entries: this.identityTexts.take(),
        cells: this.identities.take(),
      },
      resources,
      ids: record(IDS, (name) => this.ids[name].take()),
      sharedIds: { at: this.sharedAt.take(), ids: this.sharedIds.take() },
      times: this.times.take(),
      timeTexts: this.timeTexts.take(),
      flags: this.flags.take(),
      offsets: this.offsets.take(),
      lengths: this.lengths.take(),
    };
  }
}

type Texts = Readonly<Record<(typeof TEXTS)[number], string>>;
type Identity = Readonly<Record<(typeof IDENTITY)[number], string>>;
