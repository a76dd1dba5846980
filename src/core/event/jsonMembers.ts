import { isObject, type JsonObject } from '../json/members';
import { encodeUtf8 } from '../json/text';
import { parseTolerant } from '../json/tolerant';

/** Members that hold objects or lists, with those inside of them; `[]` stands for each element of a list. */
interface Members {
  readonly [name: string]: Members;
}

const CREDENTIALS: Members = { credentials: {}, assumedRoleUser: {} };

/** What of a record holds objects or lists, as far as AWS documents it, and of responses what this extension reads. */
const RECORD: Members = {
  userIdentity: {
    sessionContext: {
      attributes: {},
      sessionIssuer: {},
      webIdFederationData: { attributes: {} },
    },
    onBehalfOf: {},
    inScopeOf: {},
    invokedByDelegate: {},
  },
  requestParameters: {},
  responseElements: { ...CREDENTIALS, federatedUser: {}, credentialSet: { '[]': CREDENTIALS } },
  additionalEventData: {},
  serviceEventDetails: {},
  resources: { '[]': {} },
  insightDetails: { insightContext: { statistics: {}, attributions: { '[]': {} } } },
  tlsDetails: {},
  addendum: {},
  edgeDeviceDetails: {},
  eventContext: { requestContext: {}, tagContext: {} },
  timeWindow: {},
  summary: {},
};

/** More text than any member has; longer ones stay as they are. In UTF-16 units. */
const LONGEST = 4 * 1024 * 1024;

/** JSON text may be a string again, with the JSON in it. */
const MOST_QUOTES = 2;

type Parse = (text: string) => unknown;

/**
 * A parsed record whose members are objects where an exporter has written them as JSON text: Athena declares these columns
 * as strings. The value that is given stays as it is; what has no such text is returned itself. Text that is not an object
 * or a list, or `null`, stays. `parse` throws on what is not JSON.
 * https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-understanding.html
 */
export function withOpenMembers(record: unknown, parse: Parse = JSON.parse): unknown {
  return isObject(record) ? opened(record, RECORD, parse) : record;
}

/** The same of a `userIdentity` alone. */
export function withOpenIdentity(identity: unknown): unknown {
  return openedValue(identity, RECORD['userIdentity']!, JSON.parse);
}

function opened(object: JsonObject, members: Members, parse: Parse): JsonObject {
  let changed: { [key: string]: unknown } | undefined;
  for (const [name, inside] of Object.entries(members)) {
    if (!Object.hasOwn(object, name)) continue;
    const value = openedValue(object[name], inside, parse);
    if (value === object[name]) continue;
    changed ??= { ...object };
    changed[name] = value;
  }
  return changed ?? object;
}

function openedValue(recorded: unknown, members: Members, parse: Parse): unknown {
  const value = typeof recorded === 'string' ? textValue(recorded, parse) : recorded;
  if (isObject(value)) return opened(value, members, parse);
  const each = members['[]'];
  if (!each || !Array.isArray(value)) return value;
  const elements = value.map((element) => openedValue(element, each, parse));
  return elements.some((element, i) => element !== value[i]) ? elements : value;
}

/** What a text holds: an object, a list or null; others are the texts that they are. */
function textValue(text: string, parse: Parse): unknown {
  let inner = text;
  for (let quotes = 0; quotes <= MOST_QUOTES && isJsonText(inner); quotes++) {
    const value = parsed(inner, parse);
    if (typeof value === 'object') return value;
    if (typeof value !== 'string') break;
    inner = value;
  }
  return text;
}

/** Whether a text may be the JSON of an object, a list, null, or a text that holds one. */
export function isJsonText(text: string): boolean {
  return text.length <= LONGEST && /^[ \t\n\r]*(?:[{["]|null[ \t\n\r]*$)/.test(text);
}

function parsed(text: string, parse: Parse): unknown {
  try {
    return parse(text);
  } catch {
    const value = parseTolerant(encodeUtf8(text));
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? value : undefined;
  }
}
