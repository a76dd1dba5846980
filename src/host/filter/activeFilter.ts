import { Disposable, EventEmitter, type Uri } from 'vscode';
import { type AccountNames, NO_NAMES, sameNames } from '../../core/event/accountNames';
import { extrasOf } from '../../core/event/extras';
import type { FilterContext } from '../../core/filter/context';
import {
  asksDerived,
  asksRecord,
  type CompiledTerm,
  compileTerms,
  isRelativeToNewest,
  passesAll,
  termsOrThrow,
} from '../../core/filter/evaluate';
import { parseFilter } from '../../core/filter/grammar';
import type { EventIndex, Scope } from '../../core/index/eventIndex';
import type { Selection } from '../../core/index/selection';
import { parseExact } from '../../core/trail/pathValues';
import { readRecord } from '../../core/trail/record';
import type { Trail, TrailEntry } from '../../core/trail/trail';
import { RecordValues } from '../reading/recordValues';
import { rowOfEvent } from '../session/eventRow';
import type { Session } from '../session/session';
import type { Settings } from '../ui/settings';
import { Lookup, type LookupState } from './lookup';
import { PreviewCache } from './previewCache';

/** The filter and the scope that tree, expanded view and pick lists share. */
export class ActiveFilter {
  readonly #changed = new EventEmitter<void>();
  /** Other events pass than before: the filter was set, or `last7d` counts from another event now, or more is known. */
  readonly onDidChange = this.#changed.event;
  #text = '';
  #terms: readonly CompiledTerm[] = [];
  #revision = 0;
  /** Accounts of the logs that were open when the filter was set: it stays valid when these are closed. */
  #heldAccounts: ReadonlySet<string> = new Set();
  /** Names of accounts that it was set with, and those that the setting has had since. */
  #heldNames: AccountNames = NO_NAMES;
  #names: AccountNames = NO_NAMES;
  #newestMs: number;
  // Made when they are asked for.
  #scope: Scope | undefined;
  #shown: { readonly version: number; readonly selection: Selection } | undefined;
  readonly #lookup: Lookup;
  readonly #matching: PreviewCache;
  readonly #watch;

  constructor(
    readonly session: Session,
    readonly settings: Settings,
    readonly records = new RecordValues(session),
  ) {
    this.#newestMs = session.index.newestMs;
    this.#matching = new PreviewCache(session.index);
    this.#lookup = new Lookup(records, () => this.#refresh());
    this.#watch = Disposable.from(
      session.onDidChange(() => this.#follow()),
      settings.onDidChange(() => {
        this.#scope = undefined;
        this.#shown = undefined;
        this.#matching.forget();
        this.#rename();
        this.#lookup.start(this.#terms, this.scope);
      }),
    );
  }

  get index(): EventIndex {
    return this.session.index;
  }

  get text(): string {
    return this.#text;
  }

  /** Moves when the filter says something else, not when it is merely known of more events what it says of them. */
  get revision(): number {
    return this.#revision;
  }

  get scope(): Scope {
    // Asking for a setting takes microseconds: too long to be done for each event.
    this.#scope ??= this.settings.get('scope');
    return this.#scope;
  }

  /**
   * What is known of a filter by a path of the record: these are looked up in the records, which takes a while. Until
   * then `shown` has those of the events that are known to pass.
   */
  get lookup(): LookupState {
    return this.#lookup.state;
  }

  /** The look-up has got on, has begun or is over. */
  get onDidProgress() {
    return this.#lookup.onDidProgress;
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
    this.#heldAccounts = new Set(trimmed === '' ? [] : context.accounts);
    this.#heldNames = trimmed === '' ? NO_NAMES : new Map(context.accountNames);
    this.#names = this.settings.accountNames;
    this.#use(terms);
  }

  /** Whether the filter lets events of a log through, whatever the scope. */
  passesOf(source: Uri, { text }: Trail): (event: TrailEntry) => boolean {
    const terms = this.#terms;
    const plain = passesAll(terms.filter((term) => !asksRecord(term)));
    const others = terms.filter(asksRecord);
    const rest = others.length > 0 ? passesAll(others) : undefined;
    const isDerived = asksDerived(terms);
    return (event) => {
      const row = isDerived ? rowOfEvent(this.session, source, event) : undefined;
      const facts = row === undefined ? event.facts : { ...event.facts, ...this.index.derived(row) };
      if (!plain(facts) || !rest) return plain(facts);
      const record = parseExact(readRecord(text, event));
      return rest({ ...facts, ...extrasOf(record), record });
    };
  }

  /** The events that the scope lets through. */
  get scoped(): Selection {
    return this.index.all(this.scope);
  }

  /** The events that filter and scope let through, as far as it is known. */
  get shown(): Selection {
    const { version } = this.index;
    if (this.#shown?.version !== version) {
      const selection = this.index.select(this.#terms, { scope: this.scope });
      this.#shown = { version, selection };
    }
    return this.#shown.selection;
  }

  /** Terms of another filter; of a text with problems, what can be read of it. */
  termsOf(text: string): readonly CompiledTerm[] {
    return compileTerms(parseFilter(text), this.context()).terms;
  }

  /** The events in scope that another filter would let through, as far as it is known. */
  matching(text: string): Selection {
    return this.#matching.select(text, this.scope, () => this.context());
  }

  dispose(): void {
    this.#watch.dispose();
    this.#lookup.dispose();
    this.records.dispose();
    this.#changed.dispose();
  }

  #use(terms: readonly CompiledTerm[]): void {
    this.#terms = terms;
    this.#revision++;
    this.#matching.forget();
    this.#lookup.start(terms, this.scope);
    this.#refresh();
  }

  #refresh(): void {
    this.#shown = undefined;
    this.#changed.fire();
  }

  /** After a change of the logs. Listeners of the session that come later find what is new. */
  #follow(): void {
    const before = this.#newestMs;
    this.#newestMs = this.index.newestMs;
    const ast = parseFilter(this.#text);
    const hasMoved = !Object.is(before, this.#newestMs) && isRelativeToNewest(ast);
    // What is derived of events changes with the others.
    if (hasMoved) this.#use(compileTerms(ast, this.context()).terms);
    else if (asksDerived(this.#terms)) this.#use(this.#terms);
    else this.#lookup.start(this.#terms, this.scope);
  }

  /** After a change of the accounts' names. */
  #rename(): void {
    const { accountNames } = this.settings;
    if (this.#text === '' || sameNames(accountNames, this.#names)) return;
    this.#names = accountNames;
    const { terms } = compileTerms(parseFilter(this.#text), this.context());
    this.#heldNames = new Map(this.context().accountNames);
    this.#use(terms);
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
