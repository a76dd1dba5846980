/**
 * The filter language, as text in and plain data out:
 *
 *     action:DeleteMembers,DeleteGraph -outcome:ok principal:jane* "free text"
 *
 * - Terms stand side by side and must all hold. Commas separate values any of which will do, in free text too.
 * - `-` before a term turns it round: `-field:x,y` is neither. Before a value (`field:-x`) it is an error, since it
 *   would search for a dash and find nothing; a value that does begin with a dash is quoted.
 * - `*` is any text, or none. In quotes it is a `*`, as are spaces, commas and colons what they are.
 * - `field:""` holds where nothing is recorded; `field:*` where anything is.
 * - The first unquoted colon after a word of letters, digits, `.`, `_` and `-` ends the name of a field. So a pasted
 *   `10:30` or `bucket:key` is an unknown field and says how to quote it, rather than finding nothing. Only
 *   `arn:aws…` is taken for text, since nothing else begins like that.
 */
import { FIELD_NAMES, findField } from './fields';
import { isAddress } from './ip';
import { nearestName } from './nearest';
import { nearestPath, TOP_FIELDS } from './paths';
import type { FilterProblem } from './problem';
import { isDateText } from './time';
import { type FilterValue, isAbsent, isMissing, isSpace, plainText, quote, readValue } from './value';

