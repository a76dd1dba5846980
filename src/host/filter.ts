import { Disposable, EventEmitter, type Uri } from 'vscode';
import type { FilterFacts } from '../core/filter/columns';
import type { FilterContext } from '../core/filter/context';
import {
  asksDerived,
  type CompiledTerm,
  compileTerms,
  isRelativeToNewest,
  passesAll,
  termsOrThrow,
} from '../core/filter/evaluate';
import { parseFilter } from '../core/filter/grammar';
import type { EventIndex, Scope } from '../core/index/eventIndex';
import type { Selection } from '../core/index/selection';
import { type AccountNames, NO_NAMES, sameNames } from '../core/trail/accountNames';
import type { TrailEntry } from '../core/trail/trail';
import { rowOfEvent } from './eventRow';
import type { Session } from './session';
import type { Settings } from './settings';

/** The filter and the scope that tree, expanded view and pick lists share. */
export class ActiveFilter {
  readonly #changed = new EventEmitter<void>();
  /** Other events pass than before: the filter was set, or `last7d` counts from another event now. */
  readonly onDidChange = this.#changed.event;
  #text = '';
  #passes: (event: FilterFacts) => boolean = () => true;
  #terms: readonly CompiledTerm[] = [];
  /** Accounts of the logs that were open when the filter was set: it stays valid when these are closed. */
  #heldAccounts: ReadonlySet<string> = new Set();
  /** Names of accounts that it was set with, and those that the setting has had since. */
  #heldNames: AccountNames = NO_NAMES;
  #names: AccountNames = NO_NAMES;
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
        this.#rename();
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
    return filterContext(this.index, this.settings, this.#heldAccounts, this.#heldNames);
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
    this.#heldNames = trimmed === '' ? NO_NAMES : new Map(context.accountNames);
    this.#names = this.settings.accountNames;
    this.#shown = undefined;
    this.#changed.fire();
  }

  /** Whether the filter lets events of a log through, whatever the scope. */
  passesOf(source: Uri): (event: TrailEntry) => boolean {
    if (!asksDerived(this.#terms)) return ({ facts }) => this.#passes(facts);
    return (event) => {
      const row = rowOfEvent(this.session, source, event);
      const { facts } = event;
      return this.#passes(row === undefined ? facts : { ...facts, ...this.index.derived(row) });
    };
  }

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
    const hasMoved = !Object.is(before, this.#newestMs) && isRelativeToNewest(parseFilter(this.#text));
    if (hasMoved) this.#compile();
    if (hasMoved || asksDerived(this.#terms)) this.#changed.fire();
  }

  /** After a change of the accounts' names. */
  #rename(): void {
    const { accountNames } = this.settings;
    if (this.#text === '' || sameNames(accountNames, this.#names)) return;
    this.#names = accountNames;
    this.#compile();
    this.#heldNames = new Map(this.context().accountNames);
    this.#changed.fire();
  }

  #compile(): void {
    this.#terms = compileTerms(parseFilter(this.#text), this.context()).terms;
    this.#passes = passesAll(this.#terms);
    this.#shown = undefined;
  }
}

/**
 * What filters need to know of the open logs, with accounts of logs that were open before. Names that accounts had
 * before stand for them still, unless they are another one's now.
 */
export function filterContext(
  index: EventIndex,
  { accountNames }: Settings,
  held: Iterable<string> = [],
  heldNames: AccountNames = NO_NAMES,
): FilterContext {
  // Few filters ask for the accounts.
  const accounts = {
    *[Symbol.iterator]() {
      yield* index.accounts();
      yield* held;
    },
  };
  const taken = new Set(accountNames.values());
  const former = [...heldNames].filter(([, name]) => !taken.has(name));
  return { newestMs: index.newestMs, accounts, accountNames: [...former, ...accountNames] };
}
