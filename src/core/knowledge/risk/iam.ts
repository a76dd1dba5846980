import { matches, parameterOf, type RiskRow, rowsOfService } from './row';

// Calls by which an intruder gets in again later, or gets more rights (ATT&CK T1098, T1136,
// https://attack.mitre.org/techniques/T1098/, https://attack.mitre.org/techniques/T1136/003/).

const iam = rowsOfService('iam', 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_*.html');
const sts = rowsOfService('sts', 'https://docs.aws.amazon.com/STS/latest/APIReference/API_*.html');
const kms = rowsOfService('kms', 'https://docs.aws.amazon.com/kms/latest/APIReference/API_*.html');
const identityCenter = rowsOfService(
  'sso',
  'https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_*.html',
);

const ALL_RIGHTS = /:policy\/(?:AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;
const toAdministrator = { whenRecord: matches('policyArn', ALL_RIGHTS) };

/** Users, keys, rights and ways to sign in, made or changed. */
export const IAM_RISKS: readonly RiskRow[] = [
  ...iam('medium', 'CreateUser', 'A new user is a way back in that outlives the session.'),
  ...iam('medium', 'CreateAccessKey', 'A new long-term key works until somebody turns it off.'),
  ...iam('high', 'CreateAccessKey', 'A root access key may do anything, and no policy limits it.', {
    when: ({ principal }) => principal.kind === 'root',
  }),
  ...iam(
    'medium',
    'CreateLoginProfile UpdateLoginProfile',
    'A password lets a user into the console, one who had none or whose owner then has another.',
  ),
  ...iam('high', 'DeactivateMFADevice', 'A user or root loses the second factor.'),
  ...iam(
    'low',
    'DeleteVirtualMFADevice',
    'A virtual MFA device was deleted. IAM deletes only a device that nobody uses: look for DeactivateMFADevice before it.',
  ),
  ...iam(
    'low',
    'EnableMFADevice CreateVirtualMFADevice ResyncMFADevice',
    'An MFA device was added or replaced. Check who holds it.',
  ),
  ...iam(
    'high',
    'AttachUserPolicy AttachRolePolicy AttachGroupPolicy',
    'Rights of an administrator, or over IAM, were given.',
    toAdministrator,
  ),
  ...iam(
    'medium',
    'AttachUserPolicy AttachRolePolicy AttachGroupPolicy PutUserPolicy PutRolePolicy PutGroupPolicy AddUserToGroup',
    'Somebody gets more rights.',
  ),
  ...iam(
    'medium',
    'CreatePolicyVersion SetDefaultPolicyVersion',
    'Everybody who has this policy gets other rights at once.',
  ),
  ...iam(
    'medium',
    'DeleteUserPermissionsBoundary DeleteRolePermissionsBoundary',
    'A limit on what may be granted is gone.',
  ),
  ...iam('medium', 'UpdateAssumeRolePolicy', 'It decides who may take the role: a door can be put in.'),
  ...iam('low', 'CreateRole', 'A new role: its trust policy says who may take it.'),
  ...iam(
    'high',
    'CreateSAMLProvider UpdateSAMLProvider CreateOpenIDConnectProvider AddClientIDToOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint',
    'Whoever holds the provider’s keys can sign in as anybody its roles trust.',
  ),
  ...iam('medium', 'UpdateAccessKey', 'A key that was off works again.', {
    whenRecord: (record) => parameterOf(record, 'status') === 'Active',
  }),
  ...iam('medium', 'UpdateAccountPasswordPolicy DeleteAccountPasswordPolicy', 'Passwords may get weaker.'),
  ...iam(
    'high',
    'EnableOrganizationsRootCredentialsManagement EnableOrganizationsRootSessions',
    'From here on the root users of all accounts can be managed centrally.',
  ),
  ...sts('medium', 'AssumeRoot', 'The organization becomes root of a member account for one fixed task.'),
  ...sts(
    'medium',
    'GetFederationToken',
    'The session outlives the key that opened it, by up to 36 hours: a known way to stay.',
  ),
  ...identityCenter(
    'medium',
    'CreateAccountAssignment AttachManagedPolicyToPermissionSet PutInlinePolicyToPermissionSet',
    'People get access to accounts, or more of it.',
  ),
  ...kms('high', 'ScheduleKeyDeletion', 'When the key is gone, everything encrypted with it is lost.'),
  ...kms(
    'medium',
    'DisableKey PutKeyPolicy',
    'Data under this key may become unreadable, or readable to others.',
  ),
];
