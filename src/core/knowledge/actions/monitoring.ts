import { actionsOf } from './row';

/** Logging, detection and alarms: changes here decide what is seen later. */
export const MONITORING_ACTIONS = [
  ...actionsOf(
    'cloudtrail',
    `
CreateTrail | - | Creates a trail, which delivers events to an S3 bucket. | s3BucketName says where they go.
UpdateTrail | - | Changes a trail. | Look for another s3BucketName, isMultiRegionTrail false and enableLogFileValidation false.
DeleteTrail | - | Deletes a trail. | The event history of the last 90 days stays.
StartLogging | - | Starts the delivery of a trail’s events.
StopLogging | - | Stops the delivery of a trail’s events. | The event history of the last 90 days goes on.
PutEventSelectors | - | Sets which events a trail logs. | Look for includeManagementEvents false, readWriteType other than All, and excluded sources.
GetEventSelectors | - | Shows which events a trail logs.
PutInsightSelectors | - | Sets which unusual activity a trail looks for.
GetInsightSelectors | - | Shows which unusual activity a trail looks for.
DescribeTrails | - | Lists trails and where their events go.
ListTrails | - | Lists trails.
GetTrail | - | Shows the settings of a trail.
GetTrailStatus | - | Shows whether a trail delivers events, and when it last did.
ListTags | - | Lists the tags of trails.
LookupEvents | D | Searches the event history of the last 90 days. | The answer holds records: who did what in the account.
DescribeQuery | - | Shows the state of a query in CloudTrail Lake.
StartQuery | - | Starts a query in CloudTrail Lake.
GetQueryResults | D | Returns the results of a query in CloudTrail Lake. | The answer holds records.
CreateEventDataStore | - | Creates an event data store of CloudTrail Lake.
UpdateEventDataStore | - | Changes an event data store of CloudTrail Lake.
DeleteEventDataStore | - | Deletes an event data store of CloudTrail Lake. | It can be restored for 7 days.
StopEventDataStoreIngestion | - | Stops an event data store from taking in events.
CreateServiceLinkedChannel | - | A service of AWS creates a channel to receive events on the account’s behalf. | | https://docs.aws.amazon.com/awscloudtrail/latest/userguide/viewing-service-linked-channels.html
`,
  ),
  ...actionsOf(
    'guardduty',
    `
CreateDetector | - | Turns GuardDuty on in this Region.
UpdateDetector | - | Changes the settings of GuardDuty in this Region. | enable false suspends it; features can be turned off one by one.
DeleteDetector | - | Turns GuardDuty off in this Region. | Its findings in this Region are lost.
GetDetector | - | Shows the settings of GuardDuty in this Region.
ListDetectors | - | Shows whether GuardDuty is on in this Region. | The answer shows whether threats are looked for.
ListFindings | - | Lists the IDs of findings.
GetFindings | D | Returns findings. | The answer shows what was detected.
ArchiveFindings | - | Hides findings from the list of current ones.
CreateFilter | - | Creates a filter for findings. | With the action ARCHIVE, it hides findings that match.
CreateIPSet | - | Creates a list of trusted IP addresses. | GuardDuty reports nothing about addresses of an active list.
UpdateIPSet | - | Changes a list of trusted IP addresses. | GuardDuty reports nothing about addresses of an active list.
CreateMembers | - | Adds member accounts whose findings the caller’s account sees.
InviteMembers | - | Invites accounts to become members.
DeleteMembers | - | Removes member accounts.
DisassociateMembers | - | Ends the association with member accounts. | Their findings are no longer seen centrally.
StopMonitoringMembers | - | Stops GuardDuty from monitoring member accounts.
DeleteInvitations | - | Deletes invitations that the account has received.
DisableOrganizationAdminAccount | - | Removes the account that administers GuardDuty for the organization.
DisassociateFromAdministratorAccount | - | Ends the association with the administrator account. | Its findings are no longer seen there.
DeletePublishingDestination | - | Stops the export of findings to a bucket.
ListIPSets | - | Lists the lists of trusted IP addresses.
CreateThreatIntelSet | - | Creates a list of malicious IP addresses.
UpdateThreatIntelSet | - | Changes a list of malicious IP addresses. | GuardDuty reports the addresses only while the list is active.
DisassociateFromMasterAccount | - | Ends the association with the administrator account. | Its findings are no longer seen there.
`,
  ),
  ...actionsOf(
    'config',
    `
StopConfigurationRecorder | - | Stops AWS Config from recording changes of resources.
DeleteConfigurationRecorder | - | Deletes the recorder of AWS Config. | Changes of resources are no longer recorded.
DeleteDeliveryChannel | - | Deletes the channel by which AWS Config delivers what it records.
DeleteConfigRule | - | Deletes a rule that checks resources, and its results.
PutEvaluations | - | A rule’s function reports which resources follow the rule.
DeleteRetentionConfiguration | - | Deletes the setting of how long AWS Config keeps history.
DeleteConfigurationAggregator | - | Deletes the collection of data from several accounts or Regions.
SelectResourceConfig | - | Queries the current configuration of resources. | One call can list resources of the whole account.
ListDiscoveredResources | - | Lists the resources that AWS Config knows.
PutConfigurationRecorder | - | Sets what AWS Config records. | Resource types that are left out are not recorded.
StartConfigurationRecorder | - | Starts the recording of changes of resources.
PutDeliveryChannel | - | Sets where AWS Config delivers what it records.
DeleteConformancePack | - | Deletes a set of rules that check resources.
DeleteOrganizationConfigRule | - | Deletes a rule that checks resources in all accounts of the organization.
DeleteOrganizationConformancePack | - | Deletes a set of rules that check resources in all accounts of the organization.
DeleteRemediationConfiguration | - | Deletes what is done about resources that break a rule.
`,
  ),
  ...actionsOf(
    'securityhub',
    `
DisableSecurityHub | - | Turns Security Hub off in this Region.
DescribeHub | - | Shows the settings of Security Hub in this Region.
GetFindings | D | Returns findings.
BatchUpdateFindings | - | Changes how findings are handled. | Workflow status SUPPRESSED or RESOLVED takes findings off the list.
UpdateFindings | - | Changes notes and record states of findings that match a filter.
DeleteInsight | - | Deletes a saved view of findings.
UpdateInsight | - | Changes a saved view of findings.
BatchDisableStandards | - | Turns off sets of checks.
DisableImportFindingsForProduct | - | Stops findings of a product from arriving.
ListMembers | - | Lists member accounts.
DeleteMembers | - | Removes member accounts.
DescribeProducts | - | Lists products that can send findings.
DescribeStandards | - | Lists sets of checks.
DescribeStandardsControls | - | Lists the checks of a set, and which are turned off.
`,
  ),
  ...actionsOf(
    'logs',
    `
CreateLogGroup | - | Creates a log group.
CreateLogStream | - | Creates a log stream.
DeleteLogGroup | - | Deletes a log group and all its logs.
DeleteLogStream | - | Deletes a log stream and all its logs.
PutRetentionPolicy | - | Sets for how many days a log group keeps its logs. | Compare retentionInDays with what it was.
DescribeLogGroups | - | Lists log groups.
DescribeLogStreams | - | Lists log streams.
ListTagsLogGroup | - | Lists the tags of a log group.
GetLogEvents | D | Returns entries of a log stream. | Logs can hold secrets.
FilterLogEvents | D | Searches the entries of a log group. | Logs can hold secrets.
StartQuery | - | Starts a query over log groups.
GetQueryResults | D | Returns the results of a query over log groups.
DeleteSubscriptionFilter | - | Stops logs from being passed on to another service.
PutSubscriptionFilter | - | Passes logs on to another service. | Check whose destination it is.
PutResourcePolicy | - | Sets which services can write to log groups.
DescribeSubscriptionFilters | - | Lists where logs are passed on to.
GetLogRecord | D | Returns one log entry. | Logs can hold secrets.
PutLogEvents | - | Writes entries to a log stream.
`,
  ),
  ...actionsOf(
    'monitoring',
    `
DescribeAlarms | - | Lists alarms.
DeleteAlarms | - | Deletes alarms. | Security alarms can be among them.
DisableAlarmActions | - | Stops alarms from acting: they change their state but notify nobody.
PutMetricAlarm | - | Creates or changes an alarm.
DescribeAlarmsForMetric | - | Lists the alarms of a metric.
`,
  ),
  ...actionsOf(
    'events',
    `
PutRule | - | Creates or changes a rule that reacts to events or runs on a schedule.
PutTargets | - | Sets what a rule starts or notifies.
DisableRule | - | Disables a rule. | Alarms and automatic reactions can depend on it.
DeleteRule | - | Deletes a rule. | Alarms and automatic reactions can depend on it.
RemoveTargets | - | Removes what a rule starts or notifies.
ListRules | - | Lists rules.
ListTargetsByRule | - | Lists what a rule starts or notifies.
`,
  ),
  ...actionsOf(
    'network-firewall',
    `
DescribeResourcePolicy | - | Shows with which accounts a firewall policy or rule group is shared.
DeleteFirewall | - | Deletes a firewall.
UpdateLoggingConfiguration | - | Sets which traffic of a firewall is logged.
DescribeFirewall | - | Shows a firewall.
DescribeFirewallPolicy | - | Shows a firewall policy.
DescribeLoggingConfiguration | - | Shows which traffic of a firewall is logged.
DescribeRuleGroup | - | Shows the rules of a group.
ListFirewallPolicies | - | Lists firewall policies.
ListFirewalls | - | Lists firewalls.
ListRuleGroups | - | Lists groups of rules.
`,
  ),
  ...actionsOf(
    'wafv2',
    `
DeleteWebACL | - | Deletes a web ACL, the rules that filter web requests.
DisassociateWebACL | - | Takes the web ACL off a resource. | Its web requests are no longer filtered.
DeleteRuleGroup | - | Deletes a group of rules that filter web requests.
DeleteLoggingConfiguration | - | Stops the logging of web requests.
UpdateIPSet | - | Changes a list of IP addresses that rules refer to.
`,
  ),
  ...actionsOf(
    'macie2',
    `
DisableMacie | - | Turns Macie off in this Region.
DisassociateMember | - | Ends the association with a member account.
CreateFindingsFilter | - | Creates a filter for findings. | With the action ARCHIVE, it hides findings that match.
UpdateFindingsFilter | - | Changes a filter for findings. | With the action ARCHIVE, it hides findings that match.
UpdateClassificationJob | - | Pauses, resumes or cancels a search for sensitive data.
UpdateMacieSession | - | Suspends or resumes Macie, or changes how often it publishes findings.
UpdateMemberSession | - | Suspends or resumes Macie in a member account.
DeleteMember | - | Removes a member account.
DisassociateFromMasterAccount | - | Ends the association with the administrator account.
`,
  ),
  ...actionsOf(
    'route53resolver',
    `
DeleteResolverQueryLogConfig | - | Deletes a configuration for logging the DNS queries of VPCs. | Queries after this are not logged by it.
DisassociateResolverQueryLogConfig | - | Stops the logging of a VPC’s DNS queries.
ListFirewallRuleGroupAssociations | - | Lists which VPCs use which DNS firewall rules.
`,
  ),
  ...actionsOf(
    'devops-guru',
    `
GetResourceCollection | - | Lists the resources that DevOps Guru watches.
SearchInsights | - | Lists anomalies that DevOps Guru found.
`,
  ),
  ...actionsOf(
    'xray',
    `
GetSamplingRules | - | Returns the rules by which requests are traced.
GetSamplingTargets | - | Returns how many requests are to be traced.
PutTraceSegments | - | Uploads traces of requests.
`,
  ),
  ...actionsOf(
    'health',
    `
DescribeEventAggregates | - | Shows how many AWS Health events there are.
DescribeEvents | - | Lists AWS Health events.
`,
  ),
  ...actionsOf(
    'notifications',
    `
ListNotificationHubs | - | Lists the Regions in which notifications are stored.
`,
  ),
  ...actionsOf(
    'waf',
    `
DeleteWebACL | - | Deletes a web ACL of AWS WAF Classic, the rules that filter web requests.
DeleteRuleGroup | - | Deletes a group of rules of AWS WAF Classic.
`,
  ),
  ...actionsOf(
    'waf-regional',
    `
DeleteWebACL | - | Deletes a web ACL of AWS WAF Classic, the rules that filter web requests.
DeleteRuleGroup | - | Deletes a group of rules of AWS WAF Classic.
`,
  ),
];
