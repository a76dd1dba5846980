import { Byte } from '../json/bytes';
import type { Rows } from '../rows/rows';
import { Interner } from './interner';
import { Irregular } from './irregular';
import type { JsonBytes } from './jsonBytes';
import { bytesOf, Members, valueEnd } from './members';

/** Keys that name a resource; the first that has a text counts. */
const NAMES = ['ARN', 'ARNPrefix', 'resourceName', 'ResourceName'].map(bytesOf);

/** Reads `resources`: the list of names of a record's resources. */
export class ResourceReader {
  /** The number of the list in the rows. */
  list = 0;
  /** Only JSON.parse is sure of what is there. */
  isOdd = false;
  readonly #texts = new Interner();
  readonly #members = new Members();
  readonly #add: (text: string) => number;

  constructor(readonly rows: Rows) {
    this.#add = (text) => rows.resourceTexts.add(text);
  }

  get bytes(): number {
    return this.#texts.table.bytes * 3;
  }

  /** Reads the array whose bracket is at `bracket`, and returns its end. */
  read(json: JsonBytes, bracket: number, epoch: number): number {
    this.isOdd = false;
    const names: number[] = [];
    let at = json.space(bracket + 1);
    if (json.bytes[at] === Byte.CloseBracket) {
      this.list = 0;
      return at + 1;
    }
    for (;;) {
      if (json.bytes[at] === Byte.OpenBrace) {
        const entry = this.#resource(json, at);
        if (entry >= 0) {
          const name = this.#texts.number(entry, epoch, this.#add);
          if (!names.includes(name)) names.push(name);
        }
        at = this.#members.end;
      } else {
        this.isOdd = true;
        at = valueEnd(json, at);
      }
      at = json.space(at);
      if (json.bytes[at] === Byte.CloseBracket) break;
      if (json.bytes[at] !== Byte.Comma) throw new Irregular('syntax');
      at = json.space(at + 1);
    }
    if (!this.isOdd) this.list = this.rows.resources.add(names);
    return at + 1;
  }

  /** The entry of a resource's name, -1 for none. */
  #resource(json: JsonBytes, brace: number): number {
    const members = this.#members;
    let best = NAMES.length;
    let seen = 0;
    let found = -1;
    let end = 0;
    for (let at = members.open(json, brace); at >= 0; at = members.after(json, end)) {
      end = valueEnd(json, at);
      if (members.escaped) this.isOdd = true;
      const rank = NAMES.findIndex((name) => members.isKey(json, name));
      if (rank < 0) continue;
      if ((seen & (1 << rank)) !== 0) this.isOdd = true;
      seen |= 1 << rank;
      // Null and the empty text are no name, numbers would be one.
      if (json.bytes[at] !== Byte.Quote) this.isOdd ||= json.bytes[at] !== LETTER_N;
      else if (rank < best && end - at > 2) {
        best = rank;
        found = this.#texts.find(json, at + 1, end - 1);
      }
    }
    return found;
  }
}

/** The number of the list that has one more name. */
export function withName({ resources, resourceTexts }: Rows, list: number, text: string): number {
  const names = resources.items(list);
  const name = resourceTexts.add(text);
  return names.includes(name) ? list : resources.add([...names, name]);
}

const LETTER_N = 0x6e;
