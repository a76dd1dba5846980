import type { TrailProblem } from '../event/event';

/** Every problem that reading a trail can report: its code, and the sentence that says what to do. */
export const PROBLEMS = {
  junk: 'This is no JSON, and was passed over.',
  'missing-comma': 'A comma is missing here. The values on both sides were read.',
  'extra-comma': 'This comma has no value after it. Nothing is lost.',
  'missing-value': 'A value is missing here.',
  'missing-brace': 'The brace that opens or closes this object is missing. What it holds was read.',
  'missing-bracket': 'The bracket that closes this array is missing. What it holds was read.',
  'unescaped-quote':
    'A quote here is not escaped, or the one that belongs to it is missing. The text around it was read.',
  'stray-close': 'This bracket closes nothing, and was passed over.',
  'open-string': 'This string has no closing quote; it was read to the end of its line.',
  'raw-control':
    'This string holds line breaks or control characters as they are, which JSON does not allow. It was read.',
  'cut-off': 'The text ends in the middle of this event, which is lost. Get the whole file again to see it.',
  unclosed: 'The text ends before this event is closed. What is there was read.',
  'unexpected-end': 'The text ends too early: closing brackets are missing, and events may be.',
  'damaged-record': 'The escaped record in this string is damaged and could not be read.',
  'not-a-record': 'This stands where an event should, but is no CloudTrail record. It was passed over.',
  'too-deep': 'Escaped strings are nested too deeply here, and were not opened.',
  'more-problems': 'From here on there are more problems, which are not listed.',
  'nul-bytes':
    'These bytes are all zero: this part of the file was never written. A download was interrupted, or a disk was full. Get the file again.',
  'from-lookup-item':
    'The record of this event is missing or damaged. What its lookup item says besides was read: no userIdentity, no parameters.',
  'too-few-columns':
    'This row isn’t a complete event: it has neither an eventID nor an eventName with its eventTime. Query these columns too.',
  'row-damaged':
    'This row has another number of cells than the header, or a quote that is not closed. It was passed over. Export the table again.',
  'columns-not-read':
    'These columns may say who called or whether it failed, and aren’t understood. Name them as CloudTrail does (userIdentity.arn, errorCode).',
  'store-time':
    'Events of this log have no eventTime. Their time was read from what the store has instead, which may be the time of arrival.',
  'duplicate-column': 'Two columns of this table have the same name. The first one was read.',
  spreadsheet:
    'A spreadsheet has changed this row, and the recorded value can’t be recovered from it. Export the table again, and don’t open it in a spreadsheet first.',
  'unclear-cell':
    'This cell is damaged or cut off, or can be read in more than one way. It was left as the text that it is.',
  'no-events': 'No CloudTrail event was found here.',
  empty: 'The file is empty. If it should not be, get it again.',
  'odd-byte': 'The text is UTF-16, and ends in the middle of a character. Get the whole file again.',
  'utf-32': 'The text is UTF-32, which is not read. Save it as UTF-8.',
  'columnar-file':
    'This is a columnar file, which is not read. Query it, with Athena for example, and save the result as CSV or JSON.',
  archive: 'This is an archive. Unpack it, and open the folder.',
  compressed:
    'This file is compressed in a way that is not read. Decompress it first; gzip is read as it is.',
  document:
    'This is a document, and no log. If it was downloaded as one, it may be an error or sign-in page: look into it, and get the log again.',
  digest: 'This is a digest file: it names log files, and holds no events.',
  'duplicate-differs':
    'Another copy of this event ID has different values. Both are kept. Compare them to see whether one was changed, or a tool added to it.',
  'gzip-damaged':
    'The gzip data is damaged or cut off here. What could be inflated was read; get the file again to see the rest.',
  'gzip-checksum':
    'The checksum of the gzip data does not match: some of this may not be what was written. Get the file again.',
  'archive-damaged':
    'The archive is damaged or cut off here. What could be unpacked was read; get the archive again to see the rest.',
  'archive-checksum':
    'The checksum of this file in the archive does not match: some of it may not be what was packed. Get the archive again.',
  'archive-encrypted':
    'This file in the archive is encrypted. Unpack it with its password, and inspect the folder.',
  'archive-nested': 'This is an archive inside an archive. Unpack the outer one, and inspect the folder.',
  'too-large':
    'The inflated file is larger than the limit (setting cloudtrail.maxInflatedSize). The events before it were read.',
  changed:
    'The file was changed, cut off, deleted or replaced while it was read: what was read may be damaged or old. Open it again.',
  unreadable: 'The file could not be read.',
} as const;

/** A code that a problem can have. */
export type ProblemCode = keyof typeof PROBLEMS;

/** More problems of one log than this are not listed: a file of another kind can have one a byte. */
export const MAX_PROBLEMS = 1000;

/** Whether everything could be read in spite of it: a hint. All else may be a lost event. */
export function isHarmless(code: string): boolean {
  return HARMLESS.has(code);
}

const HARMLESS: ReadonlySet<string> = new Set<ProblemCode>([
  'extra-comma',
  'missing-comma',
  'raw-control',
  'missing-brace',
  'missing-bracket',
  'digest',
  'store-time',
]);

/** Whether a problem is told once for a log and a detail: what holds for all of its events. */
export function isOnce(code: string): boolean {
  return code === 'store-time';
}

export function problem(code: ProblemCode, offset: number, length: number, detail?: string): TrailProblem {
  const message = detail ? `${PROBLEMS[code]} ${detail}` : PROBLEMS[code];
  return { code, message, offset, length };
}