/** The name before a term's colon, as written. `end` is the offset of the colon. */
export interface FieldName {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One condition. What is not written yet is a missing value, so there is always at least one value. */
export interface FilterTerm {
  /** Offset of the `-`, or of the first character. */
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
  /** Absent in free text. */
  readonly field?: FieldName;
  readonly values: readonly FilterValue[];
}

/** A filter as it was typed, in all its parts, with what is wrong in its syntax. Offsets in UTF-16 units. */
export interface FilterAst {
  readonly text: string;
  readonly terms: readonly FilterTerm[];
  /** In the order of their offsets. Wrong values are not among them: see `checkFilter`. */
  readonly problems: readonly FilterProblem[];
}

const FIELD_HEAD = /([\p{L}\p{N}_.][\p{L}\p{N}_.-]*):/uy;
const ARN = /arn:aws/iy;

/** Longer names are not said again beside the one that is meant. */
const LONG_NAME = 40;

/** Parses a filter. Never throws: unfinished and wrong input is data. */
export function parseFilter(text: string): FilterAst {
  const terms: FilterTerm[] = [];
  const problems: FilterProblem[] = [];
  let at = 0;
  while (true) {
    while (isSpace(text[at])) at++;
    if (at >= text.length) break;
    const term = readTerm(text, at, problems);
    terms.push(term);
    at = term.end;
  }
  problems.sort((a, b) => a.offset - b.offset);
  return { text, terms, problems };
}

function readTerm(text: string, start: number, problems: FilterProblem[]): FilterTerm {
  let at = start;
  while (text[at] === '-') at++;
  const negated = at > start;
  if (at - start > 1) {
    problems.push({
      code: 'stray-minus',
      message: 'One "-" is enough to exclude. Put text that begins with "-" in quotes.',
      offset: start,
      length: at - start,
      suggestion: '-',
    });
  }
  const field = readFieldName(text, at);
  const firstValue = field ? field.end + 1 : at;
  const values = readValues(text, firstValue, field !== undefined, problems);
  const end = values.at(-1)?.end ?? firstValue;
  const term = { start, end, negated, ...(field && { field }), values };
  checkTerm(text, term, at, problems);
  return term;
}

function readFieldName(text: string, start: number): FieldName | undefined {
  ARN.lastIndex = start;
  FIELD_HEAD.lastIndex = start;
  const name = ARN.test(text) ? undefined : FIELD_HEAD.exec(text)?.[1];
  return name === undefined ? undefined : { text: name, start, end: start + name.length };
}

function readValues(
  text: string,
  start: number,
  hasField: boolean,
  problems: FilterProblem[],
): FilterValue[] {
  const values: FilterValue[] = [];
  let at = start;
  while (true) {
    const { value, openQuote } = readValue(text, at);
    values.push(value);
    if (openQuote !== undefined) {
      const rest = text.slice(openQuote);
      problems.push({
        code: 'open-quote',
        message: 'This quote is not closed.',
        offset: openQuote,
        length: rest.length,
        suggestion: closeQuote(rest),
      });
    }
    if (text[at] === '-' && (hasField || values.length > 1)) {
      problems.push({
        code: 'stray-minus',
        message: 'To exclude, put "-" before the whole term. Put a value that begins with "-" in quotes.',
        offset: at,
        length: value.end - at,
        suggestion: quote(plainText(value)),
      });
    }
    if (text[value.end] !== ',') break;
    at = value.end + 1;
  }
  checkCommas(values, problems);
  return values;
}

/** `"abc\` needs its last backslash doubled, or it would take the new quote for its own. */
function closeQuote(rest: string): string {
  const closed = `${rest}"`;
  return readValue(closed, 0).openQuote === undefined ? closed : `${rest}\\"`;
}

function checkCommas(values: readonly FilterValue[], problems: FilterProblem[]): void {
  if (values.length < 2) return;
  // The comma before a missing value, or the one after it where it is the first: `,` misses two and is one slip.
  const stray = values.flatMap((value, index) => {
    if (!isMissing(value)) return [];
    return index === 0 ? value.end : value.start - 1;
  });
  for (const offset of new Set(stray)) {
    const message =
      'A value is missing beside this comma. Values are separated by commas alone, without spaces.';
    problems.push({ code: 'stray-comma', message, offset, length: 1 });
  }
}

function checkTerm(text: string, term: FilterTerm, bodyStart: number, problems: FilterProblem[]): void {
  const { field, values } = term;
  const [only] = values;
  if (!field) checkFreeText(values, problems);
  if (field && !findField(field.text)) {
    problems.push(unknownField(text, field, term));
  } else if (values.length > 1 || only === undefined) {
    return;
  } else if (field && isMissing(only)) {
    problems.push({
      code: 'empty-value',
      message: `A value must follow "${field.text}:", without a space. Write ${field.text}:"" for events that have none.`,
      offset: field.start,
      length: only.end - field.start,
    });
  } else if (isMissing(only)) {
    problems.push({
      code: 'stray-minus',
      message: 'Nothing follows this "-". Put it before what you want to exclude, or in quotes.',
      offset: bodyStart - 1,
      length: 1,
      suggestion: '"-"',
    });
  }
}

/** `""` is text that every event holds: as free text it can only be a slip. */
function checkFreeText(values: readonly FilterValue[], problems: FilterProblem[]): void {
  for (const { start, end } of values.filter(isAbsent)) {
    const message = 'There is no text between these quotes.';
    problems.push({ code: 'empty-value', message, offset: start, length: end - start });
  }
}

function unknownField(text: string, field: FieldName, term: FilterTerm): FilterProblem {
  const problem = { code: 'unknown-field', offset: field.start } as const;
  const body = text.slice(field.start, term.end);
  // The place is told besides: of a long path there is no room for both.
  const plain = field.text.length > LONG_NAME ? 'Unknown field.' : `Unknown field "${field.text}".`;
  const meant = isDateText(body) ? `time:${body}` : isAddress(body) ? `ip:${body}` : undefined;
  const name = field.text.includes('.')
    ? nearestPath(field.text)
    : nearestName(field.text, [...FIELD_NAMES, ...TOP_FIELDS]);
  if (meant === undefined && name !== undefined) {
    return {
      ...problem,
      message: `${plain} Did you mean "${name}"?`,
      length: field.text.length,
      suggestion: name,
    };
  }
  const asText = quote(`${field.text}:${term.values.map(plainText).join(',')}`);
  const message =
    meant === undefined
      ? `${plain} Put it in quotes to search for it as text: ${asText}`
      : `${plain} Did you mean ${meant}? Put it in quotes to search for it as text.`;
  return { ...problem, message, length: body.length, suggestion: meant ?? asText };
}
