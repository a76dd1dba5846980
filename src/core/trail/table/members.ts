/** The text of a record that is put together: members in the order in which they were added, values as JSON text. */
export class Members {
  readonly #parts: string[] = [];
  readonly #names = new Set<string>();

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** Adds a member; the first of a name stays. */
  add(name: string, json: string): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    this.#parts.push(`${JSON.stringify(name)}:${json}`);
  }

  text(): string {
    return `{${this.#parts.join(',')}}`;
  }
}

/** JSON text of a value that was parsed; undefined where it is nested too deeply to be printed. */
export function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
