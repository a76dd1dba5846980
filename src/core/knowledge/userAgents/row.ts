/** What a part of a user agent stands for. The caller chooses the text: a row says what it names, never who called. */
export interface UserAgentRow {
  readonly pattern: RegExp;
  /** One sentence. */
  readonly meaning: string;
  /** A public page of the project, or one that shows such user agents; left out where none was found. */
  readonly source?: string;
}

export function row(pattern: RegExp, meaning: string, source?: string): UserAgentRow {
  return { pattern, meaning, ...(source !== undefined && { source }) };
}
