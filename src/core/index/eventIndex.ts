import type { EventFacts, RecordPlace } from '../event/event';
import { type EventExtras, isDetectiveSource } from '../event/extras';
import { type Derived, RISK_LEVELS } from '../event/filterFacts';
import { type CompiledTerm, isPathTerm } from '../filter/evaluate';
import { type NotableEvent, riskOfFacts } from '../knowledge/risk/risk';
import type { Batch } from '../rows/batch';
import { type Bits, noBits } from '../rows/bits';
import { depthIn, Flag, IDENTITY_AT } from '../rows/schema';
import { finished, type Steps, whileWanted } from '../rows/steps';
import { IndexChains } from './chains';
import { coverageOf } from './coverage';
import type { CoverageRow } from './coverageRow';
import { findDimension, pathDimension } from './dimensions';
import { rowsWithOneId } from './duplicateRows';
import type { FieldValue } from './fieldValues';
import { valuesOf } from './fieldValues';
import type { GroupOrder } from './group';
import { type EventGroup, groupRows } from './groups';
import { codeStep, type Narrow, narrow, stepsOf, unreadStep } from './match';
import { Membership } from './membership';
import { newestFirst } from './newest';
import type { PathColumns } from './paths';
import { Selection } from './selection';
import { type Source, Sources } from './sources';
import { Store } from './store';

/** Which events to look at: Amazon Detective's own, or those of all services. */
export type Scope = 'detective' | 'all';

/** Rows that are removed stay until they are more than this part of all, and more than a handful. */
const MOST_REMOVED = 1 / 4;
const FEW_REMOVED = 1024;

/**
 * The events of all open logs in columns, a row an event, and the answers about them.
 *
 * - **Sources.** `add` takes a batch of logs, `remove` takes one log out. Rows of one log are contiguous and in the
 *   order of its file. `version` moves with every change; row numbers stay until `epoch` moves, which happens only in
 *   `remove`, when so much was removed that the columns are written anew.
 * - **Copies.** The same event in several logs is one event. `copies` finds rows with one event ID; whether
 *   they hold equal values only their records tell, so the caller reads those and calls `hide`. Hidden rows are in no
 *   selection, and are not found by `copies` again. When the log of the row that stands for them is removed, the first
 *   of them shows again and stands for the others; nothing needs to be compared anew.
 * - **Selections.** `select` gives the rows that a filter lets through, `within` those of one group. Everything else
 *   (`group`, `values`, `coverage`, pages of rows, newest first) is asked of a selection.
 */
export class EventIndex {
  readonly #store = new Store();
  readonly #sources = new Sources();
  readonly #members = new Membership();
  #removed = 0;
  #isAdding = false;
  #version = 0;
  #epoch = 0;
  /** All rows, the newest first; made when it is asked for, and good until rows come or are numbered anew. */
  #order: Uint32Array | undefined;
  // Made when they are asked for, and good for one version.
  #chains: IndexChains | undefined;
  readonly #scopes = new Map<Scope, Selection>();

  /** Moves with each change of what the index holds. */
  get version(): number {
    return this.#version;
  }

  /** Moves when rows are numbered anew. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The logs in the order of adding, with what is known of them. */
  get sources(): readonly Source[] {
    return this.#sources.all;
  }

  /** How many rows are hidden as copies. */
  get hidden(): number {
    return this.#members.hidden;
  }

  /** How many rows of each source are hidden as copies; sources without any are not there. */
  get hiddenBySource(): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const row of this.#members.hiddenRows) {
      const { id } = this.#sources.of(row);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  }

  /**
   * Adds the logs of batches behind all others. Returns a source id for each log, in their order. Many batches at once
   * cost less time than one after the other. `pending` ones are in no selection until `show` is called, so that a load
   * of many batches comes, or is cancelled, as a whole.
   */
  add(given: Batch | readonly Batch[], options: { readonly pending?: boolean } = {}): readonly number[] {
    const batches = 'rows' in given ? [given] : given;
    if (batches.length > 1)
      this.#store.reserve(batches.reduce((rows, batch) => rows + batch.rows, this.#store.length));
    return batches.flatMap((batch) => finished(this.adding(batch, options)));
  }

