import { Byte } from '../json/bytes';
import type { Interner } from './interner';
import type { JsonBytes } from './jsonBytes';
import { bytesOf, Members, valueEnd } from './members';

const CREDENTIALS = bytesOf('credentials');
const ACCESS_KEY = bytesOf('accessKeyId');
const CONSOLE_LOGIN = bytesOf('ConsoleLogin');
const FAILURE = bytesOf('Failure');

/** Reads what the index needs of `responseElements`: the key that was given out, and a refused sign-in. */
export class ResponseReader {
  /** The entry of `credentials.accessKeyId`, -1 for none. */
  issuedKey = -1;
  isFailedSignIn = false;
  /** Only JSON.parse is sure of what is there. */
  isOdd = false;
  readonly #outer = new Members();
  readonly #inner = new Members();

  constructor(readonly keys: Interner) {}

  /** Reads the object whose brace is at `brace`, and returns its end. */
  read(json: JsonBytes, brace: number): number {
    this.issuedKey = -1;
    this.isFailedSignIn = false;
    this.isOdd = false;
    const members = this.#outer;
    let hasCredentials = false;
    let hasLogin = false;
    let end = 0;
    for (let at = members.open(json, brace); at >= 0; at = members.after(json, end)) {
      if (members.escaped) this.isOdd = true;
      if (members.isKey(json, CREDENTIALS)) {
        this.isOdd ||= hasCredentials;
        hasCredentials = true;
        end = json.bytes[at] === Byte.OpenBrace ? this.#credentials(json, at) : valueEnd(json, at);
      } else {
        end = valueEnd(json, at);
        if (!members.isKey(json, CONSOLE_LOGIN)) continue;
        this.isOdd ||= hasLogin || (json.bytes[at] === Byte.Quote && json.escaped);
        hasLogin = true;
        this.isFailedSignIn = isFailure(json, at, end);
      }
    }
    return members.end;
  }

  #credentials(json: JsonBytes, brace: number): number {
    const members = this.#inner;
    let hasKey = false;
    let end = 0;
    for (let at = members.open(json, brace); at >= 0; at = members.after(json, end)) {
      const isKey = members.isKey(json, ACCESS_KEY);
      this.isOdd ||= members.escaped || (isKey && hasKey);
      end = valueEnd(json, at);
      if (!isKey) continue;
      hasKey = true;
      if (json.bytes[at] === Byte.Quote) this.issuedKey = this.keys.find(json, at + 1, end - 1);
      else this.isOdd = true;
    }
    return members.end;
  }
}

function isFailure({ bytes }: JsonBytes, at: number, end: number): boolean {
  if (end - at !== FAILURE.length + 2 || bytes[at] !== Byte.Quote) return false;
  return FAILURE.every((byte, i) => bytes[at + 1 + i] === byte);
}
