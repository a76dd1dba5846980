import { isObject } from '../json/members';
import { encodeUtf8 } from '../json/text';
import { parseTolerant } from '../json/tolerant';

/** Members of a record that hold objects or lists. */
const MEMBERS = [
  ...['userIdentity', 'requestParameters', 'responseElements', 'additionalEventData', 'serviceEventDetails'],
  ...['resources', 'insightDetails', 'tlsDetails', 'addendum', 'edgeDeviceDetails', 'eventContext'],
];

/** Members of `userIdentity` and below that hold objects. */
const INSIDE = [
  ...['sessionContext', 'attributes', 'sessionIssuer', 'webIdFederationData', 'onBehalfOf', 'inScopeOf'],
  'invokedByDelegate',
];

/** More text than any member has; longer ones stay as they are. In UTF-16 units. */
const LONGEST = 4 * 1024 * 1024;

/**
 * A parsed record whose members are objects where an exporter has written them as JSON text: Athena declares these columns
 * as strings. Changes the value that is given, and returns it. Text that is not an object or a list, or `null`, stays.
 * https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-understanding.html
 */
export function withOpenMembers(record: unknown): unknown {
  if (!isObject(record)) return record;
  open(record, MEMBERS);
  let inner: unknown = record['userIdentity'];
  // Three levels: the identity, its session context, and what that holds.
  for (let level = 0; level < 3 && isObject(inner); level++) {
    open(inner, INSIDE);
    inner = inner['sessionContext'];
  }
  return record;
}

function open(object: { [key: string]: unknown }, names: readonly string[]): void {
  for (const name of names) {
    if (!Object.hasOwn(object, name)) continue;
    const text = object[name];
    if (typeof text !== 'string' || !isJsonText(text)) continue;
    const value = text.trim() === 'null' ? null : parsed(text);
    if (value !== undefined) object[name] = value;
  }
}

/** Whether a text may be the JSON of an object, a list or null. */
export function isJsonText(text: string): boolean {
  return text.length <= LONGEST && /^\s*(?:[{[]|null\s*$)/.test(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const value = parseTolerant(encodeUtf8(text));
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? value : undefined;
  }
}