  /**
   * The same of one batch, in steps. In between anything may be asked of the index, and logs removed, but nothing else
   * be added: the batch is there when the last step is done.
   */
  *adding(batch: Batch, { pending = false }: { readonly pending?: boolean } = {}): Steps<readonly number[]> {
    if (this.#isAdding) throw new Error('Batches are added one after the other.');
    this.#isAdding = true;
    try {
      yield* this.#store.append(batch);
    } finally {
      this.#isAdding = false;
    }
    let first = this.#store.length - batch.rows;
    const ids = batch.logs.map((log) => {
      const id = this.#sources.add(log, first);
      first += log.events;
      return id;
    });
    this.#members.grow(this.#store.length, ids, pending);
    this.#order = undefined;
    this.#changed();
    return ids;
  }

  /** Shows logs that were added as pending. */
  show(sources: readonly number[]): void {
    for (const source of this.#all(sources)) this.#members.show(source);
    this.#changed();
  }

  /**
   * After many rows were added: does in steps what the first question would do at a stretch, and gives back room that
   * is not used. (After few rows, room to grow spares copying all columns.) Ends where rows are numbered anew in
   * between.
   */
  prepare(): Steps<void> {
    return this.#whileNumbered(this.#preparing());
  }

  #whileNumbered<T>(steps: Steps<T>): Steps<T | undefined> {
    const epoch = this.#epoch;
    return whileWanted(steps, () => this.#epoch === epoch);
  }

  *#preparing(): Steps<void> {
    yield* this.#store.trim();
    yield* this.#store.findRisks();
    const { length } = this.#store;
    const order = yield* newestFirst(this.#store.times.data, length);
    if (length === this.#store.length) this.#order = order;
  }

  /** Takes logs out; ids that are not there do nothing. */
  remove(sources: readonly number[]): void {
    const gone = sources.flatMap((id) => this.#sources.remove(id) ?? []);
    this.#members.remove(gone);
    for (const { events } of gone) this.#removed += events;
    const length = this.#store.length;
    const isMuch = this.#removed === length || this.#removed > Math.max(FEW_REMOVED, length * MOST_REMOVED);
    // What is being added counts on the numbers of rows and texts: the next removal does it.
    if (isMuch && !this.#isAdding) this.#compact();
    this.#changed();
  }

  source(id: number): Source | undefined {
    return this.#sources.get(id);
  }

  /** The log that a row is of. */
  sourceOf(row: number): Source {
    return this.#sources.of(row);
  }

  /** Where a row's record stands in its log. */
  place(row: number): RecordPlace {
    const { flags, offsets, lengths } = this.#store;
    return {
      ordinal: row - this.sourceOf(row).first,
      offset: offsets.at(row),
      length: lengths.at(row),
      depth: depthIn(flags.at(row)),
    };
  }

  /** One event exactly as `factsOf` gives it for its record. */
  facts(row: number): EventFacts {
    return this.#store.facts(row);
  }

  /** What the index keeps besides, exactly as `extrasOf` gives it. */
  extras(row: number): EventExtras {
    return this.#store.extras(row);
  }

  /** Time of the newest event, from which `last7d` counts; NaN where none has a time. */
  get newestMs(): number {
    const [row] = this.all().newest(1);
    return row === undefined ? Number.NaN : this.#store.times.at(row);
  }

  /** Accounts that callers or logs have: those of all logs that were open lately, also of removed ones. */
  *accounts(): Generator<string> {
    const { identities, identityTexts, texts } = this.#store;
    const callers = new Set<number>();
    for (let id = 0; id < identities.size; id++) callers.add(identities.at(id, IDENTITY_AT.account));
    for (const text of callers) if (text > 0) yield identityTexts.text(text);
    yield* texts.recipient.dictionary.texts.slice(1);
  }

  /** The visible events as a source of chains: who is behind each, and by which events. */
  get chains(): IndexChains {
    this.#chains ??= new IndexChains(this.#store, this.#members.visible.slice());
    return this.#chains;
  }

  /** Why an event deserves a look; undefined for the many that are nothing special. */
  risk(row: number): NotableEvent | undefined {
    return riskOfFacts(
      { ...this.#store.facts(row), invokedBy: this.#store.invokedBy(row) },
      (this.#store.flags.at(row) & Flag.riskCondition) !== 0,
    );
  }

  /** What is made of an event together with the others: its actor, and how notable it is. */
  derived(row: number): Derived {
    const { codes, of } = this.chains.actors;
    return { actor: of[codes[row]!]!, risk: RISK_LEVELS[this.#store.risks[row]!]! };
  }

  /**
   * Rows with the same event ID, in groups of at least two, of which at least one is of the sources `adding`: all
   * visible rows, and those of the pending among these sources, as if the sources `removing` were gone. Rows of a group
   * and groups are in the order of adding. It is done in steps, in between of which the index may change;
   * undefined where rows are numbered anew.
   */
  copies(adding: readonly number[], removing: readonly number[] = []): Steps<number[][] | undefined> {
    const fresh = this.#all(adding);
    const { length } = this.#store;
    const from = fresh.reduce(
      (least, { first, events }) => (events > 0 ? Math.min(least, first) : least),
      length,
    );
    const members = this.#members.after(fresh, this.#all(removing));
    return this.#whileNumbered(rowsWithOneId(this.#store.ids.id, members, length, from));
  }

  #all(sources: readonly number[]): Source[] {
    return sources.flatMap((id) => this.#sources.get(id) ?? []);
  }

  /** Hides a row whose record holds the same values as another one's, which stands for both from now on. */
  hide(copy: number, kept: number): void {
    this.#members.hide(copy, kept);
    this.#changed();
  }

  /** All visible events in scope. */
  all(scope: Scope = 'all'): Selection {
    let selection = this.#scopes.get(scope);
    if (!selection) {
      // A selection stays as it is when rows are hidden or removed later.
      const { visible } = this.#members;
      const bits = scope === 'all' ? visible.slice() : narrow(visible, [this.#detectiveStep()]);
      selection = this.#selection(bits);
      this.#scopes.set(scope, selection);
    }
    return selection;
  }

  /** The events in scope, or among others, that a filter lets through; its terms are those of `compileTerms`. */
  select(
    terms: readonly CompiledTerm[],
    { scope = 'all', among }: { readonly scope?: Scope; readonly among?: Selection | undefined } = {},
  ): Selection {
    const all = among ?? this.all(scope);
    return terms.length === 0 ? all : this.#selection(narrow(all.bits, this.#stepsOf(terms)));
  }

  /**
   * The events in scope whose records have to be read before `select` can tell all that a filter lets through: those
   * that pass its other terms, and whose texts at some path of it are not in `paths`.
   */
  unread(terms: readonly CompiledTerm[], { scope = 'all' }: { readonly scope?: Scope } = {}): Selection {
    const asking = terms.filter(isPathTerm);
    const others = terms.filter((term) => !isPathTerm(term));
    const { bits } = this.all(scope);
    if (asking.length === 0) return this.#selection(noBits(0));
    return this.#selection(narrow(bits, [...this.#stepsOf(others), unreadStep(this.#store, asking)]));
  }

  #stepsOf(terms: readonly CompiledTerm[]): readonly Narrow[] {
    return stepsOf(this.#store, terms, () => this.chains.actors);
  }

  /** What records have at paths, as far as it was read: filled by those who can read records. */
  get paths(): PathColumns {
    return this.#store.paths;
  }

  /** Number of rows, removed ones too. */
  get length(): number {
    return this.#store.length;
  }

  /**
   * The events of a selection that are in one group: the group with that key among those of `dimension`.
   * @throws RangeError for an unknown dimension, with the nearest name
   */
  within(selection: Selection, dimension: string, key: string): Selection {
    const { codes, size, keys, find, several } = findDimension(dimension).axis(selection);
    const wanted = find(key);
    const isIn = (code: number) =>
      several ? several(code).includes(wanted) : (keys?.[code] ?? code) === wanted;
    const bits = wanted < 0 ? noBits(0) : narrow(selection.bits, [codeStep(codes, size, isIn)]);
    return this.#selection(bits);
  }

  /**
   * The keys of the groups that an event of a selection is in, by one dimension: one, or of resources several.
   * @throws RangeError for an unknown dimension, with the nearest name
   */
  keysOf(selection: Selection, dimension: string, row: number): readonly string[] {
    const { codes, keys, key, several } = findDimension(dimension).axis(selection);
    const code = codes[row]!;
    return (several?.(code) ?? [keys ? keys[code]! : code]).map(key);
  }

  /** The row that stands for a row which may be hidden as a copy. */
  standsFor(row: number): number {
    return this.#members.standsFor(row);
  }

  /**
   * Groups events by one dimension after the other. Without an order, the groups with most events come first, and
   * days and hours from the newest to the oldest. No dimension gives no groups. One dimension costs least: ask for the
   * groups inside a group, by way of `within`, when they are wanted.
   * @throws RangeError for an unknown dimension, with the nearest name
   */
  group(selection: Selection, by: readonly string[], order?: GroupOrder): EventGroup[] {
    return finished(groupRows(selection, by.map(findDimension), order));
  }

  /** The same in steps; undefined where rows are numbered anew in between. */
  grouping(selection: Selection, by: readonly string[], order?: GroupOrder): Steps<EventGroup[] | undefined> {
    return this.#whileNumbered(groupRows(selection, by.map(findDimension), order));
  }

  /**
   * The values of a dimension as a filter compares them, the most frequent first.
   * @throws RangeError for an unknown dimension, with the nearest name
   */
  values(selection: Selection, dimension: string): readonly FieldValue[] {
    return valuesOf(selection, findDimension(dimension));
  }

  /** The values that records have at a path, as far as they were read, the most frequent first. */
  pathValues(selection: Selection, path: string): readonly FieldValue[] {
    return valuesOf(selection, pathDimension(path));
  }

  /** Accounts, Regions, categories and hours that events are of. */
  coverage(selection: Selection): readonly CoverageRow[] {
    return coverageOf(selection);
  }

  #selection(bits: Bits): Selection {
    const fileOf = (row: number) => {
      const { name, first, events } = this.#sources.of(row);
      return { name, end: first + events };
    };
    return new Selection(
      this.#store,
      bits,
      () => this.#newestFirst(),
      fileOf,
      () => this.chains.actors,
    );
  }

  #newestFirst(): Uint32Array {
    this.#order ??= finished(newestFirst(this.#store.times.data, this.#store.length));
    return this.#order;
  }

  #detectiveStep(): Narrow {
    const { ids, dictionary } = this.#store.texts.source;
    return codeStep(ids.data, dictionary.size, (source) => isDetectiveSource(dictionary.text(source)));
  }

  #compact(): void {
    const rows = this.#members.live;
    this.#store.keep(rows);
    this.#sources.compact();
    this.#members.renumber(rows, (id) => this.#sources.get(id));
    this.#removed = 0;
    this.#order = undefined;
    this.#epoch++;
  }

  #changed(): void {
    this.#version++;
    this.#chains = undefined;
    this.#scopes.clear();
  }
}
