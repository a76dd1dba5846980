/** Why a log is not read by the scanner, in words for those who look for what makes loading slow. */
export const REASONS = {
  syntax: 'not valid JSON',
  layout: 'not a layout that the scanner knows',
  element: 'an element that is no record',
  embedded: 'a string with JSON in it where a record may be',
  depth: 'nested too deeply',
  empty: 'no records',
} as const;

export type Reason = keyof typeof REASONS;

/**
 * Thrown where text is not what the scanner takes, and caught where the scanner is called: its loops need no checks
 * for what hardly ever happens, and nobody else sees it.
 */
export class Irregular extends Error {
  constructor(readonly reason: Reason) {
    super(REASONS[reason]);
  }
}
