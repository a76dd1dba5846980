import type { Memento } from 'vscode';
import * as z from 'zod/mini';

const KEY = 'cloudtrail.filterHistory';
const MOST = 20;
/** A filter that is longer is hardly one that somebody typed. */
const LONGEST = 4000;

const HISTORY = z.array(z.string());

/** Filters that were set in this workspace, the latest first. */
export class FilterHistory {
  constructor(readonly state: Memento) {}

  get recent(): readonly string[] {
    const { success, data } = HISTORY.safeParse(this.state.get(KEY));
    return success ? data.slice(0, MOST) : [];
  }

  add(text: string): void {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.length > LONGEST) return;
    const recent = [trimmed, ...this.recent.filter((one) => one !== trimmed)].slice(0, MOST);
    void this.state.update(KEY, recent);
  }
}
