import { OUTCOMES, RISK_LEVELS } from '../event/filterFacts';
import { eachBlock } from '../rows/bits';
import type { Numbers } from '../rows/numberColumn';
import { type CommonName, Flag, IDENTITY_AT, type IdentityName } from '../rows/schema';
import { timeAt } from '../rows/timeColumn';
import type { Selection } from './selection';

/** How the rows of a selection fall into groups: each row has a code, each code a key, each key is a group. */
export interface Axis {
  /** By row; of rows that are not selected it has none that means anything. */
  readonly codes: Numbers;
  /** Number of codes. */
  readonly size: number;
  /** The key of each code; left out where they are the same. */
  readonly keys?: Uint32Array;
  /** Number of keys. */
  readonly keyCount: number;
  /** A key as recorded, empty where there is none. */
  readonly key: (key: number) => string;
  /** The number of a key, -1 where there is no such key. */
  readonly find: (key: string) => number;
  /** What to call a key, empty where there is none; `row` is the newest with that key. */
  readonly label: (key: number, row: number) => string;
  /** Where what names a key is more than one text: by code, the number of the text. Filters compare these. */
  readonly named?: { readonly keys: Uint32Array; readonly label: (key: number) => string };
  /** Set where a row may be in several groups: all keys of a code, at least one. `keys` is left out then. */
  readonly several?: (code: number) => readonly number[];
  /** Set where keys name callers: the account of a code, '' where it has none. */
  readonly account?: (code: number) => string;
}

/** Makes the axis of a dimension for a selection. Costs one look at the selected rows, or less. */
export type AxisOf = (selection: Selection) => Axis;

/** By a column of texts; `shown` makes a label of a text. */
export function textAxis(name: CommonName, shown = (text: string) => text): AxisOf {
  return ({ store }) => {
    const { ids, dictionary } = store.texts[name];
    const { size } = dictionary;
    const key = (id: number) => dictionary.text(id);
    const find = (text: string) => dictionary.find(text) ?? -1;
    return { codes: ids.data, size, keyCount: size, key, find, label: (id) => shown(key(id)) };
  };
}

/** By a part of the identity; `labels` is the part that names it. */
export function identityAxis(name: IdentityName, labels = name, namesCallers = false): AxisOf {
  return ({ store }) => {
    const { identities, identityTexts, identityIds } = store;
    const size = identities.size;
    const keys = new Uint32Array(size);
    for (let id = 0; id < size; id++) keys[id] = identities.at(id, IDENTITY_AT[name]);
    // One principal may have several labels: root by the account's alias, where a record has one.
    const names = labels === name ? undefined : keys.map((_, id) => identities.at(id, IDENTITY_AT[labels]));
    return {
      ...(names && { named: { keys: names, label: (text: number) => identityTexts.text(text) } }),
      codes: identityIds.data,
      size,
      keys,
      keyCount: identityTexts.size,
      key: (key) => identityTexts.text(key),
      find: (key) => identityTexts.find(key) ?? -1,
      label: (_, row) => store.identityText(identityIds.at(row), labels),
      ...(namesCallers && { account: (id: number) => store.identityText(id, 'account') }),
    };
  };
}

export const outcomeAxis: AxisOf = ({ store }) => {
  const keys = Uint32Array.from({ length: 256 }, (_, flags) => flags & Flag.failed);
  const key = (failed: number) => OUTCOMES[failed as 0 | 1];
  const find = (text: string) => (OUTCOMES as readonly string[]).indexOf(text);
  return { codes: store.flags.data, size: 256, keys, keyCount: 2, key, find, label: key };
};

export const riskAxis: AxisOf = ({ store }) => {
  const key = (level: number) => RISK_LEVELS[level]!;
  const find = (text: string) => (RISK_LEVELS as readonly string[]).indexOf(text);
  const size = RISK_LEVELS.length;
  return { codes: store.risks, size, keyCount: size, key, find, label: key };
};

