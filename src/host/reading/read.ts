import { l10n, type Uri } from 'vscode';
import type { TrailProblem } from '../../core/event/event';
import { encodeUtf8 } from '../../core/json/text';
import { problem } from '../../core/trail/problems';
import { DISK, readFirst } from './disk';
import { documentOf, ownText } from './documents';
import { HEAD, headOf } from './head';
import { type Inflated, inflate, isGzip } from './node/gzip';

/** A log as it was read: inflated bytes, and what went wrong on the way. */
export interface Content {
  readonly bytes: Uint8Array;
  /** It has no text of its own that an editor could show: it is compressed, or lies in an archive. */
  readonly packed: boolean;
  readonly problems: readonly TrailProblem[];
}

/**
 * Reads a log: an unsaved document's text, otherwise the file, or the file in an archive that the address's fragment
 * names; gzip inflated whatever its name. Damaged gzip gives what could be inflated, and problems. Rejects where the
 * file can't be read at all.
 */
export async function readContent(uri: Uri, maxBytes: number): Promise<Content> {
  const document = ownText(uri);
  if (document) return { bytes: encodeUtf8(document.getText()), packed: false, problems: [] };
  const { bytes: raw, problems } = await readRaw(uri, maxBytes);
  if (!isGzip(raw)) return { bytes: raw, packed: isMember(uri), problems };
  const inflated = await inflate(raw, maxBytes);
  return { packed: true, bytes: inflated.bytes, problems: [...problems, ...inflated.problems] };
}

async function readRaw(uri: Uri, maxBytes: number): Promise<Inflated> {
  if (isMember(uri)) {
    const { readMember } = await import('./node/archives');
    const member = await readMember(uri.fsPath, uri.fragment, maxBytes);
    if (!member) throw new Error(l10n.t('The archive has no file of this name.'));
    return member;
  }
  const { bytes, size } = await readFirst(uri, maxBytes);
  const problems = size > maxBytes ? [problem('too-large', maxBytes, size - maxBytes)] : [];
  // It became shorter in between.
  if (bytes.length < Math.min(size, maxBytes)) problems.push(problem('changed', bytes.length, 0));
  return { bytes, problems };
}

/** Whether an address is that of a file in an archive on disk; its name there is the fragment. */
export function isMember(uri: Uri): boolean {
  return uri.fragment !== '' && uri.scheme === DISK;
}

/** The first bytes of a file, inflated: enough to tell a log from other files. */
export async function readHead(uri: Uri): Promise<{ bytes: Uint8Array; gzip: boolean }> {
  const document = documentOf(uri);
  if (document && !document.isClosed) {
    return { bytes: encodeUtf8(headOf(document)), gzip: false };
  }
  const raw = (await readFirst(uri, HEAD)).bytes;
  const gzip = isGzip(raw);
  const bytes = gzip ? (await inflate(raw, HEAD)).bytes : raw;
  return { bytes, gzip };
}
