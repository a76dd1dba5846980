import type { Selection } from '../../core/index/selection';
import { parseExact, pathsIn } from '../../core/trail/pathValues';
import type { Session } from '../session/session';

/** Records that are looked into, one of each action, and how long at most. */
const MOST_RECORDS = 200;
const MOST_MS = 2000;

/** The paths that records of the open logs have, as far as a look into a few of them tells: for completion. */
export class PathSample {
  #version = -1;
  #paths: readonly string[] = [];

  constructor(readonly session: Session) {}

  /** The paths that are known so far. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  /** Looks into the newest record of each action; true where that was not done before. */
  async look(selection: Selection): Promise<boolean> {
    const { index } = this.session;
    if (this.#version === index.version) return false;
    this.#version = index.version;
    const { epoch } = index;
    const found = new Set<string>();
    const until = performance.now() + MOST_MS;
    for (const { newest } of index.group(selection, ['action']).slice(0, MOST_RECORDS)) {
      if (performance.now() > until || index.epoch !== epoch) break;
      const text = await this.session.record(newest).catch(() => 'null');
      for (const path of pathsIn(parseExact(text))) found.add(path);
    }
    this.#paths = [...found];
    return true;
  }
}
