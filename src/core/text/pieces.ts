import type { Piece } from './explanation';

/** A line of an explanation. */
export type Line = readonly Piece[];

/** A value out of a log, to be shown as text and nothing else. */
export function val(value: string): Piece {
  return { value };
}

export function strong(piece: Piece): Piece {
  return { strong: piece };
}

/** A line as plain text. It holds log text: whoever shows it must not read it as Markdown or HTML. */
export function plainText(line: Line): string {
  return line.map(plainPiece).join('');
}

function plainPiece(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return 'value' in piece ? piece.value : plainPiece(piece.strong);
}
