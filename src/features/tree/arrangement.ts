import { EventEmitter, type Memento, workspace } from 'vscode';
import * as z from 'zod/mini';
import { isGrouping, ORDER_NAMES, type OrderName } from '../../core/index/arrangement';
import type { Settings } from '../../host/ui/settings';

/** What is remembered of a workspace; it may be of an older version. */
const CHOICE = z.object({
  by: z.array(z.string()).check(z.refine(isGrouping)),
  /** The setting as it was when this was chosen. */
  over: z.string(),
});
const ORDER = z.enum(ORDER_NAMES);

const BY_KEY = 'tree.groupBy';
const ORDER_KEY = 'tree.order';

/**
 * What the tree groups by, and in which order groups stand. The setting says what to group by until another grouping
 * is chosen by command. A choice is remembered for the workspace, in VS Code's own storage: writing it into the
 * folder's settings would add a file to what may be evidence. Only where the folder's settings have it already, it is
 * changed there. A later change of the setting holds at once, and ends the choice.
 */
export class Arrangement {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #watch;
  #by: readonly string[];
  /** The setting as it was last seen. */
  #over: string;
  #order: OrderName;

  constructor(
    readonly settings: Settings,
    readonly state: Memento,
  ) {
    this.#by = this.#read();
    this.#over = this.#setting();
    this.#order = ORDER.safeParse(state.get(ORDER_KEY)).data ?? 'count';
    this.#watch = settings.onDidChange(() => this.#follow());
  }

  /** Names of dimensions, none for events alone. */
  get by(): readonly string[] {
    return this.#by;
  }

  get order(): OrderName {
    return this.#order;
  }

  /** Groups by these dimensions from now on. */
  async groupBy(by: readonly string[]): Promise<void> {
    const configuration = workspace.getConfiguration('cloudtrail');
    if (configuration.inspect('groupBy')?.workspaceValue !== undefined) {
      await configuration.update('groupBy', by, false);
      return;
    }
    await this.state.update(BY_KEY, { by, over: this.#setting() });
    this.#by = by;
    this.#changed.fire();
  }

  async sortBy(order: OrderName): Promise<void> {
    await this.state.update(ORDER_KEY, order);
    this.#order = order;
    this.#changed.fire();
  }

  #follow(): void {
    const over = this.#setting();
    if (over === this.#over) return;
    this.#over = over;
    void this.state.update(BY_KEY, undefined);
    this.#by = this.settings.get('groupBy');
    this.#changed.fire();
  }

  #setting(): string {
    return this.settings.get('groupBy').join();
  }

  #read(): readonly string[] {
    const choice = CHOICE.safeParse(this.state.get(BY_KEY)).data;
    return choice?.over === this.#setting() ? choice.by : this.settings.get('groupBy');
  }

  dispose(): void {
    this.#watch.dispose();
    this.#changed.dispose();
  }
}
