// Makes faults of file systems happen at a moment that a test chooses.
import fs from 'node:fs';

type Call = 'openSync' | 'readSync';

/**
 * Does something right before a file is opened or read for the n-th time while `work` runs; what it throws is thrown by
 * that call. Returns what `work` does, and whether it happened.
 */
export async function during<T>(
  { call, path, nth = 1 }: { readonly call: Call; readonly path: string; readonly nth?: number },
  act: () => void,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly happened: boolean }> {
  const { openSync, readSync } = fs;
  const files = new Set<number>();
  let calls = 0;
  let happened = false;
  const called = (one: Call) => {
    if (one !== call || ++calls !== nth) return;
    happened = true;
    act();
  };
  const patched = fs as { openSync: unknown; readSync: unknown };
  patched.openSync = (...given: Parameters<typeof openSync>) => {
    if (given[0] === path) called('openSync');
    const file = openSync(...given);
    if (given[0] === path) files.add(file);
    else files.delete(file);
    return file;
  };
  patched.readSync = (...given: [number, Uint8Array, number, number, number]) => {
    if (files.has(given[0])) called('readSync');
    return readSync(...given);
  };
  try {
    return { result: await work(), happened };
  } finally {
    Object.assign(fs, { openSync, readSync });
  }
}

/** An error as Node.js throws it. */
export function systemError(code: string, words: string): Error {
  return Object.assign(new Error(`${code}: ${words}`), { code });
}

/**
 * Does something as a user who may read nothing that others keep to themselves. Root may read everything, so it gives
 * up its rights meanwhile.
 */
export async function withoutRights<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
