import type { ColumnName as FilterColumn } from '../event/columns';
import { RISK_LEVELS } from '../event/filterFacts';
import type { CompiledTerm, PathTerm, TextTerm, TimeTerm } from '../filter/evaluate';
import type { Test } from '../filter/wildcard';
import { type Bits, eachBlock, MOST_ROWS, noBits, setBit } from '../rows/bits';
import { IdKind } from '../rows/cells';
import { placeInBlock } from '../rows/ids';
import type { Numbers } from '../rows/numberColumn';
import {
  COMMON,
  type CommonName,
  Flag,
  IDENTITY,
  IDENTITY_AT,
  type IdentityName,
  type IdName,
} from '../rows/schema';
import { msOf } from '../rows/timeColumn';
import type { Actors } from './actors';
import { IdMatcher } from './idMatch';
import type { Store } from './store';

/** Keeps those of the first `count` rows that pass, in front and in order; returns how many they are. */
export type Narrow = (rows: Uint32Array, count: number) => number;

/** The rows of `base` that every step lets through. Steps that cost little should come first. */
export function narrow(base: Bits, steps: readonly Narrow[]): Bits {
  if (steps.length === 0) return base;
  const found = noBits(base.length * 32);
  eachBlock(base, (rows, length) => {
    let count = length;
    for (const step of steps) {
      if (count === 0) return;
      count = step(rows, count);
    }
    for (let i = 0; i < count; i++) setBit(found, rows[i]!);
  });
  return found;
}

/** Keeps the rows with certain codes. */
export function codeStep(codes: Numbers, size: number, isWanted: (code: number) => boolean): Narrow {
  return tableStep(
    codes,
    Uint8Array.from({ length: size }, (_, code) => Number(isWanted(code))),
  );
}

/** Steps for the terms of a filter, the cheap ones first. */
export function stepsOf(
  store: Store,
  terms: readonly CompiledTerm[],
  actors: () => Actors,
): readonly Narrow[] {
  const costs = terms.map((term) => {
    if (term.kind === 'time') return { cost: 1, step: timeStep(store, term) };
    if (term.kind === 'path') return { cost: 4, step: pathStep(store, term) };
    const lookups = lookupsOf(store, term, actors);
    const ids = term.field.columns.filter(isId);
    const [only] = lookups;
    if (only && lookups.length === 1 && ids.length === 0) {
      const passing = only.table.map((bits) => passes(bits, term));
      return { cost: 0, step: tableStep(only.codes, passing) };
    }
    return { cost: ids.length > 0 ? 3 : 2, step: anyStep(store, lookups, ids, term) };
  });
  return costs.sort((a, b) => a.cost - b.cost).map(({ step }) => step);
}

/** Numbers by row, and what the term's test says of the text of each: `MATCHES`, `RECORDED` or 0. */
interface Lookup {
  readonly codes: Numbers;
  readonly table: Uint8Array;
}

const RECORDED = 1;
const MATCHES = 2;

function isId(column: FilterColumn): column is IdName {
  return column === 'id' || column === 'requestId' || column === 'sharedId';
}

function isText(column: FilterColumn): column is FilterColumn & CommonName {
  return (COMMON as readonly string[]).includes(column);
}

function isIdentity(column: FilterColumn): column is FilterColumn & IdentityName {
  return (IDENTITY as readonly string[]).includes(column);
}

/** Runs the term's test once for each entry of the dictionaries that it is about. */
function lookupsOf(store: Store, { field, test }: TextTerm, actors: () => Actors): Lookup[] {
  const lookups: Lookup[] = [];
  const inIdentity: IdentityName[] = [];
  const inActor: ActorText[] = [];
  for (const column of field.columns) {
    if (isId(column)) continue;
    if (column === 'outcome') lookups.push(flagLookup(store, test, (flags) => outcomeIn(flags)));
    else if (column === 'readOnly') lookups.push(flagLookup(store, test, readOnlyText));
    else if (column === 'resource') lookups.push(resourceLookup(store, test));
    else if (column === 'risk') lookups.push(riskLookup(store, test));
    else if (isActorText(column)) inActor.push(ACTOR_TEXTS[column]);
    else if (isText(column)) {
      const { ids, dictionary } = store.texts[column];
      lookups.push({
        codes: ids.data,
        table: Uint8Array.from(dictionary.texts, (text) => judge(text, test)),
      });
    } else if (isIdentity(column)) inIdentity.push(column);
  }
  if (inIdentity.length > 0) lookups.push(identityLookup(store, test, inIdentity));
  if (inActor.length > 0) lookups.push(actorLookup(actors(), test, inActor));
  return lookups;
}

