import type { Dirent } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { Uri, workspace } from 'vscode';
import { mustBeFile, READ } from './node/readFile';

/**
 * Files, on disk without a detour: `workspace.fs` goes through the window's own thread, which is busy for a second
 * while it opens a large text. All other schemes (remote, virtual) go that way.
 */

/** Scheme of files that are read by their paths. */
export const DISK = 'file';

/** Where a user's own files are, undefined where there is no such place. */
export const HOME: Uri | undefined = Uri.file(homedir());

/** When a file was last changed and how long it is. Rejects where it is gone. */
export async function statFile(uri: Uri): Promise<{ mtime: number; size: number }> {
  if (uri.scheme !== DISK) return workspace.fs.stat(uri);
  const { mtimeMs, size } = await stat(uri.fsPath);
  return { mtime: mtimeMs, size };
}

/** The first bytes of a file, or all of a shorter one, and how long it is. */
export async function readFirst(
  uri: Uri,
  length: number,
): Promise<{ readonly bytes: Uint8Array; readonly size: number }> {
  if (uri.scheme !== DISK) {
    const bytes = await workspace.fs.readFile(uri);
    return { bytes: bytes.subarray(0, length), size: bytes.length };
  }
  const file = await open(uri.fsPath, READ);
  try {
    const stats = await file.stat();
    mustBeFile(stats);
    const { size } = stats;
    return { bytes: await readAt(file, 0, Math.min(length, size)), size };
  } finally {
    await file.close();
  }
}

/** So many bytes of a file on disk from a place on; fewer where it ends before. */
export async function readStretch(uri: Uri, offset: number, length: number): Promise<Uint8Array> {
  const file = await open(uri.fsPath, READ);
  try {
    mustBeFile(await file.stat());
    return await readAt(file, offset, length);
  } finally {
    await file.close();
  }
}

/** Whether an address on disk is that of a file, also of one that can't be read or is gone: reading it tells why. */
export async function mayBeFile(uri: Uri): Promise<boolean> {
  return stat(uri.fsPath).then(
    (stats) => stats.isFile(),
    () => true,
  );
}

/** What is in a folder on disk. */
export function entriesOnDisk(uri: Uri): Promise<Dirent[]> {
  return readdir(uri.fsPath, { withFileTypes: true });
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(length);
  let at = 0;
  while (at < length) {
    const { bytesRead } = await file.read(buffer, at, length - at, offset + at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return buffer.subarray(0, at);
}
