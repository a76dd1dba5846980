import type { Batch } from './batch';
import { Dictionary, usedIn } from './dictionary';

/** Distinct lists of resources, with a number each; 0 is the empty one. Events share lists, and lists share texts. */
export class Resources {
  readonly dictionary = new Dictionary();
  /** Numbers of lists by their texts' numbers, joined. */
  #ids = new Map<string, number>([['', 0]]);
  #lists: Uint32Array[] = [new Uint32Array(0)];

  get size(): number {
    return this.#lists.length;
  }

  /** The numbers of a list's texts. */
  items(id: number): Uint32Array {
    return this.#lists[id]!;
  }

  texts(id: number): readonly string[] {
    return Array.from(this.#lists[id]!, (text) => this.dictionary.text(text));
  }

  /** The number of a list of texts that are in the dictionary. */
  add(items: Uint32Array): number {
    const key = items.join();
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#lists.push(items) - 1;
    this.#ids.set(key, id);
    return id;
  }

  /** The numbers of a batch's lists, in their order. */
  addAll({ entries, starts, items }: Batch['resources']): Uint32Array {
    const texts = this.dictionary.addAll(entries);
    const ids = new Uint32Array(starts.length - 1);
    for (let list = 0; list < ids.length; list++) {
      ids[list] = this.add(items.slice(starts[list], starts[list + 1]).map((text) => texts[text]!));
    }
    return ids;
  }

  /** Drops every list whose byte in `used` is 0, and the texts that no list has then. Returns the new numbers. */
  keep(used: Uint8Array): Uint32Array {
    const lists = this.#lists;
    const map = new Uint32Array(lists.length);
    const kept = lists.filter((_, id) => id > 0 && used[id]);
    const all = Uint32Array.from(kept.flatMap((list) => [...list]));
    const texts = this.dictionary.keep(usedIn(all, all.length, this.dictionary.size));
    this.#lists = [new Uint32Array(0)];
    this.#ids = new Map([['', 0]]);
    for (let id = 1; id < lists.length; id++) {
      if (used[id]) map[id] = this.add(lists[id]!.map((text) => texts[text]!));
    }
    return map;
  }
}
