import { COLUMNS, DERIVED, EXTRAS } from '../event/columns';
import type { FilterFacts } from '../event/filterFacts';
import { textsAt } from '../trail/pathValues';
import type { FilterContext } from './context';
import type { PathField, TextField, TimeField } from './field';
import { ANYWHERE, findField } from './fields';
import { type FilterAst, type FilterTerm, parseFilter } from './grammar';
import { KINDS, refuseAbsent } from './kinds';
import { type FilterProblem, FilterSyntaxError } from './problem';
import type { Refusal } from './refusal';
import { isRelative, type Period, readPeriod } from './time';
import { type FilterValue, isAbsent, isMissing } from './value';
import { insideTest, type Test, wholeTest } from './wildcard';

/**
 * A term over texts. An event passes if `test` holds for a text in any of the field's columns, or, with `absent`,
 * if all of them are empty; a negated term then turns that round. `test` depends on the text alone and never sees
 * an empty one, so it can run once for each entry of a dictionary.
 */
export interface TextTerm {
  readonly kind: 'text';
  readonly field: TextField;
  readonly negated: boolean;
  readonly absent: boolean;
  readonly test: Test;
  /**
   * What `test` looks for, where that is text and nothing else: for texts that are better not made into strings, as
   * IDs in an index.
   */
  readonly patterns: readonly TextPattern[];
}

/** A value of a text field: the literal texts between its wildcards, and whether it must match the whole text. */
export interface TextPattern {
  readonly pieces: readonly string[];
  readonly whole: boolean;
}

/**
 * A term over times. An event without a valid time passes only with `absent` (`time:""`), and passes every other
 * term that is negated: `-time:2024` is all that is not known to be of 2024.
 */
export interface TimeTerm {
  readonly kind: 'time';
  readonly field: TimeField;
  readonly negated: boolean;
  readonly absent: boolean;
  /** An event passes if its time is in one of them. */
  readonly periods: readonly Period[];
}

/** A term over what records have at a path, as `textsAt` gives it; else as a term over texts. */
export interface PathTerm {
  readonly kind: 'path';
  readonly field: PathField;
  readonly negated: boolean;
  readonly absent: boolean;
  readonly test: Test;
}

export type CompiledTerm = TextTerm | TimeTerm | PathTerm;

/** Whether a term asks for more of an event than the columns hold. */
export function isPathTerm(term: CompiledTerm): term is PathTerm {
  return term.kind === 'path';
}

const NO_EVENTS: FilterContext = { newestMs: Number.NaN };

/**
 * Turns a filter into tests on column values. Values that say nothing (missing, or wrong for their field) are left
 * out, and so are terms without any other value: half a filter is fit for a preview while typing, the problems
 * tell the rest. Where an answer is given, use `compileOrThrow`.
 */
export function compileTerms(
  ast: FilterAst,
  context: FilterContext,
): { readonly terms: readonly CompiledTerm[]; readonly problems: readonly FilterProblem[] } {
  const problems: FilterProblem[] = [];
  const terms = ast.terms.flatMap((term) => compileTerm(ast.text, term, context, problems) ?? []);
  return { terms, problems };
}

/** Turns a filter into one test of an event; of a filter with problems, as `compileTerms` says. */
export function compileFilter(ast: FilterAst, context: FilterContext): (event: FilterFacts) => boolean {
  return passesAll(compileTerms(ast, context).terms);
}

/** Everything that is wrong with a filter, in the order of offsets. Without a context no account has a name. */
export function checkFilter(text: string, context: FilterContext = NO_EVENTS): readonly FilterProblem[] {
  const ast = parseFilter(text);
  return allProblems(ast, compileTerms(ast, context).problems);
}

/**
 * Turns a filter's text into one test of an event.
 * @throws FilterSyntaxError for the first thing that is wrong with it
 */
export function compileOrThrow(text: string, context: FilterContext): (event: FilterFacts) => boolean {
  return passesAll(termsOrThrow(text, context));
}

/**
 * Turns a filter's text into tests on column values.
 * @throws FilterSyntaxError for the first thing that is wrong with it
 */
export function termsOrThrow(text: string, context: FilterContext): readonly CompiledTerm[] {
  const ast = parseFilter(text);
  const { terms, problems } = compileTerms(ast, context);
  const [first] = allProblems(ast, problems);
  if (first) throw new FilterSyntaxError(first);
  return terms;
}

/** Whether a filter lets other events through once the newest event is another one (`time:last7d`). */
export function isRelativeToNewest(ast: FilterAst): boolean {
  return ast.terms.some(
    ({ field, values }) => field && findField(field.text)?.kind === 'time' && values.some(isRelative),
  );
}

/** Whether terms ask for what is derived: then other logs may change what they let through. */
export function asksDerived(terms: readonly CompiledTerm[]): boolean {
  return terms.some(
    (term) => term.kind === 'text' && term.field.columns.some((one) => DERIVED.includes(one)),
  );
}

