import { Cell } from '../../rows/cells';
import { takeRows } from './host';
import { TextIndex } from './shared';

// Rows that are finished and not taken yet, and the one that is begun.

export const ROW_BYTES: usize = (Cell.Texts + TextIndex.Count) * 4;
const MOST: u32 = 256;

/** The block of rows. */
export const ROWS = memory.data((Cell.Texts + TextIndex.Count) * 4 * 257 + 16);
/** How many of them are finished. */
export let finished: u32 = 0;
/** The row that is begun. */
export let row: usize = ROWS;

export function beginRow(): void {
  if (finished === MOST) taken();
  // Seven vectors are a little more than a row; what comes behind it is not begun yet.
  for (let at = row; at < row + ROW_BYTES; at += 16) v128.store(at, i32x4.splat(0));
}

export function endRow(): void {
  finished++;
  row += ROW_BYTES;
}

/** Has the host take what is finished; the row that is begun stays. */
export function taken(): void {
  if (finished === 0) return;
  takeRows(ROWS, finished);
  memory.copy(ROWS, row, ROW_BYTES);
  forget();
}

export function forget(): void {
  finished = 0;
  row = ROWS;
}
