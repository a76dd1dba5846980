import type { Uri } from 'vscode';

/** A file to read; `named` by the user or a caller, not met in a folder. */
export interface OpenFile {
  readonly uri: Uri;
  readonly named: boolean;
}

export interface Collected {
  readonly files: readonly OpenFile[];
  /** Folders that could not be looked into, each with the reason. */
  readonly refused: readonly { readonly uri: Uri; readonly reason: string }[];
  /** Files and folders that the globs leave out. */
  readonly excluded: number;
  /** The folders that were named. */
  readonly roots: readonly Uri[];
}

/** Why something could not be read, in a few words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
