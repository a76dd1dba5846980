import { type Uri, workspace } from 'vscode';

// For the web, in the place of src/host/reading/disk.ts: nothing is read by its path, also not what has the scheme `file`.

/** No address has this scheme. */
export const DISK = 'no-disk';

export const HOME: Uri | undefined = undefined;

export async function statFile(uri: Uri): Promise<{ mtime: number; size: number }> {
  return workspace.fs.stat(uri);
}

/** The file that was read last: its head is looked at first, and then it is read. */
let last: { readonly key: string; readonly bytes: Promise<Uint8Array> } | undefined;

export async function readFirst(
  uri: Uri,
  length: number,
): Promise<{ readonly bytes: Uint8Array; readonly size: number }> {
  const { mtime, size } = await workspace.fs.stat(uri);
  const key = `${mtime} ${size} ${uri}`;
  if (last?.key !== key) last = { key, bytes: Promise.resolve(workspace.fs.readFile(uri)) };
  try {
    const bytes = await last.bytes;
    return { bytes: bytes.subarray(0, length), size: bytes.length };
  } catch (error) {
    last = undefined;
    throw error;
  }
}

export async function readStretch(uri: Uri, offset: number, length: number): Promise<Uint8Array> {
  return (await workspace.fs.readFile(uri)).subarray(offset, offset + length);
}

export async function mayBeFile(): Promise<boolean> {
  return true;
}

export async function entriesOnDisk(): Promise<never[]> {
  return [];
}