/** Whether a term asks for more than the facts of an event, and what is derived: for its record, or extras of it. */
export function asksRecord(term: CompiledTerm): boolean {
  return isPathTerm(term) || (term.kind === 'text' && term.field.columns.some((one) => EXTRAS.includes(one)));
}

function allProblems(ast: FilterAst, problems: readonly FilterProblem[]): readonly FilterProblem[] {
  return [...ast.problems, ...problems].sort((a, b) => a.offset - b.offset);
}

function compileTerm(
  text: string,
  term: FilterTerm,
  context: FilterContext,
  problems: FilterProblem[],
): CompiledTerm | undefined {
  const field = term.field ? findField(term.field.text) : ANYWHERE;
  if (!field) return undefined;
  const absent = term.values.some(isAbsent) && field !== ANYWHERE;
  const { negated } = term;
  const written = term.values.filter((value) => !isMissing(value));
  const read = <T>(readValue: (value: FilterValue) => T | Refusal | undefined): T[] =>
    written.flatMap((value) => {
      const result = readValue(value);
      if (!isRefusal(result)) return result ?? [];
      problems.push(badValue(text, value, result));
      return [];
    });
  if (field.kind === 'time') {
    const periods = read<Period>((value) =>
      isAbsent(value) ? undefined : readPeriod(value, context.newestMs),
    );
    return periods.length > 0 || absent ? { kind: 'time', field, negated, absent, periods } : undefined;
  }
  if (field.kind === 'path') {
    const tests = read<Test>((value) => (isAbsent(value) ? undefined : wholeTest(value.pieces)));
    return tests.length > 0 || absent
      ? { kind: 'path', field, negated, absent, test: anyOf(tests) }
      : undefined;
  }
  const tests = read<Test>((value) => {
    if (isAbsent(value)) return refuseAbsent(value, field);
    return field === ANYWHERE ? insideTest(value.pieces) : KINDS[field.kind](value, field, context);
  });
  if (tests.length === 0 && (!absent || field.always)) return undefined;
  const test = withOtherSpellings(anyOf(tests), field.also);
  const patterns = written
    .filter((value) => !isAbsent(value))
    .map(({ pieces }) => ({ pieces, whole: field !== ANYWHERE }));
  return { kind: 'text', field, negated, absent, test, patterns };
}

function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'message' in result;
}

function badValue(text: string, value: FilterValue, refusal: Refusal): FilterProblem {
  const { message, suggestion } = refusal;
  // In a quoted value a character may take two, so only the whole of it has a place that is known.
  const exact = refusal.part !== undefined && !text.slice(value.start, value.end).includes('"');
  const [offset, length] = exact && refusal.part ? refusal.part : [0, value.end - value.start];
  const problem = { code: 'bad-value', message, offset: value.start + offset, length } as const;
  return suggestion === undefined ? problem : { ...problem, suggestion };
}

function anyOf(tests: readonly Test[]): Test {
  const [first, ...others] = tests;
  if (!first) return () => false;
  return others.length === 0 ? first : (value) => tests.some((test) => test(value));
}

function withOtherSpellings(test: Test, also: TextField['also']): Test {
  return also ? (recorded) => test(recorded) || also(recorded).some(test) : test;
}

/** How many distinct values a term remembers: all names and addresses of most logs, and a few of the IDs. */
const REMEMBERED = 4096;

/** Values repeat from event to event, so most are tested once. */
function remember(test: Test): Test {
  const known = new Map<string, boolean>();
  return (recorded) => {
    const before = known.get(recorded);
    if (before !== undefined) return before;
    const result = test(recorded);
    if (known.size < REMEMBERED) known.set(recorded, result);
    return result;
  };
}

/** One test of an event that holds if all terms do. */
export function passesAll(terms: readonly CompiledTerm[]): (event: FilterFacts) => boolean {
  // A record is read only where nothing else decides.
  const tests = [...terms].sort((a, b) => Number(isPathTerm(a)) - Number(isPathTerm(b))).map(eventTest);
  return (event) => {
    for (const test of tests) if (!test(event)) return false;
    return true;
  };
}

function eventTest(term: CompiledTerm): (event: FilterFacts) => boolean {
  const { absent, negated } = term;
  if (term.kind === 'time') {
    const { periods } = term;
    const isIn = (ms: number) => periods.some(({ start, end }) => ms >= start && ms < end);
    return ({ timeMs }) => (Number.isNaN(timeMs) ? absent : isIn(timeMs)) !== negated;
  }
  const test = remember(term.test);
  if (term.kind === 'path') {
    const { path } = term.field;
    return ({ record }) => {
      const texts = textsAt(record, path);
      return (texts.some(test) || (absent && texts.length === 0)) !== negated;
    };
  }
  const readers = term.field.columns.map((column) => COLUMNS[column]);
  return (event) => {
    let empty = true;
    for (const read of readers) {
      const recorded = read(event);
      if (recorded.length === 0) continue;
      if (typeof recorded === 'string' ? test(recorded) : recorded.some(test)) return !negated;
      empty = false;
    }
    return (absent && empty) !== negated;
  };
}