function judge(text: string, test: Test): number {
  return text === '' ? 0 : test(text) ? RECORDED | MATCHES : RECORDED;
}

function flagLookup(store: Store, test: Test, textOf: (flags: number) => string): Lookup {
  const table = Uint8Array.from({ length: 256 }, (_, flags) => judge(textOf(flags), test));
  return { codes: store.flags.data, table };
}

function riskLookup(store: Store, test: Test): Lookup {
  return { codes: store.risks, table: Uint8Array.from(RISK_LEVELS, (level) => judge(level, test)) };
}

/** The texts of an actor, by the columns of filters. */
const ACTOR_TEXTS = { actor: 'label', actorName: 'name', actorArn: 'arn' } as const;
type ActorText = (typeof ACTOR_TEXTS)[keyof typeof ACTOR_TEXTS];

function isActorText(column: FilterColumn): column is keyof typeof ACTOR_TEXTS {
  return Object.hasOwn(ACTOR_TEXTS, column);
}

function actorLookup({ codes, of }: Actors, test: Test, names: readonly ActorText[]): Lookup {
  const judged = new Map<string, number>();
  const judgeOnce = (text: string) => {
    const result = judged.get(text) ?? judge(text, test);
    judged.set(text, result);
    return result;
  };
  const table = Uint8Array.from(of, (actor) =>
    names.reduce((bits, name) => bits | judgeOnce(actor[name]), 0),
  );
  return { codes, table };
}

function outcomeIn(flags: number): string {
  return flags & Flag.failed ? 'failed' : 'ok';
}

function readOnlyText(flags: number): string {
  return flags & Flag.readOnlyKnown ? String((flags & Flag.readOnly) !== 0) : '';
}

function resourceLookup({ resources, resourceIds }: Store, test: Test): Lookup {
  const judged = Uint8Array.from(resources.dictionary.texts, (text) => judge(text, test));
  return { codes: resourceIds.data, table: resources.combined(judged) };
}

/** Identities share texts: each is tested once, when the first identity has it. */
function identityLookup(store: Store, test: Test, names: readonly IdentityName[]): Lookup {
  const { identities, identityTexts } = store;
  const judged = new Uint8Array(identityTexts.size);
  const table = new Uint8Array(identities.size);
  const fields = names.map((name) => IDENTITY_AT[name]);
  const NOT_YET = 0;
  for (let id = 0; id < table.length; id++) {
    let result = 0;
    for (const field of fields) {
      const text = identities.at(id, field);
      if (text === 0) continue;
      if (judged[text] === NOT_YET) judged[text] = judge(identityTexts.text(text), test);
      result |= judged[text]!;
    }
    table[id] = result;
  }
  return { codes: store.identityIds.data, table };
}

/** What a term makes of a `Lookup`'s bits: 1 where the event passes. */
function passes(bits: number, { absent, negated }: TextTerm | PathTerm): number {
  const found = (bits & MATCHES) !== 0 || (absent && bits === 0);
  return found === negated ? 0 : 1;
}

function tableStep(codes: Numbers, passing: Uint8Array): Narrow {
  return (rows, count) => {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      // Without a branch: which rows pass can't be guessed.
      rows[kept] = row;
      kept += passing[codes[row]!]!;
    }
    return kept;
  };
}

/** A term over a path of the record. Rows whose records were not read yet don't pass, whatever the term says. */
function pathStep({ paths, length }: Store, term: PathTerm): Narrow {
  const column = paths.get(term.field.name);
  if (!column) return () => 0;
  column.reserve(length);
  const judged = Uint8Array.from(column.dictionary.texts, (text) => judge(text, term.test));
  const passing = column.combined(judged).map((bits) => passes(bits, term));
  passing[0] = 0;
  return tableStep(column.codes, passing);
}

