import { PERMISSION_ONLY_ROWS, READ_OPERATIONS } from './reads';
import type { DetectiveOperation, PermissionOnlyAction } from './rows';
import { WRITE_OPERATIONS } from './writes';

export const DETECTIVE_SOURCE = 'detective.amazonaws.com';
export const PERMISSIONS_PAGE =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/list_detective.html';

/** All 29 operations. */
export const OPERATIONS: readonly DetectiveOperation[] = [...READ_OPERATIONS, ...WRITE_OPERATIONS].map(
  (row) => ({
    ...row,
    confidence: 'documented',
    source: `https://docs.aws.amazon.com/detective/latest/APIReference/API_${row.name}.html`,
  }),
);

/** All 7 actions that policies know and the API reference does not. */
export const PERMISSION_ONLY: readonly PermissionOnlyAction[] = PERMISSION_ONLY_ROWS.map((row) => ({
  ...row,
  confidence: 'unverified',
  source: PERMISSIONS_PAGE,
}));

const BY_NAME = new Map(OPERATIONS.map((operation) => [operation.name, operation]));
const PERMISSION_BY_NAME = new Map(PERMISSION_ONLY.map((action) => [action.name, action]));

/** The operation that an `eventName` of Detective names, if it is one. */
export function detectiveOperationOf(eventName: string): DetectiveOperation | undefined {
  return BY_NAME.get(eventName);
}

/** The permission-only action that an `eventName` of Detective names, if it is one. */
export function permissionOnlyOf(eventName: string): PermissionOnlyAction | undefined {
  return PERMISSION_BY_NAME.get(eventName);
}

/** Successful calls of these make Detective see less. */
export const HIDES_VISIBILITY: ReadonlySet<string> = new Set([
  'DeleteGraph',
  'DeleteMembers',
  'DisableOrganizationAdminAccount',
  'DisassociateMembership',
  'UpdateOrganizationConfiguration',
]);

/** What a request parameter holds, by its name with a small first letter. */
const PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['graphArn', 'The behavior graph. The account in its ARN is the administrator who sees the data.'],
  ['graphArns', 'The behavior graphs asked about.'],
  ['accountIds', 'The member accounts concerned.'],
  ['accountId', 'The account concerned.'],
  ['accounts', 'The accounts to add, each with the e-mail address of its root user.'],
  ['message', 'The text of the invitation.'],
  ['disableEmailNotification', 'true: the invited accounts get no e-mail, so the invitation is silent.'],
  [
    'autoEnable',
    'Whether accounts that join the organization are monitored by themselves. false leaves them out.',
  ],
  ['datasourcePackages', 'Kinds of data to collect: core, EKS audit logs, Security Hub findings.'],
  ['entityArn', 'The IAM user or role under suspicion.'],
  ['scopeStartTime', 'Begin of the time to investigate.'],
  ['scopeEndTime', 'End of the time to investigate.'],
  ['investigationId', 'The investigation, a number of 21 digits.'],
  ['indicatorType', 'The kind of indicator to list.'],
  ['state', 'ACTIVE, or ARCHIVED to take the investigation off the list.'],
  ['filterCriteria', 'Which investigations to list.'],
  ['sortCriteria', 'Their order.'],
  ['tags', 'Tags to set.'],
  ['tagKeys', 'Tags to remove.'],
  ['resourceArn', 'The behavior graph whose tags are meant.'],
  ['nextToken', 'Where the previous page of results ended.'],
  ['maxResults', 'How many results a page may have.'],
  [
    'masterAccount',
    'The administrator account. An old name: AWS’s sample of 2019 has it where today’s API takes graphArn.',
  ],
]);

/** What a parameter of a Detective call holds, by either spelling (`graphArn`, `GraphArn`). */
export function detectiveParameterOf(name: string): string | undefined {
  return PARAMETERS.get(name.slice(0, 1).toLowerCase() + name.slice(1));
}
