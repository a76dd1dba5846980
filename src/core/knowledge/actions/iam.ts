import { actionsOf } from './row';

/** IAM and STS: who can do what. https://docs.aws.amazon.com/IAM/latest/APIReference/welcome.html */
export const IAM_ACTIONS = [
  ...actionsOf(
    'iam',
    `
CreateUser | - | Creates an IAM user.
DeleteUser | - | Deletes an IAM user. | Check whether the user was created for a short time.
UpdateUser | - | Renames an IAM user or changes its path.
GetUser | - | Shows an IAM user, the caller itself if no name is given. | A stolen key can be tested with it.
ListUsers | - | Lists the IAM users of the account.
CreateAccessKey | C | Creates a long-term access key for an IAM user or the root user, and returns its secret. | Check whether the key is for somebody other than the caller.
UpdateAccessKey | - | Activates or deactivates an access key.
DeleteAccessKey | - | Deletes an access key.
ListAccessKeys | - | Lists the access keys of an IAM user, without their secrets.
GetAccessKeyLastUsed | - | Shows when, where and for which service an access key was last used.
CreateLoginProfile | - | Gives an IAM user a password for the console. | Check whether the password is for somebody other than the caller, and passwordResetRequired.
UpdateLoginProfile | - | Changes an IAM user’s password for the console. | Check whether the password is for somebody other than the caller.
DeleteLoginProfile | - | Deletes an IAM user’s password for the console.
GetLoginProfile | - | Shows whether an IAM user has a password for the console, and since when.
ChangePassword | - | Changes the password of the IAM user that calls.
GetAccountPasswordPolicy | - | Shows the rules for passwords in the account.
UpdateAccountPasswordPolicy | - | Sets the rules for passwords in the account.
CreateVirtualMFADevice | S | Creates a virtual MFA device, and returns the secret of its codes. | It counts only after EnableMFADevice has assigned it to a user.
EnableMFADevice | - | Assigns an MFA device to an IAM user.
DeactivateMFADevice | - | Takes an MFA device away from an IAM user or the root user.
DeleteVirtualMFADevice | - | Deletes a virtual MFA device.
ListMFADevices | - | Lists the MFA devices of an IAM user.
ListVirtualMFADevices | - | Lists the virtual MFA devices of the account.
CreateGroup | - | Creates a user group.
ListGroups | - | Lists the user groups of the account.
ListGroupsForUser | - | Lists the user groups that an IAM user is in.
GetGroup | - | Lists the users of a group.
AddUserToGroup | - | Adds an IAM user to a group. | The user gets the group’s permissions.
RemoveUserFromGroup | - | Removes an IAM user from a group.
CreateRole | - | Creates a role, with the trust policy that says who can assume it. | Check the trust policy for * and for accounts that are not yours.
DeleteRole | - | Deletes a role.
GetRole | - | Shows a role and its trust policy.
ListRoles | - | Lists the roles of the account and their trust policies.
UpdateRole | - | Changes the description or the longest session of a role.
UpdateAssumeRolePolicy | - | Replaces the trust policy of a role, which says who can assume it. | Check the new policy for * and for accounts that are not yours.
CreateServiceLinkedRole | - | Creates a role that a service of AWS uses and defines.
CreateInstanceProfile | - | Creates an instance profile, which gives a role to instances.
DeleteInstanceProfile | - | Deletes an instance profile.
GetInstanceProfile | - | Shows an instance profile and its role.
ListInstanceProfiles | - | Lists the instance profiles of the account.
ListInstanceProfilesForRole | - | Lists the instance profiles that have a role.
AddRoleToInstanceProfile | - | Puts a role into an instance profile. | Instances with the profile get the role’s permissions.
RemoveRoleFromInstanceProfile | - | Takes the role out of an instance profile.
TagInstanceProfile | - | Sets tags of an instance profile.
AttachUserPolicy | - | Attaches a managed policy to an IAM user. | policyArn says which permissions the user gets.
AttachRolePolicy | - | Attaches a managed policy to a role. | policyArn says which permissions the role gets.
AttachGroupPolicy | - | Attaches a managed policy to a user group. | policyArn says which permissions all users of the group get.
DetachUserPolicy | - | Detaches a managed policy from an IAM user. | A policy that denies can be taken away with it, too.
DetachRolePolicy | - | Detaches a managed policy from a role. | A policy that denies can be taken away with it, too.
DetachGroupPolicy | - | Detaches a managed policy from a user group. | A policy that denies can be taken away with it, too.
PutUserPolicy | - | Sets an inline policy of an IAM user. | policyDocument says which permissions the user gets; check whether it is the caller.
PutRolePolicy | - | Sets an inline policy of a role. | policyDocument says which permissions the role gets.
PutGroupPolicy | - | Sets an inline policy of a user group. | policyDocument says which permissions all users of the group get.
DeleteUserPolicy | - | Deletes an inline policy of an IAM user. | A policy that denies can be taken away with it, too.
DeleteRolePolicy | - | Deletes an inline policy of a role. | A policy that denies can be taken away with it, too.
DeleteGroupPolicy | - | Deletes an inline policy of a user group. | A policy that denies can be taken away with it, too.
GetUserPolicy | - | Shows an inline policy of an IAM user.
GetRolePolicy | - | Shows an inline policy of a role.
ListUserPolicies | - | Lists the inline policies of an IAM user.
ListRolePolicies | - | Lists the inline policies of a role.
ListAttachedUserPolicies | - | Lists the managed policies of an IAM user.
ListAttachedRolePolicies | - | Lists the managed policies of a role.
ListEntitiesForPolicy | - | Lists the users, groups and roles that have a managed policy.
CreatePolicy | - | Creates a managed policy. | It has no effect until it is attached.
DeletePolicy | - | Deletes a managed policy.
GetPolicy | - | Shows a managed policy, without its document.
ListPolicies | - | Lists managed policies.
CreatePolicyVersion | - | Creates a version of a managed policy. | With setAsDefault, everybody who has the policy gets these permissions at once.
SetDefaultPolicyVersion | - | Makes a version of a managed policy the one that counts. | An old version can allow more than the present one.
GetPolicyVersion | - | Shows a version of a managed policy with its document.
ListPolicyVersions | - | Lists the versions of a managed policy.
DeletePolicyVersion | - | Deletes a version of a managed policy.
PutUserPermissionsBoundary | - | Sets the policy that limits an IAM user’s permissions.
PutRolePermissionsBoundary | - | Sets the policy that limits a role’s permissions.
DeleteUserPermissionsBoundary | - | Removes the policy that limited an IAM user’s permissions.
DeleteRolePermissionsBoundary | - | Removes the policy that limited a role’s permissions.
CreateSAMLProvider | - | Registers a SAML identity provider. | Roles that trust it can be assumed by whoever it vouches for.
UpdateSAMLProvider | - | Changes the metadata of a SAML identity provider. | New metadata can bring another signing key.
DeleteSAMLProvider | - | Deletes a SAML identity provider. | Sign-ins through it fail from then on.
CreateOpenIDConnectProvider | - | Registers an OpenID Connect identity provider. | Roles that trust it can be assumed by whoever it vouches for.
GetAccountAuthorizationDetails | - | Returns all users, groups, roles and policies of the account. | One call is enough to map every permission.
GetAccountSummary | - | Shows how many users, roles, keys and the like the account has.
GetCredentialReport | - | Returns a report on the credentials of all IAM users, without secrets.
GenerateCredentialReport | - | Creates a report on the credentials of all IAM users.
ListAccountAliases | - | Shows the account’s alias.
ListSSHPublicKeys | - | Lists the SSH public keys of an IAM user, for CodeCommit.
ListSigningCertificates | - | Lists the signing certificates of an IAM user.
ListServiceSpecificCredentials | - | Lists the passwords that an IAM user has for single services, without their values.
CreateServiceSpecificCredential | C | Creates a long-term credential of an IAM user for one service.
SimulatePrincipalPolicy | - | Tests what the policies of a user or role allow. | It shows permissions without using them.
DeleteAccountPasswordPolicy | - | Removes the account’s own rules for passwords. | The default rules of AWS hold.
DeleteGroup | - | Deletes a user group.
GetGroupPolicy | - | Shows an inline policy of a user group.
ListGroupPolicies | - | Lists the inline policies of a user group.
ListAttachedGroupPolicies | - | Lists the managed policies of a user group.
ListSAMLProviders | - | Lists the SAML identity providers of the account.
ListOpenIDConnectProviders | - | Lists the OpenID Connect identity providers of the account.
AddClientIDToOpenIDConnectProvider | - | Adds an audience that tokens of an identity provider can have.
UpdateOpenIDConnectProviderThumbprint | - | Changes which certificates of an identity provider are trusted.
EnableOrganizationsRootCredentialsManagement | - | Lets the organization manage the root credentials of its accounts.
EnableOrganizationsRootSessions | - | Lets the organization open root sessions in its accounts.
ResyncMFADevice | - | Synchronizes an MFA device with AWS.
UploadSSHPublicKey | - | Adds an SSH public key to an IAM user, for CodeCommit.
UploadSigningCertificate | - | Adds a signing certificate to an IAM user. | It is a credential for some old APIs.
`,
  ),
  ...actionsOf(
    'sts',
    `
GetCallerIdentity | - | Returns the account, ARN and ID of the caller itself. | It needs no permission, so a stolen key can be tested with it; programs and the AWS CLI call it, too.
GetAccessKeyInfo | - | Returns the account that an access key belongs to. | The key can be one of somebody else.
DecodeAuthorizationMessage | - | Decodes the details of a refused call. | The answer shows which policy refused.
GetWebIdentityToken | C | Issues a signed web token for the caller, to be used outside AWS. | The audience in the request says for whom.
`,
  ),
  ...actionsOf(
    'rolesanywhere',
    `
CreateTrustAnchor | - | Makes a certificate authority a trust anchor of IAM Roles Anywhere. | Whoever holds a certificate of this authority can get role credentials, as far as profiles and trust policies allow.
UpdateTrustAnchor | - | Changes a trust anchor. | It can name another certificate authority.
DeleteTrustAnchor | - | Deletes a trust anchor.
EnableTrustAnchor | - | Enables a trust anchor.
ListTrustAnchors | - | Lists trust anchors.
CreateProfile | - | Creates a profile, which lists the roles that certificates can be exchanged for. | roleArns says which roles.
UpdateProfile | - | Changes a profile. | roleArns says which roles certificates can be exchanged for.
DeleteProfile | - | Deletes a profile.
ListProfiles | - | Lists profiles.
CreateSession | C | Exchanges a certificate for temporary credentials of a role. | | https://docs.aws.amazon.com/rolesanywhere/latest/userguide/authentication-create-session.html
`,
  ),
  ...actionsOf(
    'cognito-identity',
    `
GetCredentialsForIdentity | C | Issues temporary credentials to a user or guest of an app.
GetId | - | Creates or returns the ID of a user or guest of an app.
`,
  ),
];
