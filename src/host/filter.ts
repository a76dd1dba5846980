import { Disposable, EventEmitter } from 'vscode';
import type { FilterContext } from '../core/filter/context';
import { compileOrThrow } from '../core/filter/evaluate';
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
  readonly onDidChange = this.#changed.event;
  #text = '';
  #passes: (event: EventFacts) => boolean = () => true;
  #listed: readonly LoadedEvent[] | undefined;
  readonly #watch;

  constructor(
    readonly session: Session,
    readonly settings: Settings,
  ) {
    this.#watch = Disposable.from(
      session.onDidChange(() => {
        // `last7d` counts from the newest event, which may be another one now.
        this.#passes = compileOrThrow(this.#text, this.context());
        this.#listed = undefined;
      }),
      settings.onDidChange(() => {
        this.#listed = undefined;
      }),
    );
  }

  get text(): string {
    return this.#text;
  }

  get scope(): 'detective' | 'all' {
    return this.settings.get('scope');
  }

  context(): FilterContext {
    return filterContext(this.session);
  }

  /**
   * Sets the filter for everything that is shown.
   * @throws FilterSyntaxError where the text is no filter; the old one stays.
   */
  set(text: string): void {
    const passes = compileOrThrow(text, this.context());
    if (text === this.#text) return;
    this.#text = text.trim();
    this.#passes = passes;
    this.#listed = undefined;
    this.#changed.fire();
  }

  /** Whether the filter lets an event through, whatever the scope. */
  readonly passes = (event: EventFacts): boolean => this.#passes(event);

  inScope(event: EventFacts): boolean {
    return this.scope === 'all' || isDetective(event);
  }

  /** The events that filter and scope let through, newest first. */
  get events(): readonly LoadedEvent[] {
    const all = this.scope === 'all';
    this.#listed ??= this.session.events.filter(
      (event) => (all || isDetective(event)) && this.#passes(event),
    );
    return this.#listed;
  }

  dispose(): void {
    this.#watch.dispose();
    this.#changed.dispose();
  }
}

/** What filters need to know of the open logs. */
export function filterContext({ newestMs, events }: Session): FilterContext {
  return { newestMs, accounts: { [Symbol.iterator]: () => accountsOf(events) } };
}

function* accountsOf(events: readonly EventFacts[]): Generator<string> {
  const seen = new Set<string>();
  for (const event of events) {
    for (const account of [event.principal.account, event.recipient]) {
      if (account && !seen.has(account)) {
        seen.add(account);
        yield account;
      }
    }
  }
}
