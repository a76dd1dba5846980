import { Actors as ActorFinder, ownCopyOf } from '../chain/follow';
import type { ChainIdentity, ChainSource } from '../chain/source';
import type { Actor } from '../event/actor';
import { type Bits, eachBlock } from '../rows/bits';
import type { Numbers } from '../rows/numberColumn';
import { timeAt } from '../rows/timeColumn';
import type { Store } from './store';

/** What actors are worked out from: the visible rows of an index, as a source of chains. */
export interface ChainColumns extends ChainSource {
  readonly store: Store;
  readonly visible: Bits;
  identity(identity: number): ChainIdentity;
}

/** Whoever is behind the rows of an index. */
export interface Actors {
  /** By row: the identity whose actor is the row's. */
  readonly codes: Numbers;
  /** By identity. */
  readonly of: readonly Actor[];
  /** The number of each identity's actor; equal numbers, equal keys. */
  readonly numbers: Uint32Array;
  /** Keys of actors by their number. */
  readonly keys: readonly string[];
  /** The number of a key, -1 where there is no such key. */
  find(key: string): number;
}

/**
 * The actor of each identity, by way of its newest visible event: a key is issued once, so that all of its events lead to
 * the same. Records of another account don't tell who called; where the caller's own account has the same act, its
 * identity counts.
 */
export function actorsOf(chains: ChainColumns): Actors {
  const { store } = chains;
  const { identities } = store;
  const newest = newestTimes(chains);
  const finder = new ActorFinder(chains);
  const of: Actor[] = [];
  const numbers = new Uint32Array(identities.size);
  const byKey = new Map<string, number>();
  for (let id = 0; id < identities.size; id++) {
    const actor = finder.of(chains.identity(id), newest[id]);
    of.push(actor);
    const number = byKey.get(actor.key) ?? byKey.size;
    byKey.set(actor.key, number);
    numbers[id] = number;
  }
  return {
    codes: codesOf(chains),
    of,
    numbers,
    keys: [...byKey.keys()],
    find: (key) => byKey.get(key) ?? -1,
  };
}

/** The time of each identity's newest visible event; NaN, which is after everything, where none of them has a time. */
function newestTimes({ store, visible }: ChainColumns): Float64Array {
  const newest = new Float64Array(store.identities.size).fill(Number.NaN);
  const identityOf = store.identityIds.data;
  const times = store.times.data;
  eachBlock(visible, (rows, count) => {
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const id = identityOf[row]!;
      const ms = timeAt(times, row);
      if (ms > newest[id]! || Number.isNaN(newest[id])) newest[id] = ms;
    }
  });
  return newest;
}

function codesOf(chains: ChainColumns): Numbers {
  const { store } = chains;
  const { identityIds, sharedAt } = store;
  const isForeign = store.identitiesOf('account');
  let codes: Numbers | undefined;
  for (let place = 0; place < sharedAt.count; place++) {
    const row = sharedAt.rowAt(place);
    // What is being added does not count yet.
    if (row >= store.length) break;
    if (!isForeign[identityIds.at(row)] || chains.copies(store.id(row, 'sharedId')).length === 0) continue;
    const copy = ownCopyOf(chains, chains.event(row));
    if (!copy) continue;
    codes ??= identityIds.data.slice(0, store.length);
    codes[row] = identityIds.at(copy.row);
  }
  return codes ?? identityIds.data;
}
