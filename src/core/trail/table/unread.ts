import { columnsOf } from './row';

/** Fields one of which tells who called, and whether it failed. */
const CALLER: ReadonlySet<string> = new Set(['userIdentity', 'Username', 'AccessKeyId']);
const OUTCOME: ReadonlySet<string> = new Set([
  ...['errorCode', 'errorMessage', 'responseElements', 'serviceEventDetails'],
]);

/** Words in the names of columns that may hold one or the other. */
const MAY_TELL =
  /user|ident|principal|arn|caller|actor|who|role|session|key|error|fail|status|outcome|result|response|mfa/i;

/** Titles of Event history that are about something else. */
const OTHER_TITLES: ReadonlySet<string> = new Set(['resource name', 'resource type']);

/**
 * The columns of a table that were not understood, where they could cost the caller or the outcome: all of them where no
 * column tells the one or the other, else those whose names sound like it.
 */
export function unreadColumns(names: readonly string[]): readonly string[] {
  const columns = columnsOf(names);
  const known = new Set(columns.flatMap(({ field, path }) => (field ? [String(path[0])] : [])));
  const unread = columns.flatMap(({ name, field, time }) =>
    field || time >= 0 || name === '' || OTHER_TITLES.has(name.toLowerCase()) ? [] : [name],
  );
  const isTold = [CALLER, OUTCOME].every((fields) => [...fields].some((field) => known.has(field)));
  return isTold ? unread.filter((name) => MAY_TELL.test(name)) : unread;
}
