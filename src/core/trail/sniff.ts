import { decodeUtf8 } from '../json/text';

/**
 * Names one of which stands in every log, however damaged, wrapped, tabulated or escaped: keys of records, lookup items,
 * digests and OCSF, of which `walk` wants some at least, titles of columns, and the spellings of stores. Letters may be written as `\u0065` inside
 * of escaped JSON.
 */
const TELLING = new RegExp(
  [
    'cloudtrail|event[ _]?(?:version|source|name|time|type|id)|digeststarttime|queryresultrows|class_uid',
    'user[ _]?identity|aws[ _]?region|source[ _]?ip[ _]?address|aws ?access ?key',
    'request[ _]?parameters|response[ _]?elements|recipient_?account_?id|shared_?event_?id',
    'additional_?event_?data|management_?event',
    String.raw`\\u00`,
  ].join('|'),
  'i',
);

/**
 * Whether a text that begins like this may be a CloudTrail log. Takes microseconds, and is right about every log; of
 * other files some pass, which a closer look tells: see `looksLikeTrail`. Text of any encoding that has ASCII in it.
 */
export function mayBeCloudTrail(head: string | Uint8Array): boolean {
  const text = typeof head === 'string' ? head : decodeUtf8(head);
  // Between the letters of UTF-16.
  return TELLING.test(text.includes('\0') ? text.replaceAll('\0', '') : text);
}
