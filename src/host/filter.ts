import { Disposable, EventEmitter } from 'vscode';
import type { FilterContext } from '../core/filter/context';
import {
  type CompiledTerm,
  compileTerms,
  isRelativeToNewest,
  passesAll,
  termsOrThrow,
} from '../core/filter/evaluate';
import { parseFilter } from '../core/filter/grammar';
import type { EventIndex, Scope } from '../core/index/eventIndex';
import type { Selection } from '../core/index/selection';
import type { EventFacts } from '../core/trail/event';
import type { Session } from './session';
import type { Settings } from './settings';

/** The filter and the scope that tree, expanded view and pick lists share. */
export class ActiveFilter {
  readonly #changed = new EventEmitter<void>();
  /** Other events pass than before: the filter was set, or `last7d` counts from another event now. */
  readonly onDidChange = this.#changed.event;
  #text = '';
  #passes: (event: EventFacts) => boolean = () => true;
  #terms: readonly CompiledTerm[] = [];
  /** Accounts of the logs that were open when the filter was set: it stays valid when these are closed. */
  #heldAccounts: ReadonlySet<string> = new Set();
  #newestMs: number;
  // Made when they are asked for.
  #scope: Scope | undefined;
  #shown: { readonly version: number; readonly selection: Selection } | undefined;
  readonly #watch;

  constructor(
    readonly session: Session,
    readonly settings: Settings,
  ) {
    this.#newestMs = session.index.newestMs;
    this.#watch = Disposable.from(
      session.onDidChange(() => this.#follow()),
      settings.onDidChange(() => {
        this.#scope = undefined;
        this.#shown = undefined;
      }),
    );
  }

  get index(): EventIndex {
    return this.session.index;
  }

  get text(): string {
    return this.#text;
  }

  get scope(): Scope {
    // Asking for a setting takes microseconds: too long to be done for each event.
    this.#scope ??= this.settings.get('scope');
    return this.#scope;
  }

  /** What a filter's text is compiled with. The text of the active filter is always valid in it. */
  context(): FilterContext {
    return filterContext(this.index, this.#heldAccounts);
  }

  /**
   * Sets the filter for everything that is shown.
   * @throws FilterSyntaxError where the text is no filter; the old one stays.
   */
  set(text: string): void {
    const trimmed = text.trim();
    const context = this.context();
    const terms = termsOrThrow(text, context);
    if (trimmed === this.#text) return;
    this.#text = trimmed;
    this.#terms = terms;
    this.#passes = passesAll(terms);
    this.#heldAccounts = new Set(trimmed === '' ? [] : context.accounts);
    this.#shown = undefined;
    this.#changed.fire();
  }

  /** Whether the filter lets an event through, whatever the scope. */
  readonly passes = (event: EventFacts): boolean => this.#passes(event);

  /** The events that the scope lets through. */
  get scoped(): Selection {
    return this.index.all(this.scope);
  }

  /** The events that filter and scope let through. */
  get shown(): Selection {
    const { version } = this.index;
    if (this.#shown?.version !== version) {
      const selection = this.index.select(this.#terms, { scope: this.scope });
      this.#shown = { version, selection };
    }
    return this.#shown.selection;
  }

  /** The events in scope that another filter would let through; of a text with problems, what can be read of it. */
  matching(text: string): Selection {
    return this.index.select(compileTerms(parseFilter(text), this.context()).terms, { scope: this.scope });
  }

  dispose(): void {
    this.#watch.dispose();
    this.#changed.dispose();
  }

  /** After a change of the logs. Listeners of the session that come later find what is new. */
  #follow(): void {
    const before = this.#newestMs;
    this.#newestMs = this.index.newestMs;
    if (Object.is(before, this.#newestMs)) return;
    const ast = parseFilter(this.#text);
    if (!isRelativeToNewest(ast)) return;
    this.#terms = compileTerms(ast, this.context()).terms;
    this.#passes = passesAll(this.#terms);
    this.#shown = undefined;
    this.#changed.fire();
  }
}

/** What filters need to know of the open logs, with accounts of logs that were open before. */
export function filterContext(index: EventIndex, held: Iterable<string> = []): FilterContext {
  // Few filters ask for the accounts.
  const accounts = {
    *[Symbol.iterator]() {
      yield* index.accounts();
      yield* held;
    },
  };
  return { newestMs: index.newestMs, accounts };
}
