import { actionsOf } from './row';

/** Accounts, organizations, quotas, costs, domains, mail. https://docs.aws.amazon.com/organizations/latest/APIReference/Welcome.html */
export const ACCOUNT_ACTIONS = [
  ...actionsOf(
    'organizations',
    `
LeaveOrganization | - | Takes the caller’s account out of its organization. | Policies and central services of the organization no longer hold for it.
RemoveAccountFromOrganization | - | Removes an account from the organization.
InviteAccountToOrganization | - | Invites an account to join the organization. | Check whose account it is.
AcceptHandshake | - | Accepts an invitation, for example to join an organization.
CreateAccount | - | Creates an account in the organization.
CloseAccount | - | Closes an account of the organization.
MoveAccount | - | Moves an account to another organizational unit. | Other policies hold there.
DescribeOrganization | - | Shows the organization and its management account.
DescribeAccount | - | Shows details of an account.
ListAccounts | - | Lists all accounts of the organization with their email addresses.
ListDelegatedAdministrators | - | Lists accounts that administer services for the organization.
ListOrganizationalUnitsForParent | - | Lists organizational units.
ListRoots | - | Lists the root of the organization.
ListPolicies | - | Lists the policies of the organization.
RegisterDelegatedAdministrator | - | Lets an account administer a service for the organization.
DeregisterDelegatedAdministrator | - | Takes back an account’s right to administer a service for the organization. | servicePrincipal says which service.
EnableAWSServiceAccess | - | Lets a service work in all accounts of the organization.
DisableAWSServiceAccess | - | Stops a service from working in the accounts of the organization. | servicePrincipal says which service.
AttachPolicy | - | Attaches a policy to an account, a unit or the root.
DetachPolicy | - | Detaches a policy from an account, a unit or the root.
UpdatePolicy | - | Changes a policy of the organization.
DeletePolicy | - | Deletes a policy of the organization.
DisablePolicyType | - | Turns off a type of policies, such as service control policies.
ListAccountsForParent | - | Lists the accounts of a unit or root.
ListAWSServiceAccessForOrganization | - | Lists services that can work in all accounts of the organization.
ListDelegatedServicesForAccount | - | Lists services that an account administers for the organization.
`,
  ),
  ...actionsOf(
    'account',
    `
EnableRegion | - | Enables a Region for the account. | Resources in a Region that nobody looks at are noticed late.
DisableRegion | - | Disables a Region for the account.
GetRegionOptStatus | - | Shows whether a Region is enabled for the account.
ListRegions | - | Lists Regions, and whether they are enabled for the account.
PutAlternateContact | - | Sets the billing, operations or security contact of the account. | AWS sends security notices to the security contact.
DeleteAlternateContact | - | Deletes the billing, operations or security contact of the account.
GetContactInformation | - | Shows the contact details of the account.
StartPrimaryEmailUpdate | - | Starts the change of a member account’s root email address.
AcceptPrimaryEmailUpdate | - | Completes the change of a member account’s root email address. | Whoever reads the new address can reset the root user’s password.
PutContactInformation | - | Changes the contact details of the account.
GetAlternateContact | - | Shows the billing, operations or security contact of the account.
`,
  ),
  ...actionsOf(
    'servicequotas',
    `
GetServiceQuota | - | Shows a quota of the account for a service.
ListServiceQuotas | - | Lists the quotas of the account for a service.
RequestServiceQuotaIncrease | - | Requests a higher quota. | Check the service: more instances, emails or model calls can be meant.
`,
  ),
  ...actionsOf(
    'ce',
    `
GetCostAndUsage | - | Returns costs and usage of the account. | The answer shows which services are used.
GetCostForecast | - | Returns a forecast of costs.
`,
  ),
  ...actionsOf(
    'ses',
    `
SendEmail | - | Sends an email.
SendRawEmail | - | Sends an email that the caller formatted.
GetSendQuota | - | Shows how many emails the account can send, and how many it sent in 24 hours.
GetAccountSendingEnabled | - | Shows whether the account can send emails in this Region.
UpdateAccountSendingEnabled | - | Turns sending of emails on or off in this Region.
ListIdentities | - | Lists the addresses and domains that emails can be sent from.
GetIdentityVerificationAttributes | - | Shows whether addresses and domains are verified for sending.
VerifyEmailIdentity | - | Asks for an email address to be verified for sending.
VerifyDomainIdentity | - | Asks for a domain to be verified for sending.
DeleteIdentity | - | Deletes an address or domain that emails were sent from.
GetAccount | - | Shows the email sending status and limits of the account. | | sesv2-2019-09-27
PutAccountDetails | - | Changes the account’s details for sending emails, such as the request to leave the sandbox. | | sesv2-2019-09-27
CreateEmailIdentity | - | Asks for an address or domain to be verified for sending. | | sesv2-2019-09-27
ListEmailIdentities | - | Lists the addresses and domains that emails can be sent from. | | sesv2-2019-09-27
`,
  ),
  ...actionsOf(
    'sns',
    `
CreateTopic | - | Creates a topic.
DeleteTopic | - | Deletes a topic and its subscriptions. | Alarms that notify through it go nowhere.
ListTopics | - | Lists topics.
GetTopicAttributes | - | Shows the settings of a topic and its policy.
SetTopicAttributes | - | Changes a setting of a topic. | attributeName Policy sets who can publish and subscribe.
Subscribe | - | Subscribes an endpoint to a topic. | The endpoint gets copies of the topic’s messages.
Unsubscribe | - | Removes a subscription.
Publish | - | Publishes a message to a topic, or sends an SMS. | phoneNumber means an SMS.
ListTagsForResource | - | Lists the tags of a topic.
GetSMSAttributes | - | Shows the settings for SMS.
GetSMSSandboxAccountStatus | - | Shows whether the account is in the SMS sandbox.
ListOriginationNumbers | - | Lists the phone numbers that SMS are sent from.
ListSubscriptions | - | Lists subscriptions.
`,
  ),
  ...actionsOf(
    'sqs',
    `
SetQueueAttributes | - | Changes settings of a queue. | Policy sets who can send and receive.
PurgeQueue | - | Deletes all messages of a queue.
DeleteQueue | - | Deletes a queue and its messages.
ReceiveMessage | D | Returns messages of a queue.
`,
  ),
  ...actionsOf(
    'route53',
    `
ListHostedZones | - | Lists the account’s DNS zones.
ListResourceRecordSets | - | Lists the DNS records of a zone.
ChangeResourceRecordSets | - | Creates, changes or deletes DNS records. | A changed record can send a name’s traffic elsewhere.
CreateHostedZone | - | Creates a DNS zone.
DeleteHostedZone | - | Deletes a DNS zone.
DisassociateVPCFromHostedZone | - | Takes a VPC off a private DNS zone.
AssociateVPCWithHostedZone | - | Adds a VPC to a private DNS zone.
GetHostedZoneCount | - | Shows how many DNS zones the account has.
`,
  ),
  ...actionsOf(
    'route53domains',
    `
RegisterDomain | - | Registers a domain name.
TransferDomainToAnotherAwsAccount | S | Transfers a domain name to another account, and returns the password for it. | Check whose account it is.
DisableDomainTransferLock | - | Removes the lock that keeps a domain name from being transferred.
DeleteDomain | - | Deletes a domain name.
ListDomains | - | Lists the domain names of the account.
`,
  ),
  ...actionsOf(
    'ram',
    `
ListResources | - | Lists resources that are shared with other accounts, or by them.
CreateResourceShare | - | Shares resources with accounts. | principals says with whom.
AssociateResourceShare | - | Adds resources or accounts to a share. | principals says with whom.
`,
  ),
  ...actionsOf(
    'resource-explorer-2',
    `
ListIndexes | - | Lists the Regions in which resources are indexed for search.
Search | - | Searches for resources. | One call can list resources of all Regions.
`,
  ),
  ...actionsOf(
    'servicecatalog-appregistry',
    `
ListApplications | - | Lists the account’s applications in AppRegistry.
`,
  ),
  ...actionsOf(
    'quicksight',
    `
QueryDatabase | - | QuickSight queried a data source, to refresh a dataset. | A service event. | https://docs.aws.amazon.com/quicksight/latest/user/logging-non-api.html
`,
  ),
  ...actionsOf(
    'support',
    `
CreateCase | - | Opens a case with AWS Support.
DescribeCases | D | Returns support cases.
ResolveCase | - | Closes a case with AWS Support.
`,
  ),
  ...actionsOf(
    'billingconsole',
    `
GetContactInformation | - | Shows the contact details of the account, in the console. | | https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/logging-using-cloudtrail.html
GetAlternateContact | - | Shows the billing, operations or security contact, in the console. | | https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/logging-using-cloudtrail.html
`,
  ),
  ...actionsOf(
    'agreement-marketplace',
    `
AcceptAgreementRequest | - | Accepts an agreement of AWS Marketplace, which can cost money.
SearchAgreements | - | Lists agreements of AWS Marketplace.
`,
  ),
  ...actionsOf(
    'discovery-marketplace',
    `
GetListingView=GetListing | u | Shows a listing of AWS Marketplace.
`,
  ),
  ...actionsOf(
    'transfer',
    `
CreateServer | - | Creates a file transfer server. | Its endpoint can be public.
CreateUser | - | Creates a user of a file transfer server. | The role decides which files the user reaches.
`,
  ),
  ...actionsOf(
    'workspaces',
    `
CreateWorkspaces | - | Creates virtual desktops.
`,
  ),
  ...actionsOf(
    'acm-pca',
    `
IssueCertificate | - | Issues a certificate by a private certificate authority. | Systems that trust the authority trust the certificate.
GetCertificate | - | Returns a certificate of a private certificate authority.
`,
  ),
  ...actionsOf(
    'cognito-idp',
    `
GetTokensFromRefreshToken | C | Issues new tokens to a user of an app.
`,
  ),
];