/** By whoever is behind the events. */
export const actorAxis: AxisOf = ({ actors }) => {
  const { codes, of, numbers, keys, find } = actors();
  return {
    codes,
    size: of.length,
    keys: numbers,
    keyCount: keys.length,
    key: (number) => keys[number]!,
    find,
    label: (_, row) => of[codes[row]!]!.label,
    get named() {
      const labels = new Map<string, number>();
      const names = Uint32Array.from(of, ({ label }) => {
        const number = labels.get(label) ?? labels.size;
        labels.set(label, number);
        return number;
      });
      const texts = [...labels.keys()];
      return { keys: names, label: (number: number) => texts[number]! };
    },
    account: (code) => of[code]!.account,
  };
};

export const resourceAxis: AxisOf = ({ store }) => {
  const { resources, resourceIds } = store;
  const { dictionary } = resources;
  const none = [0];
  const key = (text: number) => dictionary.text(text);
  return {
    codes: resourceIds.data,
    size: resources.size,
    keyCount: dictionary.size,
    key,
    find: (text) => dictionary.find(text) ?? -1,
    label: key,
    several: (code) => (code === 0 ? none : resources.items(code)),
  };
};

/** By what records have at a path, as far as they were read; others have nothing there. */
export function pathAxis(name: string): AxisOf {
  return ({ store }) => {
    const [column] = store.paths.open([name], store.length);
    const { dictionary } = column!;
    const none = [0];
    const key = (text: number) => dictionary.text(text);
    return {
      codes: column!.codes,
      size: column!.codeCount,
      keyCount: dictionary.size,
      key,
      find: (text) => dictionary.find(text) ?? -1,
      label: key,
      several: (code) => {
        const items = column!.items(code);
        return items.length === 0 ? none : items;
      },
    };
  };
}

export const fileAxis: AxisOf = (selection) => {
  const codes = new Uint32Array(selection.store.length);
  const names: string[] = [];
  const numbers = new Map<string, number>();
  let end = 0;
  let code = 0;
  eachBlock(selection.bits, (rows, count) => {
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      if (row >= end) {
        const source = selection.fileOf(row);
        end = source.end;
        code = numbers.get(source.name) ?? names.push(source.name) - 1;
        numbers.set(source.name, code);
      }
      codes[row] = code;
    }
  });
  const key = (id: number) => names[id]!;
  const find = (name: string) => numbers.get(name) ?? -1;
  return { codes, size: names.length, keyCount: names.length, key, find, label: key };
};

/** A stretch of time that events are grouped by. */
export interface Stretch {
  readonly milliseconds: number;
  /** The part of an ISO time that is its key, and what makes that part a time again. */
  readonly keyLength: number;
  readonly rest: string;
  readonly label: (key: string) => string;
}

/** By stretches of time. A log can say that it lasted for a millennium: only those that occur are counted. */
export function timeAxis({ milliseconds, keyLength, rest, label }: Stretch): AxisOf {
  return ({ store, bits }) => {
    const times = store.times.data;
    const codes = new Uint32Array(store.length);
    const starts = [Number.NaN];
    const numbers = new Map<number, number>();
    // Events come in the order of time for the most part: few are in another stretch than the one before.
    let start = Number.NaN;
    let code = 0;
    eachBlock(bits, (rows, count) => {
      for (let i = 0; i < count; i++) {
        const row = rows[i]!;
        const ms = timeAt(times, row);
        if (Number.isNaN(ms)) continue;
        if (!(ms >= start && ms < start + milliseconds)) {
          start = Math.floor(ms / milliseconds) * milliseconds;
          code = numbers.get(start) ?? starts.push(start) - 1;
          numbers.set(start, code);
        }
        codes[row] = code;
      }
    });
    const size = starts.length;
    const key = (id: number) => (id === 0 ? '' : new Date(starts[id]!).toISOString().slice(0, keyLength));
    return {
      codes,
      size,
      keyCount: size,
      key,
      find: (text) => (text === '' ? 0 : (numbers.get(Date.parse(text + rest)) ?? -1)),
      label: (id) => (id === 0 ? '' : label(key(id))),
    };
  };
}
