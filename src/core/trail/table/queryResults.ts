import type { Span, TrailProblem } from '../../event/event';
import { objectOf, textOf } from '../../json/members';
import { decodeUtf8 } from '../../json/text';
import { Token, Tokens } from '../../json/tokens';
import { parseTolerant } from '../../json/tolerant';
import { problem } from '../problems';
import { ATHENA } from '../shapes/athena';
import type { Line } from '../translation';
import { columnOf, recordOfRow } from './row';
import type { Table } from './table';

/** What a row of a result holds: names of columns with their values. */
type Cells = readonly (readonly [name: string, value: string])[];

/** How the rows of an engine's result are read, and under which key they are. */
interface Engine {
  readonly rows: string;
  /** What stands in every result of it. */
  readonly sign: RegExp;
  /** `header` are the names of the columns, if rows have none of their own. */
  readonly cells: (row: unknown, header: readonly string[]) => Cells;
  readonly hasHeader: boolean;
}

/**
 * Amazon Athena's `get-query-results`: the first row has the names of the columns.
 * https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html
 */
const ATHENA_RESULT: Engine = {
  rows: 'Rows',
  sign: /"VarCharValue"/,
  cells: (row, header) => valuesOf(row).map((value, i) => [header[i] ?? '', value] as const),
  hasHeader: true,
};

/**
 * CloudWatch Logs Insights' `get-query-results`, of a query for single fields: each row is a list of fields and values.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html
 */
const INSIGHTS_RESULT: Engine = {
  rows: 'results',
  sign: /"field"\s*:\s*"/,
  cells: (row) =>
    (Array.isArray(row) ? row : []).map((cell) => {
      const { field, value } = objectOf(cell);
      return [textOf(field), textOf(value)] as const;
    }),
  hasHeader: false,
};

const SIGN_WITHIN = 16 * 1024;

/**
 * Reads what query engines print as JSON, rows of single values, as a table of events. Undefined if the text is nothing of
 * the kind, or its columns are not those of events.
 */
export function readQueryResults(text: Uint8Array): Table | undefined {
  const head = text.subarray(0, SIGN_WITHIN);
  const engine = [ATHENA_RESULT, INSIGHTS_RESULT].find(({ sign }) => sign.test(decodeUtf8(head)));
  if (!engine) return undefined;
  const spans = elementsUnder(text, engine.rows);
  const [first, ...rest] = spans;
  if (!first) return undefined;
  const parse = ({ offset, length }: Span) => parseTolerant(text.subarray(offset, offset + length));
  const header = engine.hasHeader ? valuesOf(parse(first)) : [];
  const names = engine.hasHeader ? header : engine.cells(parse(first), []).map(([name]) => name);
  if (!ATHENA.looksLike(names, head)) return undefined;
  const lines: Line[] = [];
  const problems: TrailProblem[] = [];
  const notRead = ATHENA.notRead?.(names) ?? [];
  if (notRead.length > 0) {
    problems.push(
      problem('columns-not-read', first.offset, first.length, `(${notRead.slice(0, 8).join(', ')})`),
    );
  }
  for (const span of engine.hasHeader ? rest : spans) {
    const cells = engine.cells(parse(span), header);
    const { text: json, issues } = recordOfRow(
      cells.map(([name]) => columnOf(name)),
      cells.map(([, value]) => value),
    );
    for (const { code, detail } of issues) problems.push(problem(code, span.offset, span.length, detail));
    if (json !== undefined) lines.push({ text: json, start: span.offset, end: span.offset + span.length });
  }
  const { id } = ATHENA;
  return { shape: { id, title: 'query results' }, lines, problems, holdsRecords: false };
}

/** The values of a row of Athena's result; '' for null. */
function valuesOf(row: unknown): readonly string[] {
  const data = objectOf(row)['Data'];
  return Array.isArray(data) ? data.map((cell) => textOf(objectOf(cell)['VarCharValue'])) : [];
}

/** Where the objects and arrays are that are the elements of the first array under a key, one that is not closed included. */
function elementsUnder(bytes: Uint8Array, key: string): readonly Span[] {
  const tokens = new Tokens(bytes);
  const found: Span[] = [];
  let depth = 0;
  let inside = -1;
  let start = -1;
  let name = '';
  let isKey = false;
  for (let token = tokens.next(); token !== Token.End; token = tokens.next()) {
    if (token === Token.OpenObject || token === Token.OpenArray) {
      if (inside < 0 && token === Token.OpenArray && isKey && name === key) inside = depth + 1;
      else if (depth === inside) start = tokens.start;
      depth++;
    } else if (token === Token.CloseObject || token === Token.CloseArray) {
      depth--;
      if (depth === inside && start >= 0) found.push({ offset: start, length: tokens.end - start });
      if (inside >= 0 && depth < inside) return found;
      start = depth === inside ? -1 : start;
    } else if (token === Token.String) {
      name = inside < 0 ? decodeUtf8(bytes.subarray(tokens.start + 1, tokens.end - 1)) : '';
    }
    isKey = token === Token.Colon;
  }
  if (start >= 0) found.push({ offset: start, length: bytes.length - start });
  return found;
}
