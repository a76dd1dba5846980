import { checkFilter } from './evaluate';
import type { Field } from './field';
import { findField } from './fields';
import { type FilterTerm, parseFilter } from './grammar';
import { type FilterValue, isMissing, literalOf, quote, quoteValue } from './value';
import { fold } from './wildcard';

/**
 * `include`: events with these values pass too; `exclude`: they don't pass any more. In place of all that the filter says
 * about the field: `replace`, these values and no others; `omit`, all but these.
 */
export type EditMode = 'include' | 'exclude' | 'replace' | 'omit';

/**
 * Adds recorded values of a field to a filter, each written so that it means exactly that value (`''`: nothing
 * recorded). A term of the field that says the same kind of thing is extended; values that the filter said the
 * opposite about are taken out there. Terms of other fields stay as they are written, one space apart.
 * @throws RangeError if there is no such field
 */
export function withTerm(text: string, field: string, values: readonly string[], mode: EditMode): string {
  const row = fieldOf(field);
  const { terms, source } = readTerms(text);
  const wanted = [...new Map(values.map((value) => [fold(value), value])).values()];
  const raw = (term: FilterTerm) => source.slice(term.start, term.end);
  const isOurs = (term: FilterTerm) => isTermOf(term, row);
  if (mode === 'replace' || mode === 'omit') {
    const first = terms.findIndex(isOurs);
    const others = terms.filter((term) => !isOurs(term)).map(raw);
    const fresh = wanted.length > 0 ? [newTerm(row, wanted, mode === 'omit')] : [];
    const place = first < 0 ? others.length : terms.slice(0, first).filter((term) => !isOurs(term)).length;
    return others.toSpliced(place, 0, ...fresh).join(' ');
  }
  const negated = mode === 'exclude';
  // `principal:a* principal:*b` lets c through only if both say so; one `-principal:c` is enough to keep it out.
  const extended = terms.filter((term) => isOurs(term) && term.negated === negated).slice(negated ? -1 : 0);
  const written = terms.flatMap((term) => {
    if (!isOurs(term)) return raw(term);
    if (extended.includes(term)) return extendTerm(source, term, row, wanted);
    return term.negated === negated ? raw(term) : (reduceTerm(source, term, wanted) ?? []);
  });
  const fresh = wanted.length > 0 && extended.length === 0 ? [newTerm(row, wanted, negated)] : [];
  return [...written, ...fresh].join(' ');
}

/** Whether a filter says something about a field, and only what is not to be. False where there is no such field. */
export function isOnlyExcluded(text: string, field: string): boolean {
  const row = findField(field);
  const ours = readTerms(text).terms.filter((term) => row && isTermOf(term, row));
  return ours.length > 0 && ours.every(({ negated }) => negated);
}

/** The filter for what failed alone, or, where that is what it says already, for any outcome. */
export function toggleFailed(text: string): string {
  const failed = withTerm(text, 'outcome', ['failed'], 'replace');
  // Spaced anew, as `failed` is.
  const now = withTerm(text, 'outcome', [], 'include');
  return failed === now ? withoutField(text, 'outcome') : failed;
}

/**
 * The filter without any term of a field.
 * @throws RangeError if there is no such field
 */
export function withoutField(text: string, field: string): string {
  return withTerm(text, field, [], 'replace');
}

function fieldOf(name: string): Field {
  const field = findField(name);
  if (!field) throw new RangeError(`Unknown field "${name}".`);
  return field;
}

/** Parses a filter after closing a quote left open, which would swallow what is added. */
function readTerms(text: string): { terms: readonly FilterTerm[]; source: string } {
  const ast = parseFilter(text);
  const open = ast.problems.find(({ code }) => code === 'open-quote');
  if (!open) return { terms: ast.terms, source: text };
  const source = `${text.slice(0, open.offset)}${open.suggestion ?? '""'}`;
  return { terms: parseFilter(source).terms, source };
}

function isTermOf(term: FilterTerm, field: Field): boolean {
  return term.field !== undefined && findField(term.field.text)?.name === field.name;
}

function newTerm(field: Field, values: readonly string[], negated: boolean): string {
  return `${negated ? '-' : ''}${field.name}:${values.map((value) => writeValue(field, value)).join(',')}`;
}

/** A value as it is written in a term of a field. An address field refuses what can be no address or name, unless it is in quotes. */
export function writeValue(field: Field, value: string): string {
  const written = quoteValue(value);
  return field.kind === 'ip' && checkFilter(`${field.name}:${written}`).length > 0 ? quote(value) : written;
}

function isValue(value: FilterValue, recorded: string): boolean {
  const literal = literalOf(value);
  return literal !== undefined && fold(literal) === fold(recorded);
}

function extendTerm(source: string, term: FilterTerm, field: Field, wanted: readonly string[]): string {
  const fresh = wanted.filter((recorded) => !term.values.some((value) => isValue(value, recorded)));
  return writeTerm(
    source,
    term,
    term.values,
    fresh.map((value) => writeValue(field, value)),
  );
}

/** The term without these values; nothing where no value is left. */
function reduceTerm(source: string, term: FilterTerm, unwanted: readonly string[]): string | undefined {
  const kept = term.values.filter((value) => !unwanted.some((recorded) => isValue(value, recorded)));
  return kept.length > 0 ? writeTerm(source, term, kept, []) : undefined;
}

function writeTerm(
  source: string,
  term: FilterTerm,
  values: readonly FilterValue[],
  added: readonly string[],
): string {
  const kept = values.filter((value) => !isMissing(value)).map(({ start, end }) => source.slice(start, end));
  return `${term.negated ? '-' : ''}${term.field?.text}:${[...kept, ...added].join(',')}`;
}
