import { graphOfDetective } from '../event/extras';
import { Byte } from '../json/bytes';
import { decodeUtf8 } from '../json/text';
import type { Draft } from './draft';
import type { Interner } from './interner';
import type { JsonBytes } from './jsonBytes';
import { bytesOf, Members, valueEnd } from './members';

const GRAPH_ARN = bytesOf('graphArn');

/** Reads the behavior graph of a Detective call, once the record is known to be one. */
export class GraphReader {
  readonly #members = new Members();

  constructor(readonly graphs: Interner) {}

  /** The entry of the call's graph where its parameters have it under the usual name, -1 elsewhere. */
  find(json: JsonBytes, { requestStart, requestEnd }: Draft): number {
    if (requestEnd === 0 || json.bytes[requestStart] !== Byte.OpenBrace) return -1;
    const members = this.#members;
    let found = -1;
    for (let at = members.open(json, requestStart), end = 0; at >= 0; at = members.after(json, end)) {
      end = valueEnd(json, at);
      // An escaped name may be the same name.
      if (members.escaped) return -1;
      if (!members.isKey(json, GRAPH_ARN)) continue;
      if (found >= 0 || json.bytes[at] !== Byte.Quote || end - at === 2) return -1;
      found = this.graphs.find(json, at + 1, end - 1);
    }
    return found;
  }

  /** The call's graph, wherever it is told. */
  parse(json: JsonBytes, { requestStart, requestEnd, responseStart, responseEnd }: Draft): string {
    return graphOfDetective(parsed(json, requestStart, requestEnd), parsed(json, responseStart, responseEnd));
  }
}

/** The value that stands there; undefined where none does. */
export function parsed(json: JsonBytes, start: number, end: number): unknown {
  return end === 0 ? undefined : JSON.parse(decodeUtf8(json.bytes.subarray(start, end)));
}
