import { IDENTITY_PAGE } from '../sources';
import type { IdentityField } from './rows';

/** The fields that say for whom and in whose scope the caller acted. */
export const CONTEXT_FIELDS: readonly IdentityField[] = [
  {
    path: 'userIdentity.onBehalfOf',
    meaning: 'The Identity Center user for whom the call was made.',
    presence: 'With the type IdentityCenterUser, and in role sessions that carry the user’s identity.',
    conclude: 'A human stands behind the call, even where the caller is a role.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.onBehalfOf.userId',
    meaning: 'The ID of that user in the identity store.',
    presence: 'With onBehalfOf.',
    conclude:
      'identitystore DescribeUser turns it into a name. Logs show the name only in the additionalEventData of sign-in events.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.onBehalfOf.identityStoreArn',
    meaning: 'The identity store that the user belongs to.',
    presence: 'With onBehalfOf.',
    conclude: 'It tells which Identity Center instance to ask, and whether that is yours.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.inScopeOf',
    meaning: 'The service and workload in whose scope the request was made, such as a Lambda function.',
    presence: 'Only for requests made in the scope of a service.',
    conclude: 'It names the workload, which is far more exact than its role.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.inScopeOf.sourceArn',
    meaning: 'The resource that set off the request from service to service.',
    presence: 'Optional.',
    conclude: 'If this resource is not yours, somebody may be using the service as a deputy to reach you.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.inScopeOf.sourceAccount',
    meaning: 'The account that owns that resource.',
    presence: 'Together with sourceArn.',
    conclude: 'An account other than the caller’s means that the request was set off across accounts.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.inScopeOf.issuerType',
    meaning: 'The kind of resource that received the credentials.',
    presence: 'Optional.',
    values: [
      { value: 'AWS::Lambda::Function', meaning: 'A Lambda function.' },
      { value: 'AWS::EC2::Instance', meaning: 'An EC2 instance.', confidence: 'observed' },
      { value: 'AWS::ECS::Task', meaning: 'An ECS task.', confidence: 'unverified' },
    ],
    conclude:
      'It tells where to look next: the code of the function, the disk of the instance, the image of the task.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.inScopeOf.credentialsIssuedTo',
    meaning: 'The resource into whose environment the credentials were put.',
    presence: 'Optional.',
    conclude: 'Calls from an address that cannot be this workload’s point to stolen credentials.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.inScopeOf.credentialsIssuedToVersion',
    meaning: 'That resource with its version, such as a Lambda function that ends in $LATEST.',
    presence: 'Seen in records since 2026 only.',
    conclude: 'It tells which version of the code ran.',
    confidence: 'observed',
    source: IDENTITY_PAGE,
  },
];
