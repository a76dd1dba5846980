import { problem } from '../../../core/trail/problems';
import { crc32 } from './crc32';
import { Output } from './gzip';
import { inflateMember } from './inflating';
import { type Member, MemberNames, type MemberOptions } from './members';
import { DiskFile } from './readFile';

/** A larger archive that is cut off gives nothing: it would have to be in memory. */
const MOST_BYTES = 512 * 1024 * 1024;

const LOCAL_HEADER = 0x04034b50;
const HEADER_BYTES = 30;
const FLAGS = { encrypted: 1, sizesBehind: 8 };
const METHODS = { stored: 0, deflated: 8 };

/**
 * The files of a zip archive whose directory is missing, by the headers before each of them. Ends at the first that says
 * nothing of where the next begins. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7
 */
export async function* cutZipMembers(
  path: string,
  { maxBytes, wanted = () => true }: MemberOptions,
): AsyncGenerator<Member> {
  const file = new DiskFile(path);
  let bytes: Uint8Array;
  try {
    if (file.size > MOST_BYTES) return;
    ({ bytes } = file.readWhole(MOST_BYTES));
  } finally {
    file.close();
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new MemberNames();
  for (let at = 0; at + HEADER_BYTES <= bytes.length && view.getUint32(at, true) === LOCAL_HEADER; ) {
    const flags = view.getUint16(at + 6, true);
    const method = view.getUint16(at + 8, true);
    const packed = view.getUint32(at + 18, true);
    const nameEnd = at + HEADER_BYTES + view.getUint16(at + 26, true);
    const start = nameEnd + view.getUint16(at + 28, true);
    if (start > bytes.length || flags & FLAGS.encrypted) return;
    const name = Buffer.from(bytes.subarray(at + HEADER_BYTES, nameEnd)).toString('utf8');
    const hasSize = !(flags & FLAGS.sizesBehind);
    const output = new Output(maxBytes);
    let end: number;
    let damage = '';
    if (method === METHODS.deflated) {
      const part = await inflateMember(bytes, start, output);
      damage = part.end < 0 && !output.isFull ? part.reason || 'cut off' : '';
      end = part.end < 0 && hasSize ? start + packed : part.end;
    } else if (method === METHODS.stored && hasSize) {
      end = start + packed;
      output.add(bytes.subarray(start, end));
      if (end > bytes.length) damage = 'cut off';
    } else {
      return;
    }
    if (!name.endsWith('/')) {
      const key = names.next(name);
      const content = output.bytes;
      const isOdd = hasSize && crc32(content) !== view.getUint32(at + 14, true);
      const problems = output.isFull
        ? [problem('too-large', content.length, 0)]
        : damage !== ''
          ? [problem('archive-damaged', content.length, 0, `(${damage})`)]
          : isOdd
            ? [problem('archive-checksum', 0, content.length)]
            : [];
      if (wanted(key) && (content.length > 0 || damage === '')) yield { name: key, bytes: content, problems };
    }
    if (end < 0 || end > bytes.length) return;
    at = nextHeader(view, end);
  }
}

/** Where the next header begins: at once, or behind sizes that follow the data. */
function nextHeader(view: DataView, end: number): number {
  for (const behind of [0, 12, 16, 20, 24]) {
    if (end + behind + 4 <= view.byteLength && view.getUint32(end + behind, true) === LOCAL_HEADER)
      return end + behind;
  }
  return view.byteLength;
}
