import { isFalse, matches, type RiskRow, rowsOfService } from './row';

// Calls by which an intruder stops being seen (ATT&CK T1562, https://attack.mitre.org/techniques/T1562/008/).

const cloudTrail = rowsOfService(
  'cloudtrail',
  'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_*.html',
);
const guardDuty = rowsOfService(
  'guardduty',
  'https://docs.aws.amazon.com/guardduty/latest/APIReference/API_*.html',
);
const securityHub = rowsOfService(
  'securityhub',
  'https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_*.html',
);
const config = rowsOfService('config', 'https://docs.aws.amazon.com/config/latest/APIReference/API_*.html');
const ec2 = rowsOfService('ec2', 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_*.html');
const logs = rowsOfService(
  'logs',
  'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_*.html',
);
const events = rowsOfService(
  'events',
  'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_*.html',
);
const organizations = rowsOfService(
  'organizations',
  'https://docs.aws.amazon.com/organizations/latest/APIReference/API_*.html',
);
const macie = rowsOfService('macie2', 'https://docs.aws.amazon.com/macie/latest/APIReference/macie.html');
const inspector = rowsOfService(
  'inspector2',
  'https://docs.aws.amazon.com/inspector/v2/APIReference/API_*.html',
);
const analyzer = rowsOfService(
  'access-analyzer',
  'https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_*.html',
);

/** Only the service principal of a security service makes these calls of Organizations notable. */
const OF_SECURITY =
  /^(?:detective|guardduty|securityhub|cloudtrail|config|macie|inspector2|access-analyzer|sso)\b/;

/** Logging, detection and configuration history, turned off or narrowed. */
export const MONITORING_RISKS: readonly RiskRow[] = [
  ...cloudTrail('high', 'StopLogging', 'From here on the trail delivers nothing: what follows is unseen.'),
  ...cloudTrail('high', 'DeleteTrail', 'The trail is gone: what follows is not delivered any more.'),
  ...cloudTrail(
    'high',
    'DeleteEventDataStore StopEventDataStoreIngestion',
    'CloudTrail Lake loses its events, or takes in no new ones.',
  ),
  ...cloudTrail(
    'medium',
    'UpdateTrail UpdateEventDataStore',
    'It can send the log elsewhere, limit it to one Region or leave out its encryption.',
  ),
  ...cloudTrail(
    'medium',
    'PutEventSelectors PutInsightSelectors',
    'It decides which events are logged at all: a narrow choice is as good as none.',
  ),
  ...guardDuty(
    'high',
    'DeleteDetector',
    'GuardDuty is turned off in this Region, and its findings are lost.',
  ),
  ...guardDuty('high', 'UpdateDetector', 'GuardDuty is suspended in this Region.', {
    whenRecord: isFalse('enable'),
  }),
  ...guardDuty('medium', 'UpdateDetector', 'It can suspend GuardDuty or switch off kinds of protection.'),
  ...guardDuty(
    'high',
    'StopMonitoringMembers DeleteMembers DisassociateMembers DisassociateFromAdministratorAccount DisassociateFromMasterAccount DisableOrganizationAdminAccount',
    'Accounts drop out of GuardDuty’s central watch.',
  ),
  ...guardDuty(
    'medium',
    'CreateFilter UpdateFilter CreateIPSet UpdateIPSet DeletePublishingDestination',
    'It can hide findings: a filter archives them, a trusted list keeps them from arising.',
  ),
  ...securityHub('high', 'DisableSecurityHub', 'Security Hub is turned off in this Region.'),
  ...securityHub(
    'high',
    'DeleteMembers DisassociateMembers DisassociateFromAdministratorAccount DisassociateFromMasterAccount DisableOrganizationAdminAccount',
    'Accounts drop out of Security Hub’s central view.',
  ),
  ...securityHub(
    'medium',
    'BatchDisableStandards DisableImportFindingsForProduct',
    'Checks or findings no longer arrive in Security Hub.',
  ),
  ...config(
    'high',
    'StopConfigurationRecorder DeleteConfigurationRecorder DeleteDeliveryChannel',
    'Changes of resources are no longer recorded or delivered.',
  ),
  ...config('medium', 'DeleteConfigRule', 'A check of resources is gone.'),
  ...config(
    'low',
    'DeleteRetentionConfiguration',
    'How long configuration history is kept is no longer set here: the default of seven years holds.',
  ),
  ...ec2('high', 'DeleteFlowLogs', 'Network traffic is no longer logged.'),
  ...logs('medium', 'DeleteLogGroup DeleteLogStream', 'Logs are deleted for good.'),
  ...logs(
    'medium',
    'PutRetentionPolicy',
    'Logs may be kept for a shorter time: compare retentionInDays with what it was.',
  ),
  ...logs('medium', 'DeleteSubscriptionFilter', 'Logs are no longer passed on to another service.'),
  ...events('medium', 'DisableRule DeleteRule RemoveTargets', 'Alarms may hang on this rule.'),
  ...organizations(
    'high',
    'LeaveOrganization',
    'The account leaves the organization, and with it guardrails and central logging.',
  ),
  ...organizations(
    'high',
    'RemoveAccountFromOrganization',
    'An account is taken out of guardrails and logs.',
  ),
  ...organizations(
    'high',
    'DeregisterDelegatedAdministrator DisableAWSServiceAccess',
    'A security service loses its administrator account or its access in the organization: servicePrincipal says which service.',
    { whenRecord: matches('servicePrincipal', OF_SECURITY) },
  ),
  ...organizations(
    'medium',
    'RegisterDelegatedAdministrator',
    'The account that is named sees, or rules, the whole organization for this service.',
  ),
  ...organizations(
    'medium',
    'DetachPolicy DeletePolicy DisablePolicyType',
    'Guardrails that held for accounts are gone.',
  ),
  ...macie('high', 'DisableMacie', 'Macie is turned off in this Region.'),
  ...inspector('medium', 'Disable', 'Inspector no longer looks for vulnerabilities here.'),
  ...analyzer('medium', 'DeleteAnalyzer', 'Access that is open to the outside is no longer reported.'),
];
