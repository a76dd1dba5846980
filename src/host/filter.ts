import { Disposable, EventEmitter } from 'vscode';
import type { FilterContext } from '../core/filter/context';
import { compileFilter, compileOrThrow, isRelativeToNewest } from '../core/filter/evaluate';
import { parseFilter } from '../core/filter/grammar';
import type { EventFacts } from '../core/trail/event';
import type { LoadedEvent, Session } from './session';
import type { Settings } from './settings';

const DETECTIVE = 'detective.amazonaws.com';

/** Whether an event is one of Amazon Detective's own API calls. */
export function isDetective(event: EventFacts): boolean {
  return event.source.toLowerCase() === DETECTIVE;
}

/** The filter and the scope that tree, expanded view and pick lists share. */
export class ActiveFilter {
  readonly #changed = new EventEmitter<void>();
  /** Other events pass than before: the filter was set, or `last7d` counts from another event now. */
  readonly onDidChange = this.#changed.event;
  #text = '';
  #passes: (event: EventFacts) => boolean = () => true;
  /** Accounts of the logs that were open when the filter was set: it stays valid when these are closed. */
  #heldAccounts: ReadonlySet<string> = new Set();
  #newestMs: number;
  // Made when they are asked for.
  #scope: 'detective' | 'all' | undefined;
  #scoped: readonly LoadedEvent[] | undefined;
  #listed: readonly LoadedEvent[] | undefined;
  #accounts: ReadonlySet<string> | undefined;
  readonly #watch;

  constructor(
    readonly session: Session,
    readonly settings: Settings,
  ) {
    this.#newestMs = session.newestMs;
    this.#watch = Disposable.from(
      session.onDidChange(() => this.#follow()),
      settings.onDidChange(() => {
        this.#scope = undefined;
        this.#scoped = undefined;
        this.#listed = undefined;
      }),
    );
  }

  get text(): string {
    return this.#text;
  }

  get scope(): 'detective' | 'all' {
    // Asking for a setting takes microseconds: too long to be done for each event.
    this.#scope ??= this.settings.get('scope');
    return this.#scope;
  }

  /** What a filter's text is compiled with. The text of the active filter is always valid in it. */
  context(): FilterContext {
    // Few filters ask for the accounts, and collecting them takes a look at every event.
    return { newestMs: this.session.newestMs, accounts: { [Symbol.iterator]: () => this.#knownAccounts() } };
  }

  /**
   * Sets the filter for everything that is shown.
   * @throws FilterSyntaxError where the text is no filter; the old one stays.
   */
  set(text: string): void {
    const trimmed = text.trim();
    const passes = compileOrThrow(text, this.context());
    if (trimmed === this.#text) return;
    this.#text = trimmed;
    this.#passes = passes;
    this.#heldAccounts = new Set(trimmed === '' ? [] : this.#knownAccounts());
    this.#listed = undefined;
    this.#changed.fire();
  }

  /** Whether the filter lets an event through, whatever the scope. */
  readonly passes = (event: EventFacts): boolean => this.#passes(event);

  /** The events that the scope lets through, newest first. The same array until logs or scope change. */
  get scoped(): readonly LoadedEvent[] {
    const { events } = this.session;
    this.#scoped ??= this.scope === 'all' ? events : events.filter(isDetective);
    return this.#scoped;
  }

  /** The events that filter and scope let through, newest first. */
  get events(): readonly LoadedEvent[] {
    this.#listed ??= this.#text === '' ? this.scoped : this.scoped.filter(this.#passes);
    return this.#listed;
  }

  dispose(): void {
    this.#watch.dispose();
    this.#changed.dispose();
  }

  *#knownAccounts(): Generator<string> {
    this.#accounts ??= new Set(accountsOf(this.session.events));
    yield* this.#accounts;
    yield* this.#heldAccounts;
  }

  /** After a change of the logs. Listeners of the session that come later find what is new. */
  #follow(): void {
    this.#scoped = undefined;
    this.#listed = undefined;
    this.#accounts = undefined;
    const before = this.#newestMs;
    this.#newestMs = this.session.newestMs;
    if (Object.is(before, this.#newestMs)) return;
    const ast = parseFilter(this.#text);
    if (!isRelativeToNewest(ast)) return;
    this.#passes = compileFilter(ast, this.context());
    this.#changed.fire();
  }
}

/** What filters need to know of the open logs. */
export function filterContext({ newestMs, events }: Session): FilterContext {
  return { newestMs, accounts: { [Symbol.iterator]: () => accountsOf(events) } };
}

function* accountsOf(events: readonly EventFacts[]): Generator<string> {
  const seen = new Set(['']);
  const isNew = (account: string) => !seen.has(account) && seen.add(account);
  for (const { principal, recipient } of events) {
    if (isNew(principal.account)) yield principal.account;
    if (isNew(recipient)) yield recipient;
  }
}
