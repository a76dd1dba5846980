import type { TrailProblem } from '../../../core/event/event';

/** A file inside an archive. */
export interface Member {
  /** Its name in the archive, which never becomes a path; of several with one name each has a number behind it. */
  readonly name: string;
  /** Its bytes; of one that is damaged or too large, those that could be had. */
  readonly bytes: Uint8Array;
  readonly problems: readonly TrailProblem[];
}

/** What of an archive is read. */
export interface MemberOptions {
  /** Bytes of one member at most. */
  readonly maxBytes: number;
  /** Which members are read; all when left out. */
  readonly wanted?: (name: string) => boolean;
}

/** Tells members of one name apart: the second `a.json` is `a.json@2`, or the next number that no member is called by. */
export class MemberNames {
  readonly #counts = new Map<string, number>();
  readonly #taken = new Set<string>();

  next(name: string): string {
    let count = (this.#counts.get(name) ?? 0) + 1;
    const named = () => (count === 1 ? name : `${name}@${count}`);
    while (this.#taken.has(named())) count++;
    this.#counts.set(name, count);
    this.#taken.add(named());
    return named();
  }
}
