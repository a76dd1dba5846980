import type { QuickInputButton, QuickPickItem } from 'vscode';

/** One line below the filter's input. */
export interface FilterItem extends QuickPickItem {
  /** The input that it was made for. */
  readonly of: string;
  /** What the input is to hold when this is chosen; undefined applies the filter. */
  readonly text?: string;
  readonly buttons?: readonly QuickInputButton[];
}
