import type { Batch } from '../rows/batch';
import { Dictionary } from '../rows/dictionary';
import { Lists } from '../rows/lists';
import type { Steps } from '../rows/steps';

/** So many lists are added in one step. */
const STEP = 2048;

/** Distinct lists of resources, with a number each; 0 is the empty one. Events share lists, and lists share texts. */
export class Resources {
  readonly dictionary = new Dictionary();
  #lists = new Lists();

  get size(): number {
    return this.#lists.size;
  }

  /** The numbers of a list's texts. */
  items(id: number): readonly number[] {
    return this.#lists.items(id);
  }

  /** For each list what its texts have together, of a byte for each text. */
  combined(bytes: Uint8Array): Uint8Array {
    return this.#lists.combined(bytes);
  }

  texts(id: number): readonly string[] {
    return this.items(id).map((text) => this.dictionary.text(text));
  }

  /** Adds a batch's lists, and gives their numbers in their order. */
  *addMany({ entries, starts, items }: Batch['resources']): Steps<Uint32Array> {
    const texts = yield* this.dictionary.addMany(entries);
    const own = items.map((text) => texts[text]!);
    const ids = new Uint32Array(starts.length - 1);
    for (let list = 0; list < ids.length; list++) {
      if (list % STEP === STEP - 1) yield;
      ids[list] = this.#lists.add(own.subarray(starts[list], starts[list + 1]));
    }
    return ids;
  }

  /** Drops every list whose byte in `used` is 0, and the texts that no list has then. Returns the new numbers. */
  keep(used: Uint8Array): Uint32Array {
    const old = this.#lists;
    const map = new Uint32Array(old.size);
    const usedTexts = new Uint8Array(this.dictionary.size);
    for (let id = 0; id < map.length; id++)
      if (used[id]) for (const text of old.items(id)) usedTexts[text] = 1;
    const texts = this.dictionary.keep(usedTexts);
    this.#lists = new Lists();
    for (let id = 0; id < map.length; id++) {
      if (used[id]) map[id] = this.#lists.add(old.items(id).map((text) => texts[text]!));
    }
    return map;
  }
}
