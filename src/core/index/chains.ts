import type { Chain } from '../chain/chain';
import { followChain } from '../chain/follow';
import type { ChainEvent, ChainIdentity, ChainSource } from '../chain/source';
import { type Bits, hasBit, noBits, setBit } from '../rows/bits';
import type { RareName } from '../rows/schema';
import { finished } from '../rows/steps';
import { type Actors, actorsOf } from './actors';
import { rowsWithOneId } from './duplicateRows';
import type { Store } from './store';

/** Rows that have a text of a rare column: those with text n are `rows` from `starts[n]` to `starts[n + 1]`. */
interface Inverted {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

const NONE = new Uint32Array(0);

/**
 * The events of an index as a source of chains: whoever is behind a session is looked for in the visible rows. Good for
 * one version of the index; its tables are made when they are asked for.
 */
export class IndexChains implements ChainSource {
  #byKey: Inverted | undefined;
  #bySession: Inverted | undefined;
  #copies: ReadonlyMap<string, readonly number[]> | undefined;
  #actors: Actors | undefined;

  constructor(
    readonly store: Store,
    readonly visible: Bits,
  ) {}

  /** The way from a row's event back to whoever is behind it. */
  chain(row: number): Chain {
    return followChain(this, this.event(row));
  }

  /** Whoever is behind each of the rows. */
  get actors(): Actors {
    this.#actors ??= actorsOf(this);
    return this.#actors;
  }

  issuers(accessKey: string): readonly number[] {
    this.#byKey ??= invert(this.store, this.visible, 'issuedKey');
    return Array.from(this.#rowsOf(this.#byKey, 'issuedKey', accessKey));
  }

  sessions(arn: string, issuedMs: number): readonly number[] {
    this.#bySession ??= byTime(this.store, invert(this.store, this.visible, 'issuedTo'));
    const rows = this.#rowsOf(this.#bySession, 'issuedTo', arn);
    const { times } = this.store;
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (times.at(rows[middle]!) < issuedMs) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < rows.length && times.at(rows[end]!) === issuedMs) end++;
    return Array.from(rows.subarray(low, end));
  }

  copies(sharedId: string): readonly number[] {
    this.#copies ??= copiesBySharedId(this.store, this.visible);
    return this.#copies.get(sharedId) ?? [];
  }

  event(row: number): ChainEvent {
    const { store } = this;
    const facts = store.facts(row);
    const { issuedKey, issuedTo } = store.issued(row);
    return { ...facts, ...this.identity(store.identityIds.at(row)), row, issuedKey, issuedTo };
  }

  identity(identity: number): ChainIdentity {
    const { store } = this;
    return {
      principal: store.principal(identity),
      sourceIdentity: store.identityText(identity, 'sourceIdentity'),
      onBehalfOf: store.identityText(identity, 'onBehalfOf'),
      invokedBy: store.identityText(identity, 'invokedBy'),
      details: store.details(identity),
    };
  }

  #rowsOf({ starts, rows }: Inverted, column: RareName, text: string): Uint32Array {
    const id = text === '' ? undefined : this.store.rare[column].dictionary.find(text);
    return id === undefined ? NONE : rows.subarray(starts[id], starts[id + 1]);
  }
}

/** The visible rows by what they have in a rare column, in the order of adding. */
function invert(store: Store, visible: Bits, column: RareName): Inverted {
  const { ids, dictionary } = store.rare[column];
  const { values, count } = ids;
  const starts = new Uint32Array(dictionary.size + 1);
  const isShown = (place: number) => hasBit(visible, ids.rowAt(place));
  for (let place = 0; place < count; place++) if (isShown(place)) starts[values[place]! + 1]!++;
  for (let id = 0; id < dictionary.size; id++) starts[id + 1]! += starts[id]!;
  const ends = starts.slice();
  const rows = new Uint32Array(starts[dictionary.size]!);
  for (let place = 0; place < count; place++) {
    if (isShown(place)) rows[ends[values[place]!]!++] = ids.rowAt(place);
  }
  return { starts, rows };
}

/** The same, the rows of each text in the order of time; those without a time, which nobody looks for, are last. */
function byTime(store: Store, { starts, rows }: Inverted): Inverted {
  const timeOf = (row: number) => {
    const ms = store.times.at(row);
    return Number.isNaN(ms) ? Number.POSITIVE_INFINITY : ms;
  };
  for (let id = 0; id + 1 < starts.length; id++) {
    const some = rows.subarray(starts[id], starts[id + 1]);
    if (some.length > 1)
      some.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : a - b));
  }
  return { starts, rows };
}

/** Visible rows by their `sharedEventID`, where at least two have it. */
function copiesBySharedId(store: Store, visible: Bits): ReadonlyMap<string, readonly number[]> {
  const { sharedAt, sharedIds } = store;
  const rowOf = new Uint32Array(sharedIds.length);
  // A record may have had more than one, of which the last counts.
  const used = noBits(sharedIds.length);
  for (let place = 0; place < sharedAt.count; place++) {
    const shared = sharedAt.values[place]! - 1;
    rowOf[shared] = sharedAt.rowAt(place);
    setBit(used, shared);
  }
  const copies = new Map<string, readonly number[]>();
  for (const group of finished(rowsWithOneId(sharedIds, used, sharedIds.length, 0))) {
    const rows = group.map((at) => rowOf[at]!).filter((row) => hasBit(visible, row));
    if (rows.length > 1) copies.set(sharedIds.text(group[0]!), rows);
  }
  return copies;
}
