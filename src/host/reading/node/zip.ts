import { promisify } from 'node:util';
import { type Entry, getFileNameLowLevel, open, type ZipFile } from 'yauzl';
import type { TrailProblem } from '../../../core/event/event';
import { problem } from '../../../core/trail/problems';
import { crc32 } from './crc32';
import { Output } from './gzip';
import { inflateMember } from './inflating';
import { type Member, MemberNames, type MemberOptions } from './members';

/**
 * The files of a zip archive, one at a time, by its directory. A file that is encrypted, damaged, or packed in a way
 * that is not known is given with what could be had of it and a problem. Rejects where the directory can't be read.
 */
export async function* zipMembers(
  path: string,
  { maxBytes, wanted = () => true }: MemberOptions,
): AsyncGenerator<Member> {
  // Names stay bytes: the library refuses archives in which one of them looks like a path out of a folder, and here
  // no name ever becomes a path.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
  const zip = await promisify<string, typeof options, ZipFile>(open)(path, options);
  const names = new MemberNames();
  try {
    for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
      const name = nameOf(entry);
      if (name.endsWith('/')) continue;
      const key = names.next(name);
      if (!wanted(key)) continue;
      yield await readEntry(zip, entry, key, maxBytes);
    }
  } finally {
    zip.close();
  }
}

function nameOf(entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      for (const event of ['entry', 'end', 'error']) zip.removeAllListeners(event);
    };
    zip.once('entry', (entry: Entry) => {
      settle();
      resolve(entry);
    });
    zip.once('end', () => {
      settle();
      resolve(undefined);
    });
    zip.once('error', (error: Error) => {
      settle();
      reject(error);
    });
    zip.readEntry();
  });
}

function readEntry(zip: ZipFile, entry: Entry, name: string, maxBytes: number): Promise<Member> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    const finish = (problems: readonly TrailProblem[]) =>
      resolve({ name, bytes: Buffer.concat(chunks), problems });
    const damaged = (reason: string) => finish([problem('archive-damaged', length, 0, `(${reason})`)]);
    if (entry.isEncrypted()) {
      finish([problem('archive-encrypted', 0, 0)]);
      return;
    }
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        damaged(error.message);
        return;
      }
      stream.on('data', (chunk: Buffer) => {
        const room = maxBytes - length;
        const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
        chunks.push(kept);
        length += kept.length;
        if (kept.length === chunk.length) return;
        finish([problem('too-large', length, 0)]);
        stream.destroy();
      });
      stream.on('error', (failure: Error) => {
        // It would keep the file open.
        stream.destroy();
        void salvaged(zip, entry, maxBytes).then((bytes) => {
          if (bytes.length > length) {
            chunks.splice(0, chunks.length, Buffer.from(bytes));
            length = bytes.length;
          }
          damaged(failure.message);
        });
      });
      stream.on('end', () => {
        const sum = chunks.reduce((before, chunk) => crc32(chunk, before), 0);
        finish(sum === entry.crc32 ? [] : [problem('archive-checksum', 0, length)]);
      });
    });
  });
}

/** Compression by deflate. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.5 */
const DEFLATED = 8;

/**
 * All that can be inflated of a damaged file: the stream that inflates it keeps back what it has of the chunk in which it
 * fails. Never rejects.
 */
function salvaged(zip: ZipFile, entry: Entry, maxBytes: number): Promise<Uint8Array> {
  const nothing = new Uint8Array();
  return new Promise((resolve) => {
    if (entry.compressionMethod !== DEFLATED || entry.compressedSize > maxBytes) {
      resolve(nothing);
      return;
    }
    zip.openReadStream(
      entry,
      { decompress: false, decrypt: null, start: null, end: null },
      (error, stream) => {
        if (error) {
          resolve(nothing);
          return;
        }
        const pieces: Buffer[] = [];
        const end = () => {
          const output = new Output(maxBytes);
          void inflateMember(Buffer.concat(pieces), 0, output).then(() => resolve(output.bytes));
        };
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('error', end);
        stream.on('end', end);
      },
    );
  });
}
