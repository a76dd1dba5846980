import { createGunzip } from 'node:zlib';
import { type TextDocument, type Uri, workspace } from 'vscode';
import { encodeUtf8 } from '../core/json/text';
import type { TrailProblem } from '../core/trail/event';
import { problem } from '../core/trail/problems';
import { readFirst, readWhole } from './disk';
import { HEAD, headOf } from './head';

/** A log as it was read: inflated bytes, and what went wrong on the way. */
export interface Content {
  readonly bytes: Uint8Array;
  readonly gzip: boolean;
  readonly problems: readonly TrailProblem[];
}

/** The open document of an address. */
export function documentOf(uri: Uri): TextDocument | undefined {
  const key = uri.toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === key);
}

/** The document of a log that has text of its own: unsaved changes, or no file at all. */
export function ownText(uri: Uri): TextDocument | undefined {
  const document = documentOf(uri);
  return document && (document.isDirty || document.isUntitled) ? document : undefined;
}

/**
 * Reads a log: an unsaved document's text, otherwise the file, gzip inflated whatever its name. Damaged gzip
 * gives what could be inflated, and a problem. Rejects where the file can't be read at all.
 */
export async function readContent(uri: Uri, maxBytes: number): Promise<Content> {
  const document = ownText(uri);
  if (document) return { bytes: encodeUtf8(document.getText()), gzip: false, problems: [] };
  const raw = await readWhole(uri);
  if (!isGzip(raw)) {
    if (raw.length <= maxBytes) return { bytes: raw, gzip: false, problems: [] };
    const bytes = raw.subarray(0, maxBytes);
    return { bytes, gzip: false, problems: [problem('too-large', maxBytes, raw.length - maxBytes)] };
  }
  return { gzip: true, ...(await inflate(raw, maxBytes)) };
}

/** The first bytes of a file, inflated: enough to tell a log from other files. */
export async function readHead(uri: Uri): Promise<{ bytes: Uint8Array; gzip: boolean }> {
  const document = documentOf(uri);
  if (document && !document.isClosed) {
    return { bytes: encodeUtf8(headOf(document)), gzip: false };
  }
  const raw = await readFirst(uri, HEAD);
  const gzip = isGzip(raw);
  const bytes = gzip ? (await inflate(raw, HEAD)).bytes : raw;
  return { bytes, gzip };
}

/** Gzip data, by its first two bytes. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Inflates gzip data, all its members, up to a limit. Never rejects: what was inflated before an error is kept. */
function inflate(
  raw: Uint8Array,
  maxBytes: number,
): Promise<{ bytes: Uint8Array; problems: TrailProblem[] }> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const gunzip = createGunzip();
    const finish = (problems: TrailProblem[]) => {
      gunzip.destroy();
      const bytes = new Uint8Array(length);
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      resolve({ bytes, problems });
    };
    gunzip.on('data', (chunk: Uint8Array) => {
      const room = maxBytes - length;
      chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      length += Math.min(room, chunk.length);
      if (chunk.length > room) finish([problem('too-large', maxBytes, 0)]);
    });
    gunzip.on('end', () => finish([]));
    gunzip.on('error', (error) => finish([problem('gzip-damaged', length, 0, `(${error.message})`)]));
    gunzip.end(raw);
  });
}
