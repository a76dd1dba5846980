import type { TrailProblem } from '../event/event';
import { isSpace } from '../json/bytes';
import { isUtf32 } from './encoding';
import { type ProblemCode, problem } from './problems';

/** A format that is not read, and the bytes that tell it, as Latin-1 text at a place in the file. */
interface OtherFormat {
  readonly name: string;
  readonly code: ProblemCode;
  readonly magic: string;
  readonly at?: number;
}

/**
 * Formats that come in the place of logs: other storage, archives, other compression, and the pages that are saved
 * when a download fails. Magic numbers as their own specifications give them;
 * https://www.iana.org/assignments/media-types lists most of these.
 */
const FORMATS: readonly OtherFormat[] = [
  { name: 'Parquet', code: 'columnar-file', magic: 'PAR1' },
  { name: 'ORC', code: 'columnar-file', magic: 'ORC' },
  { name: 'Avro', code: 'columnar-file', magic: 'Obj\x01' },
  { name: 'zip, or a spreadsheet', code: 'archive', magic: 'PK\x03\x04' },
  { name: 'empty zip', code: 'archive', magic: 'PK\x05\x06' },
  { name: '7z', code: 'archive', magic: '7z\xbc\xaf\x27\x1c' },
  { name: 'tar', code: 'archive', magic: 'ustar', at: 257 },
  { name: 'gzip in gzip', code: 'compressed', magic: '\x1f\x8b\x08' },
  { name: 'Zstandard', code: 'compressed', magic: '\x28\xb5\x2f\xfd' },
  { name: 'bzip2', code: 'compressed', magic: 'BZh' },
  { name: 'xz', code: 'compressed', magic: '\xfd7zXZ\0' },
  { name: 'LZ4', code: 'compressed', magic: '\x04\x22\x4d\x18' },
  { name: 'Snappy', code: 'compressed', magic: '\xff\x06\0\0sNaPpY' },
  { name: 'PDF', code: 'document', magic: '%PDF-' },
];

/** What text begins with that is a document, without regard to case. An S3 error is XML, a sign-in page HTML. */
const DOCUMENTS: readonly [name: string, start: string][] = [
  ['HTML', '<!doctype'],
  ['HTML', '<html'],
  ['XML', '<?xml'],
  ['XML', '<error>'],
];

/** What a file is that can't be a log, as a problem that says what to do; undefined for all others. */
export function otherFormat(bytes: Uint8Array): TrailProblem | undefined {
  for (const { name, code, magic, at = 0 } of FORMATS)
    if (startsWith(bytes, at, magic)) return problem(code, 0, bytes.length, `(${name})`);
  if (isUtf32(bytes)) return problem('utf-32', 0, bytes.length);
  let at = bytes[0] === 0xef ? 3 : 0;
  while (at < bytes.length && isSpace(bytes[at]!)) at++;
  if (at >= bytes.length) return problem('empty', 0, bytes.length);
  for (const [name, start] of DOCUMENTS)
    if (startsWith(bytes, at, start, 0x20)) return problem('document', 0, bytes.length, `(${name})`);
  return undefined;
}

/** Whether these characters stand there; `fold` is 0x20 to take capital letters for small ones. */
function startsWith(bytes: Uint8Array, at: number, text: string, fold = 0): boolean {
  for (let i = 0; i < text.length; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return false;
    const isCapital = byte >= 0x41 && byte <= 0x5a;
    if ((isCapital ? byte | fold : byte) !== text.charCodeAt(i)) return false;
  }
  return true;
}
