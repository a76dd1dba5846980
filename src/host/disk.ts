import { open, readFile, stat } from 'node:fs/promises';
import { type Uri, workspace } from 'vscode';

/**
 * Files, on disk without a detour: `workspace.fs` goes through the window's own thread, which is busy for a second
 * while it opens a large text. All other schemes (remote, virtual) go that way.
 */

/** When a file was last changed and how long it is. Rejects where it is gone. */
export async function statFile(uri: Uri): Promise<{ mtime: number; size: number }> {
  if (uri.scheme !== 'file') return workspace.fs.stat(uri);
  const { mtimeMs, size } = await stat(uri.fsPath);
  return { mtime: mtimeMs, size };
}

export async function readWhole(uri: Uri): Promise<Uint8Array> {
  return uri.scheme === 'file' ? readFile(uri.fsPath) : workspace.fs.readFile(uri);
}

/** The first bytes of a file, or all of a shorter one. */
export async function readFirst(uri: Uri, length: number): Promise<Uint8Array> {
  if (uri.scheme !== 'file') return (await workspace.fs.readFile(uri)).subarray(0, length);
  const file = await open(uri.fsPath, 'r');
  try {
    const buffer = new Uint8Array(length);
    const { bytesRead } = await file.read(buffer, 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
