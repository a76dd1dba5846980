import type { TableColumn } from '../table/row';
import { recordOfRow } from '../table/row';
import { RECORD, type SchemaField } from '../table/schema';
import type { TableShape } from './contract';
import { TABLES } from './index';

/**
 * What the console's Event history downloads as CSV: columns under titles, and no userIdentity. User name, access key
 * and resources keep the names that `lookup-events` has for the same (`Username`, `AccessKeyId`, `Resources`), since a
 * user name alone does not tell what kind of caller it was: a user, a role session, root.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events-console.html
 */
export const EVENT_HISTORY: TableShape = {
  ...TABLES.eventHistory,
  looksLike: (columns) => {
    const names = new Set(columns.map((name) => name.toLowerCase()));
    return names.has('event name') && TELLING.some((name) => names.has(name));
  },
  rows: (names) => {
    const columns = names.map(columnOfTitle);
    return (cells) => recordOfRow(columns, cells);
  },
};

/** Titles that tables of other events do not have. */
const TELLING = ['aws access key', 'aws region', 'event source', 'source ip address'];

/** Titles that are no field's name with spaces in it. */
const TITLES: ReadonlyMap<string, SchemaField> = new Map([
  ['username', { name: 'Username', kind: 'text' }],
  ['awsaccesskey', { name: 'AccessKeyId', kind: 'text' }],
  ['accesskey', { name: 'AccessKeyId', kind: 'text' }],
  ['resources', { name: 'Resources', kind: 'json' }],
]);

/** `Source IP address` is `sourceIPAddress`, `Read-only` is `readOnly`. */
function columnOfTitle(title: string): TableColumn {
  const plain = title.toLowerCase().replace(/[\s_-]/g, '');
  const own = TITLES.get(plain);
  const field = own ?? RECORD.get(plain);
  return { name: title, field, path: [field?.name ?? title], time: -1 };
}
