import { actionsOf } from './row';

/** Secrets, parameters and keys; commands on instances, since Systems Manager does both. */
const VERSIONS = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/cloudtrail_log_entries.html';
const AGENT = 'https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent.html';

export const SECRET_ACTIONS = [
  ...actionsOf(
    'secretsmanager',
    `
GetSecretValue | S | Returns the value of a secret. | The value is not in the log; secretId says which secret.
BatchGetSecretValue | S | Returns the values of up to 20 secrets. | Filters instead of a list of names ask for secrets that the caller need not know.
ListSecrets | - | Lists secrets, without their values.
DescribeSecret | - | Shows details of a secret, without its value.
ListSecretVersionIds | - | Lists the versions of a secret, without their values.
GetResourcePolicy | - | Shows who has access to a secret by its policy.
PutResourcePolicy | - | Sets who has access to a secret by its policy. | Check the policy for * and for accounts that are not yours.
DeleteResourcePolicy | - | Deletes the policy of a secret.
ValidateResourcePolicy | - | Tests whether the policy of a secret would make it public.
CreateSecret | - | Creates a secret.
PutSecretValue | - | Stores a new value of a secret.
UpdateSecret | - | Changes the details or the value of a secret.
UpdateSecretVersionStage | - | Changes which version of a secret counts as the current one.
RotateSecret | - | Starts or configures the rotation of a secret.
CancelRotateSecret | - | Turns off the rotation of a secret.
DeleteSecret | - | Schedules the deletion of a secret. | With forceDeleteWithoutRecovery, it is gone at once.
RestoreSecret | - | Cancels the scheduled deletion of a secret.
GetRandomPassword | S | Returns a random password.
ReplicateSecretToRegions | - | Copies a secret to other Regions.
StartSecretVersionDelete | - | Secrets Manager starts to delete a version of a secret. | A service event: nobody calls it. | ${VERSIONS}
EndSecretVersionDelete | - | Secrets Manager has deleted a version of a secret. | A service event: nobody calls it. | ${VERSIONS}
`,
  ),
  ...actionsOf(
    'kms',
    `
Decrypt | D | Decrypts data, mostly the key that other data is encrypted with. | encryptionContext often names the secret, object or volume. Services call it for their users.
Encrypt | - | Encrypts data with a key.
ReEncrypt | - | Decrypts data and encrypts it with another key.
GenerateDataKey | S | Returns a new key for data, in plain text and encrypted. | Services call it when they encrypt something for their users.
GenerateDataKeyWithoutPlaintext | - | Returns a new key for data, encrypted only.
Sign | - | Signs data with a key.
GetPublicKey | - | Returns the public key of a key pair.
CreateKey | - | Creates a key.
DescribeKey | - | Shows details of a key.
ListKeys | - | Lists the keys of the account.
ListAliases | - | Lists names of keys.
CreateGrant | - | Lets an identity or service use a key. | granteePrincipal and operations say who can do what.
RetireGrant | - | Ends a grant, by the one that it was given to.
RevokeGrant | - | Takes back a grant.
GetKeyPolicy | - | Shows who has access to a key by its policy.
PutKeyPolicy | - | Sets who has access to a key by its policy. | Check the policy for * and for accounts that are not yours.
DisableKey | - | Disables a key. | Data that is encrypted with it can’t be read until it is enabled again.
EnableKey | - | Enables a key.
ScheduleKeyDeletion | - | Schedules the deletion of a key. | pendingWindowInDays says how long it can still be cancelled: 7 to 30 days.
CancelKeyDeletion | - | Cancels the scheduled deletion of a key.
ImportKeyMaterial | - | Imports the material of a key. | Whoever made the material can keep a copy.
DeleteImportedKeyMaterial | - | Deletes the imported material of a key. | Data that is encrypted with it can’t be read until the material is imported again.
EnableKeyRotation | - | Turns on the yearly rotation of a key’s material.
DisableKeyRotation | - | Turns off the rotation of a key’s material.
RotateKey | - | AWS KMS rotated the material of a key. | A service event. | https://docs.aws.amazon.com/kms/latest/developerguide/ct-rotate.html
ListResourceTags | - | Lists the tags of a key.
ListGrants | - | Lists the grants of a key, which let identities and services use it.
UpdateAlias | - | Points the name of a key to another key.
CreateAlias | - | Gives a key a name.
`,
  ),
  ...actionsOf(
    'ssm',
    `
GetParameter | D | Returns a parameter. | With withDecryption, the answer holds a SecureString in plain text, which is a secret.
GetParameters | D | Returns up to 10 parameters. | With withDecryption, the answer holds SecureStrings in plain text, which are secrets.
GetParametersByPath | D | Returns all parameters below a path. | With withDecryption, the answer holds SecureStrings in plain text, which are secrets.
GetParameterHistory | D | Returns the old values of a parameter. | With withDecryption, the answer holds SecureStrings in plain text, which are secrets.
DescribeParameters | - | Lists parameters, without their values.
PutParameter | - | Creates or changes a parameter.
DeleteParameter | - | Deletes a parameter.
DeleteParameters | - | Deletes parameters.
ListTagsForResource | - | Lists the tags of a resource.
SendCommand | - | Runs a document on instances, which can be a shell command. | AWS-RunShellScript and AWS-RunPowerShellScript run any command. CloudTrail hides the parameters.
GetCommandInvocation | D | Returns the outcome and output of a command on an instance.
ListCommandInvocations | - | Lists where commands ran, and with which outcome.
ListCommands | - | Lists the commands that were requested.
CancelCommand | - | Cancels a command.
StartSession | C | Opens a session on an instance, and returns the token for it. | The session gives a shell or a forwarded port; what is typed is not in CloudTrail.
ResumeSession | C | Reconnects to a session on an instance, and returns a new token for it.
TerminateSession | - | Ends a session on an instance.
DescribeSessions | - | Lists sessions on instances.
StartAutomationExecution | - | Runs an automation document. | It can act with a role other than the caller’s.
CreateAssociation | - | Makes a document run on instances, also again and again.
CreateDocument | - | Creates a document, which can run commands on instances.
UpdateDocument | - | Changes a document, which can run commands on instances.
GetDocument | D | Returns the content of a document.
DescribeDocument | - | Shows details of a document.
ModifyDocumentPermission | - | Changes which accounts can use a document.
DescribeInstanceInformation | - | Lists the instances that Systems Manager can reach. | The answer shows where commands can be run.
DescribeInstancePatches | - | Lists the patches of an instance.
ListInstanceAssociations | - | The agent on an instance asks which documents are to run. | | ${AGENT}
ListAssociations | - | Lists associations of documents with instances.
CreateActivation | C | Creates a code with which machines outside EC2 register.
UpdateInstanceInformation | - | The agent on an instance reports that it runs. | | ${AGENT}
UpdateInstanceAssociationStatus | - | The agent on an instance reports the outcome of an association. | | ${AGENT}
OpenDataChannel | o | The channel of a session on an instance is connected. | | ${AGENT}
PutInventory | - | Reports what is installed on an instance.
PutComplianceItems | - | Reports whether an instance follows rules.
GetInventory | - | Lists what is installed on instances.
GetInventorySchema | - | Lists the kinds of inventory that instances report.
ListInventoryEntries | - | Lists what is installed on an instance.
ListDocuments | - | Lists documents.
`,
  ),
  ...actionsOf(
    'ssmmessages',
    `
CreateControlChannel | - | The agent on an instance opens its channel to Session Manager. | | ${AGENT}
CreateDataChannel | - | The agent on an instance opens the channel of a session. | | ${AGENT}
OpenControlChannel | - | The agent on an instance connects its channel to Session Manager. | | ${AGENT}
OpenDataChannel | - | The channel of a session is connected. | | ${AGENT}
`,
  ),
];
