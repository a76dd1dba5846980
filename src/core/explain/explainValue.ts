import { accountOf, objectOf } from '../json/members';
import { arnFormOf } from '../knowledge/identities/arnForms';
import {
  ACCOUNT_IN_ID_SOURCE,
  accountFromId,
  ID_SOURCE,
  idPrefixOf,
  isAccountId,
  parseArn,
} from '../knowledge/identities/ids';
import { roleNameOf } from '../knowledge/identities/roleNames';
import { RECORD_PAGE } from '../knowledge/sources';
import { formatDuration, parsePrintedTime, parseTime } from '../knowledge/times';
import type { Explanation } from '../text/explanation';
import { type Line, strong, val } from '../text/pieces';
import { partitionLines } from './arnLines';
import { confidenceNote } from './confidenceNote';
import { valueAt } from './explainIdentity';

/**
 * Explains a value by its form alone, wherever in the record it stands: an access key or other IAM ID, an ARN, an
 * account ID under a key that speaks of an account, a time. Undefined for every other value.
 */
export function explainValue(record: unknown, path: readonly (string | number)[]): Explanation | undefined {
  const value = valueAt(record, path);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = accountOf(value);
  const key = path.findLast((step) => typeof step === 'string') ?? '';
  const event = objectOf(record);
  const caller = accountOf(objectOf(event['userIdentity'])['accountId']);
  if (text === '*' && path.includes('Principal')) return EVERYONE;
  return (
    explainId(text, caller, path[0] === 'responseElements') ??
    explainArn(text, caller) ??
    (ACCOUNT_KEY.test(String(key)) && isAccountId(text) ? explainAccount(text, caller) : undefined) ??
    (typeof value === 'string' ? explainTime(value, parseTime(event['eventTime'])) : undefined)
  );
}

/** `"Principal": "*"` or `"AWS": "*"` in the policy of a resource. */
const EVERYONE: Explanation = {
  lines: [
    [strong(val('*')), ': everyone, also without an AWS account, in the policy of a resource.'],
    ['Look at Condition and Effect of this statement: only a condition narrows an Allow.'],
  ],
  source: {
    title: 'AWS JSON policy elements: Principal',
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  },
};

const ACCOUNT_KEY = /account|owner|awsid|master|administrator|admin/i;
const ISO_DATE = /^\d{4}-?\d\d-?\d\dT/;
const ID_LENGTHS = [20, 21];

function explainId(text: string, caller: string, isIssuedHere: boolean): Explanation | undefined {
  const prefix = ID_LENGTHS.includes(text.split(':', 1)[0]!.length) ? idPrefixOf(text) : undefined;
  if (!prefix) return undefined;
  const inside = accountFromId(text);
  return {
    lines: [
      [val(text), `: the ID of ${prefix.entity}.`],
      inside === undefined
        ? ['No account can be read from this ID: older IDs and samples hold none.']
        : [
            'Account inside the ID: ',
            val(inside),
            `${whose(inside, caller)} (such decoding is not documented by AWS).`,
          ],
      isIssuedHere && text.startsWith('ASIA')
        ? ['Issued by this call: filter to this key to see what was done in the session that it opened.']
        : ['Search for it in the log to find what else was done with it.'],
    ],
    source: {
      title: inside === undefined ? 'IAM identifiers' : 'The account inside an ID',
      url: inside === undefined ? ID_SOURCE : ACCOUNT_IN_ID_SOURCE,
    },
  };
}

function explainArn(text: string, caller: string): Explanation | undefined {
  const arn = parseArn(text);
  if (!arn) return undefined;
  const form = arnFormOf(text);
  const role = arn.service === 'iam' && arn.resource.startsWith('role/') ? roleNameOf(text) : undefined;
  const owner: Line =
    arn.account === 'aws'
      ? ['Made and kept by AWS itself.']
      : arn.account === ''
        ? ['This kind of ARN names no account.']
        : ['Account ', val(arn.account), `${whose(arn.account, caller)}.`];
  return {
    lines: [
      [
        strong(val(arn.resource)),
        ...(form ? [`: ${form.kind}`] : [' of ', val(arn.service)]),
        ...(arn.region === '' ? [] : [', Region ', val(arn.region)]),
        '.',
      ],
      owner,
      ...(role ? [[role.meaning]] : []),
      [form?.conclude ?? 'Search for it in the log to find who else touched it.'],
      ...partitionLines(arn.partition),
      ...confidenceNote(form?.confidence ?? 'documented'),
    ],
    source: form
      ? { title: 'IAM identifiers', url: form.source }
      : { title: 'ARNs', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html' },
  };
}

function explainAccount(text: string, caller: string): Explanation {
  const isOther = caller !== '' && text !== caller;
  return {
    lines: [
      ['Account ', strong(val(text)), `${whose(text, caller)}.`],
      isOther
        ? ['Something reaches across accounts here: is this one of yours?']
        : ['Filter to it to see what else happened in this account.'],
      ...(text.startsWith('0') ? [['An account ID is a text: leading zeros count.']] : []),
    ],
    source: {
      title: 'AWS account identifiers',
      url: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html',
    },
  };
}

function explainTime(text: string, eventMs: number): Explanation | undefined {
  const at = ISO_DATE.test(text) ? parseTime(text) : parsePrintedTime(text);
  if (Number.isNaN(at)) return undefined;
  const distance = at - eventMs;
  const compared = Number.isNaN(distance)
    ? ''
    : Math.abs(distance) < 1000
      ? ', the time of this event'
      : `, ${formatDuration(distance)} ${distance < 0 ? 'before' : 'after'} this event`;
  return {
    lines: [
      [strong(val(new Date(at).toISOString())), ` (UTC)${compared}.`],
      ...(ISO_DATE.test(text) ? [] : [['Written as Java prints times; CloudTrail’s times are in UTC.']]),
    ],
    source: { title: 'CloudTrail record contents', url: RECORD_PAGE },
  };
}

function whose(account: string, caller: string): string {
  if (caller === '') return '';
  return account === caller ? ', the caller’s own' : ', not the caller’s';
}
