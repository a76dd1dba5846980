import { isObject, type JsonObject, objectOf, textOf } from '../../json/members';
import { columnsOf, recordOfRow } from '../table/row';
import type { ObjectShape, Rebuilt, TableShape } from './contract';
import { TABLES } from './index';

/**
 * Events as Elastic's AWS integration and Filebeat's module index them, without the record itself (`event.original`). What
 * the pipeline of the integration took apart is put together again: `aws.cloudtrail.*`, and the fields of the Elastic
 * Common Schema that it filled in their place. Names come nested, or with dots as in `fields` of a search's hits.
 * https://github.com/elastic/integrations/blob/main/packages/aws/data_stream/cloudtrail/elasticsearch/ingest_pipeline/default.yml
 */
export const ELASTIC: ObjectShape = {
  rebuild: (value) => rebuildElastic(objectOf(value)),
};

/** The same as a table, as Kibana exports it. */
export const ELASTIC_TABLE: TableShape = {
  ...TABLES.elastic,
  looksLike: (columns) => columns.some((name) => name.startsWith('aws.cloudtrail.')),
  rows: (columns) => (cells) => {
    const event: Record<string, unknown> = Object.create(null);
    columns.forEach((name, i) => {
      // Kibana writes a hyphen for what is not there.
      if (cells[i] !== '' && cells[i] !== '-') event[name] ??= cells[i];
    });
    return rebuildElastic(event);
  },
};

const OWN = 'aws.cloudtrail.';

/** Where the pipeline puts the fields of a record; of several places the first that has a value. */
const PLACES: readonly (readonly [field: string, ...places: string[]])[] = [
  ['eventVersion', `${OWN}event_version`],
  ['userIdentity.type', `${OWN}user_identity.type`],
  ['userIdentity.principalId', 'user.id'],
  ['userIdentity.arn', `${OWN}user_identity.arn`],
  ['userIdentity.accessKeyId', `${OWN}user_identity.access_key_id`],
  ['userIdentity.invokedBy', `${OWN}user_identity.invoked_by`],
  [
    'userIdentity.sessionContext.attributes.mfaAuthenticated',
    `${OWN}user_identity.session_context.mfa_authenticated`,
  ],
  [
    'userIdentity.sessionContext.attributes.creationDate',
    `${OWN}user_identity.session_context.creation_date`,
  ],
  [
    'userIdentity.sessionContext.sessionIssuer.type',
    `${OWN}user_identity.session_context.session_issuer.type`,
  ],
  [
    'userIdentity.sessionContext.sessionIssuer.principalId',
    `${OWN}user_identity.session_context.session_issuer.principal_id`,
  ],
  ['userIdentity.sessionContext.sessionIssuer.arn', `${OWN}user_identity.session_context.session_issuer.arn`],
  [
    'userIdentity.sessionContext.sessionIssuer.accountId',
    `${OWN}user_identity.session_context.session_issuer.account_id`,
  ],
  ['eventTime', '@timestamp'],
  ['eventSource', 'event.provider', `${OWN}event_source`],
  ['eventName', 'event.action', `${OWN}event_name`],
  ['awsRegion', 'cloud.region'],
  ['sourceIPAddress', 'source.address', 'source.ip'],
  ['userAgent', 'user_agent.original'],
  ['errorCode', `${OWN}error_code`],
  ['errorMessage', `${OWN}error_message`],
  ['requestParameters', `${OWN}flattened.request_parameters`, `${OWN}request_parameters`],
  ['responseElements', `${OWN}flattened.response_elements`, `${OWN}response_elements`],
  ['additionalEventData', `${OWN}flattened.additional_eventdata`, `${OWN}additional_eventdata`],
  ['serviceEventDetails', `${OWN}flattened.service_event_details`, `${OWN}service_event_details`],
  ['requestID', `${OWN}request_id`],
  ['eventID', 'event.id'],
  ['readOnly', `${OWN}read_only`],
  ['resources', `${OWN}resources`],
  ['eventType', `${OWN}event_type`],
  ['apiVersion', `${OWN}api_version`],
  ['managementEvent', `${OWN}management_event`],
  ['recipientAccountId', `${OWN}recipient_account_id`],
  ['sharedEventID', `${OWN}shared_event_id`],
  ['vpcEndpointId', `${OWN}vpc_endpoint_id`],
  ['eventCategory', `${OWN}event_category`],
];

function rebuildElastic(event: JsonObject): Rebuilt {
  const found = new Map<string, unknown>();
  for (const [field, ...places] of PLACES) {
    const value = places.map((place) => valueAt(event, place)).find(holds);
    if (value !== undefined) found.set(field, value);
    // Parts of what is flattened have names of their own in a table.
    for (const place of places) {
      if (!place.startsWith(`${OWN}flattened.`)) continue;
      for (const [name, part] of Object.entries(event))
        if (name.startsWith(`${place}.`)) found.set(`${field}${name.slice(place.length)}`, only(part));
    }
  }
  addCaller(event, found);
  addSignIn(event, found);
  const isFailure = textOf(valueAt(event, 'event.outcome')) === 'failure';
  const isTold = ['errorCode', 'errorMessage', 'responseElements', 'serviceEventDetails'].some((field) =>
    [...found.keys()].some((name) => name === field || name.startsWith(`${field}.`)),
  );
  if (isFailure && !isTold) {
    if (found.get('eventName') === 'ConsoleLogin') found.set('responseElements.ConsoleLogin', 'Failure');
    else found.set('errorCode', 'failure');
  }
  return recordOfRow(columnsOf([...found.keys()]), [...found.values()]);
}

/**
 * The names and the account of the caller. `user.name` is that of a user, of a session that of the role that issued it;
 * `cloud.account.id` is the account of the caller where the record names one.
 */
function addCaller(event: JsonObject, found: Map<string, unknown>): void {
  const arn = textOf(found.get('userIdentity.arn'));
  const name = textOf(valueAt(event, 'user.name'));
  const issuer = textOf(found.get('userIdentity.sessionContext.sessionIssuer.arn'));
  const isSession = found.get('userIdentity.type') === 'AssumedRole';
  if (name !== '' && !isSession) found.set('userIdentity.userName', name);
  if (name !== '' && isSession && issuer.endsWith(`/${name}`))
    found.set('userIdentity.sessionContext.sessionIssuer.userName', name);
  const account = textOf(valueAt(event, 'cloud.account.id'));
  if (account !== '' && (arn === '' || arn.split(':')[4] === account))
    found.set('userIdentity.accountId', account);
}

/** What the pipeline says of a console sign-in by itself. */
function addSignIn(event: JsonObject, found: Map<string, unknown>): void {
  const hasData = [...found.keys()].some((name) => name.startsWith('additionalEventData'));
  const mfa = String(valueAt(event, `${OWN}console_login.additional_eventdata.mfa_used`));
  if (!hasData && (mfa === 'true' || mfa === 'false'))
    found.set('additionalEventData.MFAUsed', mfa === 'true' ? 'Yes' : 'No');
}

/** The value at a path whose names are nested, or joined by dots. */
function valueAt(event: unknown, path: string): unknown {
  if (!isObject(event)) return undefined;
  if (Object.hasOwn(event, path)) return only(event[path]);
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const name = path.slice(0, dot);
    const value = Object.hasOwn(event, name) ? valueAt(event[name], path.slice(dot + 1)) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** `fields` of a hit has a list for each value. */
function only(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function holds(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
