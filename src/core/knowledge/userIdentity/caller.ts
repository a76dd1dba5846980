import { HIDDEN_NAME } from '../identities/hiddenName';
import { IDENTITY_PAGE, RECORD_PAGE, SERVICE_EVENTS_PAGE } from '../sources';
import type { IdentityField } from './rows';
import { IDENTITY_TYPES } from './types';

/** The fields that say who called, directly below `userIdentity`. */
export const CALLER_FIELDS: readonly IdentityField[] = [
  {
    path: 'userIdentity',
    meaning:
      'The caller: whose credentials signed the request, of which kind, and how temporary ones were obtained.',
    presence: 'Every API call should have it; Insights events and aggregated events do not.',
    conclude:
      'Without it no caller is recorded, which is not an error: eventType tells what wrote the event.',
    confidence: 'documented',
    source: RECORD_PAGE,
  },
  {
    path: 'userIdentity.type',
    meaning: 'The kind of identity; it decides which of the other fields to expect.',
    presence: 'Nearly always there. Events that a service writes about its own work often come without it.',
    values: IDENTITY_TYPES.map(({ type, meaning, conclude }) => ({ value: type, meaning, conclude })),
    conclude: 'Without a type, invokedBy names the acting service; without both, the caller is unidentified.',
    confidence: 'documented',
    source: SERVICE_EVENTS_PAGE,
  },
  {
    path: 'userIdentity.userName',
    meaning: 'The plain name of the identity. What kind of name depends on the type.',
    presence:
      'IAM users have it, the root user only with an account alias. Role sessions, federated users, services, other accounts and Identity Center users do not.',
    values: [
      {
        value: HIDDEN_NAME,
        meaning:
          'AWS hid what was typed: no such user exists, and people type passwords into this box. It is a failed console sign-in, not a gap in the log.',
        conclude: 'Once, somebody mistyped. In numbers, or from many addresses, somebody is guessing names.',
      },
    ],
    conclude: 'For a role session look at the session name and the issuer instead.',
    concludeFor: new Map([
      [
        'IAMUser',
        'Names can be used again: a user deleted and made anew under this name has another principalId.',
      ],
      ['Root', 'It names the account, not a person: find out who holds the root credentials.'],
      ['SAMLUser', 'Look this name up at the identity provider.'],
      ['WebIdentityUser', 'Look this user or job up at the identity provider.'],
    ]),
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.principalId',
    meaning:
      'The unique ID of the caller. Sessions of roles and of GetFederationToken add a colon and the session name; a user’s and root’s own do not.',
    presence: 'Usually there; empty for anonymous access.',
    values: [
      { value: '', meaning: 'Empty: typical of anonymous access.' },
      { value: /^AIDA[A-Z0-9]+$/, meaning: 'The ID of an IAM user.' },
      { value: /^AROA[A-Z0-9]+:/, meaning: 'The ID of a role, then the session name.' },
      { value: /^AROA[A-Z0-9]+$/, meaning: 'The ID of a role.' },
      { value: /^\d{12}$/, meaning: 'An account ID, as the root user has it.' },
      {
        value: /^\d{12}:aws:ec2-instance:/,
        meaning:
          'The identity role of an EC2 instance: software on the instance called, not the role of its profile.',
      },
      {
        value: /^\d{12}:aws:ec2-infrastructure:/,
        meaning: 'EC2 itself, acting for an instance: to decrypt its volumes, for example.',
      },
      { value: /^\d{12}:/, meaning: 'An account ID, then the name of a federated user.' },
      { value: /^[^:]+:[^:]+:/, meaning: 'Identity provider, application and user, as web sign-in has it.' },
    ],
    conclude:
      'The ID outlives a rename, and a role or user that is deleted and made again gets a new one: the same ARN with another ID is somebody else.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.arn',
    meaning: 'The ARN of the caller. For a role session it is that of the session, not of the role.',
    presence:
      'Missing for services, Identity Center, SAML and web identity callers, and mostly for other accounts.',
    conclude:
      'The last part of a session ARN was chosen by whoever assumed the role, so it proves nothing unless the trust policy enforces it. The path of the role stands only in sessionIssuer.arn.',
    concludeFor: new Map([
      [
        'IAMUser',
        'Names can be used again: a user deleted and made anew has this ARN, but another principalId.',
      ],
      ['Root', 'The ARN tells the account only; who held the credentials is not in the record.'],
      [
        'FederatedUser',
        'The name was chosen by whoever called GetFederationToken: sessionIssuer tells who that was.',
      ],
    ]),
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.accountId',
    meaning:
      'The account that owns the identity: for temporary credentials, that of the user or role behind them.',
    presence:
      'Usually there. With an Identity Center token it is the account of the Identity Center instance.',
    values: [
      {
        value: 'ANONYMOUS_PRINCIPAL',
        meaning: 'Nobody signed this request: anonymous access.',
        confidence: 'observed',
      },
      {
        value: 'anonymous',
        meaning: 'Anonymous access, as some services write it.',
        confidence: 'unverified',
      },
    ],
    conclude:
      'If recipientAccountId differs, the caller came from another account. The two fields mean different things: never swap them.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.accessKeyId',
    meaning: 'The ID of the access key that signed the request. It is no secret by itself.',
    presence: 'Often missing or empty at console sign-in, where no key is used.',
    values: [
      { value: '', meaning: 'Empty: no key was recorded, as is usual at console sign-in.' },
      {
        value: /^AKIA/,
        meaning: 'A long-term key of an IAM user or of the root user.',
        conclude:
          'It works until somebody turns it off. Filter to it to see all that was done with it, and from where.',
      },
      {
        value: /^ASIA/,
        meaning:
          'A temporary key issued by STS: a role, a federated user, GetSessionToken or a console session.',
      },
      { value: /^ABIA/, meaning: 'A bearer token of STS.' },
    ],
    conclude:
      'Filter to this key to see everything done in the same session. The event that issued a temporary key holds it in responseElements.credentials.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.credentialId',
    meaning: 'The ID of the bearer token that was used in place of a signature.',
    presence: 'Only where the caller came with a token, such as one of IAM Identity Center.',
    conclude:
      'It ties calls together as accessKeyId does elsewhere; look for it in Identity Center sign-in events.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.invokedBy',
    meaning: 'The AWS service that made the request.',
    presence: 'Only where a service called: for a caller of its own, with a role given to it, or for itself.',
    values: [
      {
        value: 'AWS Internal',
        meaning: 'A service of AWS made the request; which one is not said.',
      },
      {
        value: 'signin.amazonaws.com',
        meaning: 'In older records: the console made the request for the person signed in.',
      },
      {
        value: /\.amazonaws\.com(?:\.cn)?$/,
        meaning: 'This service made the request.',
      },
    ],
    conclude:
      'If a user or role is named as well, it set the service in motion and stays answerable. Address and client then show the service, and tlsDetails is missing.',
    concludeFor: new Map([
      [
        'AssumedRole',
        'The AssumeRole event of the session tells which. Address and client then show the service, and tlsDetails is missing.',
      ],
    ]),
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.invokedByDelegate',
    meaning: 'The product provider that acted with access delegated to it for a time.',
    presence: 'Only for requests of such a provider.',
    conclude: 'An outside company did this in the account: make sure that the delegation was approved.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.invokedByDelegate.accountId',
    meaning: 'The AWS account of that product provider.',
    presence: 'With invokedByDelegate.',
    conclude: 'A third party: compare it with the vendors you know.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.identityProvider',
    meaning: 'The outside identity provider that vouched for the caller.',
    presence: 'Only with the types SAMLUser and WebIdentityUser.',
    values: [
      { value: /^cognito-identity\.amazon(?:aws)?\.com$/, meaning: 'Amazon Cognito.' },
      { value: 'www.amazon.com', meaning: 'Login with Amazon.' },
      { value: 'accounts.google.com', meaning: 'Google.' },
      { value: 'graph.facebook.com', meaning: 'Facebook.' },
      {
        value: /oidc-provider\//,
        meaning: 'An OpenID Connect provider registered in IAM.',
        confidence: 'observed',
      },
    ],
    conclude:
      'Whoever controls this provider can become the caller; its own sign-in log holds the next clue.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
];
