import { isDetectiveSource } from '../event/extras';
import { ASSUME_ROOT_CALL, ROLES_ANYWHERE } from '../event/issued';
import { isSuccessCode, SIGN_IN_SOURCE, SIGN_IN_TYPE } from '../event/outcome';
import { Byte } from '../json/bytes';
import { decodeUtf8 } from '../json/text';
import { mayNeedRecord } from '../knowledge/risk/risk';
import { fitOf, Key } from '../trail/walk/recordKeys';
import { TextIndex, TextNote } from './wasm/shared';

/** The first bytes of a raw value tell of its record, as in a walk. */
const tells = (key: number, raw: Uint8Array) => fitOf(key, decodeUtf8(raw.subarray(0, 200)));

/** Services whose events say who called, or whether it failed, in members that few other records have. */
const WHOLE_SOURCES: ReadonlySet<string> = new Set([SIGN_IN_SOURCE, ROLES_ANYWHERE]);

/** What else is to be known of the texts of some columns. */
const NOTES: Readonly<Record<number, (text: string, raw: Uint8Array) => number>> = {
  [TextIndex.Source]: (text, raw) =>
    tells(Key.eventSource, raw) |
    (isDetectiveSource(text) ? TextNote.Detective : 0) |
    (WHOLE_SOURCES.has(text.toLowerCase()) ? TextNote.Whole : 0),
  [TextIndex.Name]: (text) =>
    (mayNeedRecord(text) ? TextNote.NeedsRecord : 0) | (text === ASSUME_ROOT_CALL ? TextNote.AssumeRoot : 0),
  [TextIndex.Type]: (text, raw) =>
    tells(Key.eventType, raw) |
    (text === 'AwsAggregatedEvent' ? TextNote.Aggregated : 0) |
    (text === SIGN_IN_TYPE ? TextNote.Whole : 0),
  [TextIndex.Error]: (text) => (isSuccessCode(text) ? TextNote.Whole : 0),
};

/** What else is to be known of a text of a column, `TextNote`; of its bytes too, which still have their escapes. */
export function noteOfText(column: number, text: string, raw: Uint8Array): number {
  const mayHoldJson = raw.includes(Byte.OpenBrace) && raw.includes(Byte.Backslash);
  return (NOTES[column]?.(text, raw) ?? 0) | (mayHoldJson ? TextNote.MayHoldJson : 0);
}

/** The same of a version. */
export function noteOfVersion(raw: Uint8Array): number {
  return tells(Key.eventVersion, raw);
}