/** Keeps the rows whose records were not read yet for one of these paths. */
export function unreadStep({ paths, length }: Store, terms: readonly PathTerm[]): Narrow {
  const columns = terms.map(({ field }) => paths.get(field.name));
  for (const column of columns) column?.reserve(length);
  return (rows, count) => {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      if (columns.some((column) => !column || column.codes[row] === 0)) rows[kept++] = row;
    }
    return kept;
  };
}

/** A term over several columns: it passes where any of them matches. */
function anyStep(store: Store, lookups: readonly Lookup[], ids: readonly IdName[], term: TextTerm): Narrow {
  // Where nothing matches, a column only tells whether anything is recorded, and that matters for `""` alone.
  const telling = term.absent
    ? [...lookups]
    : lookups.filter(({ table }) => table.some((bits) => bits & MATCHES));
  const passing = Uint8Array.from({ length: 4 }, (_, bits) => passes(bits, term));
  const matchers = ids.map((name) => idLookup(store, name, term));
  const found = new Uint8Array(MOST_ROWS);
  const open = new Uint16Array(MOST_ROWS);
  // What matches most comes first: of rows that match, nothing more has to be known.
  telling.sort((a, b) => shareOf(b) - shareOf(a));
  return (rows, count) => {
    found.fill(0, 0, count);
    for (let i = 0; i < count; i++) open[i] = i;
    let left = count;
    for (const { codes, table } of telling) {
      let kept = 0;
      for (let k = 0; k < left; k++) {
        const i = open[k]!;
        const bits = found[i]! | table[codes[rows[i]!]!]!;
        found[i] = bits;
        open[kept] = i;
        kept += bits < MATCHES ? 1 : 0;
      }
      left = kept;
      if (left === 0) break;
    }
    if (left > 0) for (const look of matchers) look(rows, count, found);
    let kept = 0;
    for (let i = 0; i < count; i++) {
      rows[kept] = rows[i]!;
      kept += passing[found[i]!]!;
    }
    return kept;
  };
}

/** Which part of the texts of a column matches. */
function shareOf({ table }: Lookup): number {
  let matching = 0;
  for (let code = 0; code < table.length; code++) matching += table[code]! >>> 1;
  return matching / table.length;
}

/** Notes what the term says of the IDs of rows that do not match so far. */
type IdLookup = (rows: Uint32Array, count: number, found: Uint8Array) => void;

function idLookup(store: Store, name: IdName, { patterns, test, absent }: TextTerm): IdLookup {
  const ids = name === 'sharedId' ? store.sharedIds : store.ids[name];
  const matcher = new IdMatcher(ids, patterns, test);
  // Nearly all IDs are UUIDs: most of what is looked for can't be in them, and then few columns have others.
  if (!absent && !matcher.mayMatchUuids && !ids.hasOthers) return () => undefined;
  const { kinds } = ids;
  const { isOneUuid, firstWord } = matcher;
  const numberOf = name === 'sharedId' ? store.sharedAt.reader() : undefined;
  return (rows, count, found) => {
    for (let i = 0; i < count; i++) {
      if ((found[i]! & MATCHES) !== 0) continue;
      const row = rows[i]!;
      const at = numberOf ? numberOf(row) - 1 : row;
      if (at < 0) continue;
      const kind = kinds[at]!;
      if (kind === IdKind.None) continue;
      found[i] = RECORDED;
      if (kind === IdKind.Uuid) {
        // Most IDs are UUIDs, and a look at the first word is enough for most of these.
        if (!isOneUuid || ids.wordsOf(at)[placeInBlock(at)] === firstWord)
          if (matcher.matchesUuid(at)) found[i] = MATCHES;
      } else if (matcher.matchesOther(at, kind)) {
        found[i] = MATCHES;
      }
    }
  };
}

function timeStep(store: Store, { periods, absent, negated }: TimeTerm): Narrow {
  const times = store.times.data;
  const starts = Float64Array.from(periods, ({ start }) => start);
  const ends = Float64Array.from(periods, ({ end }) => end);
  const isSeconds = times instanceof Uint32Array;
  return (rows, count) => {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const ms = isSeconds ? msOf(times[row]!) : times[row]!;
      let isIn = absent && Number.isNaN(ms);
      for (let k = 0; k < starts.length; k++) isIn ||= ms >= starts[k]! && ms < ends[k]!;
      rows[kept] = row;
      kept += isIn === negated ? 0 : 1;
    }
    return kept;
  };
}
