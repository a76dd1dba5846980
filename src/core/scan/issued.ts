import { ASSUME_ROOT_CALL, issuedToOf } from '../event/issued';
import { Cell } from '../rows/cells';
import type { Rows } from '../rows/rows';
import { parsed } from './detectiveGraph';
import type { Draft } from './draft';
import type { Interner } from './interner';
import type { JsonBytes } from './jsonBytes';
import { TextIndex } from './wasm/shared';

/** Tells for whom a call gave out a key. */
export class IssuedReader {
  constructor(
    readonly rows: Rows,
    readonly keys: Interner,
    readonly arns: Interner,
  ) {}

  /** Mostly the response says it, which was read already; otherwise JSON.parse reads parameters and response. */
  tell(json: JsonBytes, draft: Draft, eventName: string): void {
    const { entries } = draft;
    const isIssued = textOf(this.keys, entries[TextIndex.IssuedKey]!) !== '';
    if (isIssued && textOf(this.arns, entries[TextIndex.IssuedTo]!) !== '' && eventName !== ASSUME_ROOT_CALL)
      return;
    // Without a key it does not matter.
    entries[TextIndex.IssuedTo] = -1;
    if (!isIssued) return;
    const request = parsed(json, draft.requestStart, draft.requestEnd);
    const response = parsed(json, draft.responseStart, draft.responseEnd);
    const number = this.rows.texts.issuedTo.add(issuedToOf(eventName, request, response));
    this.rows.cells[draft.base + Cell.Texts + TextIndex.IssuedTo] = number;
  }
}

function textOf({ texts }: Interner, entry: number): string {
  return entry < 0 ? '' : texts[entry]!;
}
