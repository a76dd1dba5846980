import { Byte } from '../json/bytes';
import type { Interner } from './interner';
import type { JsonBytes } from './jsonBytes';
import { bytesOf, Members, valueEnd } from './members';

const CREDENTIALS = bytesOf('credentials');
const ACCESS_KEY = bytesOf('accessKeyId');
const ASSUMED = bytesOf('assumedRoleUser');
const FEDERATED = bytesOf('federatedUser');
const ARN = bytesOf('arn');
/** What these say, of sign-ins and of sessions of IAM Roles Anywhere, is read by JSON.parse. */
const WHOLE = ['ConsoleLogin', 'credentialSet'].map(bytesOf);

/** Reads what the index needs of `responseElements`: the key that was given out, and for whom. */
export class ResponseReader {
  /** The entry of `credentials.accessKeyId`, -1 for none. */
  issuedKey = -1;
  /** The entry of `assumedRoleUser.arn`, else of `federatedUser.arn`; -1 for none. */
  issuedTo = -1;
  /** Only JSON.parse is sure of what is there. */
  isOdd = false;
  readonly #outer = new Members();
  readonly #inner = new Members();
  #end = 0;

  constructor(
    readonly keys: Interner,
    readonly arns: Interner,
  ) {}

  /** Reads the object whose brace is at `brace`, and returns its end. */
  read(json: JsonBytes, brace: number): number {
    this.issuedKey = -1;
    this.issuedTo = -1;
    this.isOdd = false;
    const members = this.#outer;
    let hasCredentials = false;
    let hasUser = false;
    let end = 0;
    for (let at = members.open(json, brace); at >= 0; at = members.after(json, end)) {
      if (members.escaped) this.isOdd = true;
      if (members.isKey(json, CREDENTIALS)) {
        this.isOdd ||= hasCredentials;
        hasCredentials = true;
        this.issuedKey = this.#textIn(json, at, ACCESS_KEY, this.keys);
        end = this.#end;
      } else if (members.isKey(json, ASSUMED) || members.isKey(json, FEDERATED)) {
        this.isOdd ||= hasUser;
        hasUser = true;
        this.issuedTo = this.#textIn(json, at, ARN, this.arns);
        end = this.#end;
      } else {
        end = valueEnd(json, at);
        this.isOdd ||= WHOLE.some((name) => members.isKey(json, name));
      }
    }
    return members.end;
  }

  /** The entry of the text of a member of the value at `from`, -1 for none; sets `#end`, where the value ends. */
  #textIn(json: JsonBytes, from: number, name: Uint8Array, texts: Interner): number {
    if (json.bytes[from] !== Byte.OpenBrace) {
      // It may hold the object as JSON text.
      this.isOdd ||= json.bytes[from] === Byte.Quote;
      this.#end = valueEnd(json, from);
      return -1;
    }
    const members = this.#inner;
    let found = -1;
    for (let at = members.open(json, from), end = 0; at >= 0; at = members.after(json, end)) {
      const isIt = members.isKey(json, name);
      this.isOdd ||= members.escaped || (isIt && found >= 0);
      end = valueEnd(json, at);
      if (!isIt) continue;
      if (json.bytes[at] === Byte.Quote) found = texts.find(json, at + 1, end - 1);
      else this.isOdd = true;
    }
    this.#end = members.end;
    return found;
  }
}
