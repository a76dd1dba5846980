import { actionsOf } from './row';

/**
 * Sign-ins to the console and to IAM Identity Center. Most are no operations of an API:
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html,
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/understanding-sign-in-events.html and
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/sso-info-in-cloudtrail.html
 */
const CONSOLE =
  'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html';
const CENTER = 'https://docs.aws.amazon.com/singlesignon/latest/userguide/understanding-sign-in-events.html';
const PORTAL = 'https://docs.aws.amazon.com/singlesignon/latest/userguide/sso-info-in-cloudtrail.html';
const LOGIN = 'https://aws.amazon.com/blogs/security/simplified-developer-access-to-aws-with-aws-login/';
const SWITCH = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-console.html';
const BROKER =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html';
const ROOT = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html';

export const SIGN_IN_ACTIONS = [
  ...actionsOf(
    'signin',
    `
ConsoleLogin | - | A person signed in to the AWS console, or tried to. | responseElements.ConsoleLogin says whether it succeeded, additionalEventData.MFAUsed whether MFA was used here. | ${CONSOLE}
CheckMfa | - | The sign-in checked whether MFA is required for the user. | It is a step of a sign-in, not a sign-in: look for the ConsoleLogin that follows. | ${CONSOLE}
SwitchRole | - | A person in the console switched to a role. | additionalEventData.SwitchFrom holds the ARN of the identity that switched. | ${SWITCH}
ExitRole | o | A person in the console switched back from a role. | | ${SWITCH}
RenewRole | u | By its name, the console renewed the session of a role that somebody switched to. | | ${SWITCH}
PasswordRecoveryRequested | - | Somebody requested a reset of the root user’s password. | The reset goes to the root user’s email address: check who reads it. | ${ROOT}
PasswordRecoveryCompleted | - | The root user’s password was reset through its email address. | Check who had access to the mailbox at that time. | ${ROOT}
PasswordUpdated | - | The root user’s password was changed. | | ${ROOT}
EmailUpdated | u | The root user’s email address was changed. | Whoever reads the new address can reset the root user’s password. | ${ROOT}
GetSigninToken | C | Exchanges temporary credentials for a token that opens the console. | The console session has the permissions of these credentials. | ${BROKER}
AuthorizeOAuth2Access | - | A person allowed the command aws login to get credentials from the console sign-in. | CreateOAuth2Token follows, from the computer that gets the credentials. | ${LOGIN}
CreateOAuth2Token | C | Issues temporary credentials to the AWS CLI or SDKs, for the command aws login. | They are those of the signed-in identity; the CLI and SDKs renew them every 15 minutes. | ${LOGIN}
UserAuthentication | - | A user of IAM Identity Center passed every check and was signed in. | AuthWorkflowID links the events of one sign-in. | ${CENTER}
CredentialChallenge | - | IAM Identity Center asked a user for a credential. | CredentialType says which, a password or an MFA code for example. | ${CENTER}
CredentialVerification | - | A user answered IAM Identity Center’s request for a credential. | serviceEventDetails.CredentialVerification says whether it was right. | ${CENTER}
`,
  ),
  ...actionsOf(
    'sso',
    `
Authenticate | - | A user signed in to the AWS access portal. | | ${PORTAL}
Federate | - | A user opened an account or application from the AWS access portal. | The session starts in the account that is opened. | ${PORTAL}
Logout | - | A user signed out of the AWS access portal. | | sso-2019-06-10
GetRoleCredentials | C | Returns temporary credentials of a role that is assigned to the user. | The access token of the portal is enough for it: the caller needs no password again. | sso-2019-06-10
ListAccounts | - | Lists the accounts that are assigned to the user. | | sso-2019-06-10
ListAccountRoles | - | Lists the roles that are assigned to the user in an account. | | sso-2019-06-10
ListApplications | - | Shows the user’s assigned applications in the AWS access portal, or lists applications. | | ${PORTAL}
ListProfilesForApplication | - | Shows details of an application in the AWS access portal. | | ${PORTAL}
CreateToken | C | Issues the tokens of a person’s portal session to a client such as the AWS CLI. | With a device code, whoever approved the request gave the client access. | sso-oidc-2019-06-10
CreateTokenWithIAM | C | Issues tokens to an application that signs its request with IAM credentials. | | sso-oidc-2019-06-10
RegisterClient | - | Registers a client that wants tokens. | | sso-oidc-2019-06-10
StartDeviceAuthorization | - | Starts a sign-in by device code, which a person has to approve. | Device codes can be sent to people to approve: check who started it, and from where. | sso-oidc-2019-06-10
CreateAccountAssignment | - | Gives a user or group access to an account with a permission set. | Check the permission set, and whether the caller gave it to itself.
DeleteAccountAssignment | - | Takes away a user’s or group’s access to an account.
CreatePermissionSet | - | Creates a permission set, the permissions that people get in accounts.
ProvisionPermissionSet | - | Applies a permission set to the accounts that it is assigned in.
AttachManagedPolicyToPermissionSet | - | Adds an AWS managed policy to a permission set. | Everybody who has the permission set gets these permissions.
PutInlinePolicyToPermissionSet | - | Sets the inline policy of a permission set. | Everybody who has the permission set gets these permissions.
AssociateDirectory | - | Makes a directory the identity source of IAM Identity Center. | Whoever controls the directory decides who can sign in. | ${PORTAL}
DisassociateDirectory | - | Detaches the directory that was the identity source. | | ${PORTAL}
StartSSO | - | Enables IAM Identity Center. | | ${PORTAL}
UpdateSsoConfiguration | o | Changes the settings of IAM Identity Center. | | ${PORTAL}
`,
  ),
  ...actionsOf(
    'sso-directory',
    `
CreateUser | - | Creates a user in the directory of IAM Identity Center. | | ${PORTAL}
CreateGroup | - | Creates a group in the directory of IAM Identity Center. | | ${PORTAL}
AddMemberToGroup | - | Adds a user to a group of IAM Identity Center. | The user gets what is assigned to the group. | ${PORTAL}
EnableExternalIdPConfigurationForDirectory | - | Makes an external identity provider the source of sign-ins. | Whoever controls the provider decides who can sign in. | ${PORTAL}
DisableExternalIdPConfigurationForDirectory | - | Stops using an external identity provider for sign-ins. | | ${PORTAL}
`,
  ),
];
