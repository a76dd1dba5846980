import { compactJson } from '../json/inPlace';
import { parseStored } from '../trail/record';

/** A record on one line. */
export interface RecordLine {
  readonly line: string;
  /** The stored text is no valid JSON: this is what can be read of it. */
  readonly isMended: boolean;
}

/**
 * A record's stored text as one line of valid JSON. Only white space between its tokens is taken out: numbers,
 * escapes, duplicate keys and order stay to the letter, except in a damaged record, of which what can be read is
 * written.
 */
export function recordLine(stored: string): RecordLine {
  if (isJson(stored)) {
    return { line: /[\n\r]/.test(stored) ? compactJson(stored) : stored, isMended: false };
  }
  return { line: JSON.stringify(parseStored(stored)) ?? '{}', isMended: true };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
