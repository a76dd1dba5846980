import type { Confidence } from '../confidence';
import { ID_SOURCE } from './ids';

/** A form of ARN that identity information shows. */
export interface ArnForm {
  /** What such an ARN names, without article. */
  readonly kind: string;
  /** Its form; `<…>` stands for a part that varies. */
  readonly form: string;
  /** Tested against a whole ARN. Names are not checked: exporters and samples bend their rules. */
  readonly pattern: RegExp;
  /** What such an ARN tells, or does not. */
  readonly conclude: string;
  readonly confidence: Confidence;
  readonly source: string;
}

const STS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns';

function row(
  kind: string,
  form: string,
  pattern: RegExp,
  conclude: string,
  more: Partial<Pick<ArnForm, 'confidence' | 'source'>> = {},
): ArnForm {
  return { kind, form, pattern, conclude, confidence: 'documented', source: STS, ...more };
}

/** The forms, special ones before those that would match them too: the first that matches counts. */
export const ARN_FORMS: readonly ArnForm[] = [
  row(
    'root user',
    'arn:<partition>:iam::<account>:root',
    /^arn:aws[\w-]*:iam::\d{12}:root$/,
    'In a policy it means everybody in the account whom that account permits, not the root user alone.',
  ),
  row(
    'IAM user',
    'arn:<partition>:iam::<account>:user/<path>/<name>',
    /^arn:aws[\w-]*:iam::\d{12}:user\/./,
    'A user made anew under this name has the same ARN: only the AIDA… ID tells the two apart.',
  ),
  row(
    'service-linked role',
    'arn:<partition>:iam::<account>:role/aws-service-role/<service>.amazonaws.com/AWSServiceRoleFor<name>',
    /^arn:aws[\w-]*:iam::\d{12}:role\/aws-service-role\/[^/]+\/./,
    'Only the service in the path can assume it.',
    {
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html',
    },
  ),
  row(
    'Identity Center role',
    'arn:<partition>:iam::<account>:role/aws-reserved/sso.amazonaws.com/<region>/AWSReservedSSO_<permission set>_<16 hex>',
    /^arn:aws[\w-]*:iam::\d{12}:role\/aws-reserved\/sso\.amazonaws\.com\/./,
    'Only Identity Center hands it out: whoever has it signed in there.',
    {
      source: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html',
    },
  ),
  row(
    'IAM role',
    'arn:<partition>:iam::<account>:role/<path>/<name>',
    /^arn:aws[\w-]*:iam::\d{12}:role\/./,
    'A role made anew under this name has the same ARN: only the AROA… ID tells the two apart.',
  ),
  row(
    'role session',
    'arn:<partition>:sts::<account>:assumed-role/<role>/<session>',
    /^arn:aws[\w-]*:sts::\d{12}:assumed-role\/[^/]+\/./,
    'The role’s path is not part of it, and whoever assumed the role chose the last part.',
  ),
  row(
    'federated user',
    'arn:<partition>:sts::<account>:federated-user/<name>',
    /^arn:aws[\w-]*:sts::\d{12}:federated-user\/./,
    'The name was chosen by whoever called GetFederationToken.',
  ),
  row(
    'session of the root user',
    'arn:<partition>:sts::<account>:assumed-root',
    /^arn:aws[\w-]*:sts::\d{12}:assumed-root(?:$|\/)/,
    'Opened centrally with AssumeRoot. Records seen so far show the ARN of the root user instead.',
    { confidence: 'unverified' },
  ),
  row(
    'user group',
    'arn:<partition>:iam::<account>:group/<path>/<name>',
    /^arn:aws[\w-]*:iam::\d{12}:group\/./,
    'Whoever is added to it gets its permissions.',
  ),
  row(
    'instance profile',
    'arn:<partition>:iam::<account>:instance-profile/<path>/<name>',
    /^arn:aws[\w-]*:iam::\d{12}:instance-profile\/./,
    'It hands its role to EC2 instances; role and profile need not be named alike.',
  ),
  row(
    'OpenID Connect provider',
    'arn:<partition>:iam::<account>:oidc-provider/<host and path>',
    /^arn:aws[\w-]*:iam::\d{12}:oidc-provider\/./,
    'Tokens of this host can be exchanged for roles that trust it.',
  ),
  row(
    'SAML provider',
    'arn:<partition>:iam::<account>:saml-provider/<name>',
    /^arn:aws[\w-]*:iam::\d{12}:saml-provider\/./,
    'Whoever holds this provider’s signing key can become any user of the roles that trust it.',
  ),
  row(
    'identity store',
    'arn:<partition>:identitystore::<account>:identitystore/d-<id>',
    /^arn:aws[\w-]*:identitystore::\d{12}:identitystore\/d-/,
    'The directory of Identity Center: it turns user IDs into names.',
    {
      source:
        'https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_DescribeUser.html',
    },
  ),
  row(
    'sign-in session',
    'arn:<partition>:signin:<region>:<account>:session/<uuid>',
    /^arn:aws[\w-]*:signin:[^:]*:\d{12}:session\/./,
    'It gathers what was done after one sign-in, across access keys.',
    { confidence: 'documented' },
  ),
  row(
    'managed policy of AWS',
    'arn:<partition>:iam::aws:policy/<path>/<name>',
    /^arn:aws[\w-]*:iam::aws:policy\/./,
    'AWS writes and changes it; it is the same in every account.',
  ),
  row(
    'behavior graph of Detective',
    'arn:<partition>:detective:<region>:<account>:graph:<32 hex>',
    /^arn:aws[\w-]*:detective:[\w-]+:\d{12}:graph:[0-9a-f]{32}$/,
    'The account in it is the administrator, who sees the data of all members.',
    { source: 'https://docs.aws.amazon.com/detective/latest/APIReference/API_Graph.html' },
  ),
];

/** The form of an ARN, if it is one that identity information shows. */
export function arnFormOf(arn: string): ArnForm | undefined {
  return ARN_FORMS.find((form) => form.pattern.test(arn));
}

/** A partition: a group of Regions with identities of its own. */
export interface Partition {
  readonly id: string;
  /** Where it is: completes "Partition of …". */
  readonly what: string;
  readonly source: string;
  readonly confidence: Confidence;
}

const PARTITION_PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html';

/** Keys and roles of one partition are worth nothing in another. */
export const PARTITIONS: readonly Partition[] = [
  { id: 'aws', what: 'the commercial Regions', source: PARTITION_PAGE, confidence: 'documented' },
  { id: 'aws-cn', what: 'the Regions in China', source: PARTITION_PAGE, confidence: 'documented' },
  { id: 'aws-us-gov', what: 'AWS GovCloud (US)', source: PARTITION_PAGE, confidence: 'documented' },
  { id: 'aws-iso', what: 'the isolated Regions us-iso-…', source: ID_SOURCE, confidence: 'observed' },
  { id: 'aws-iso-b', what: 'the isolated Regions us-isob-…', source: ID_SOURCE, confidence: 'observed' },
  { id: 'aws-iso-e', what: 'the isolated Regions eu-isoe-…', source: ID_SOURCE, confidence: 'observed' },
  { id: 'aws-iso-f', what: 'the isolated Regions us-isof-…', source: ID_SOURCE, confidence: 'observed' },
  { id: 'aws-eusc', what: 'the European Sovereign Cloud', source: ID_SOURCE, confidence: 'observed' },
];

const BY_ID = new Map(PARTITIONS.map((partition) => [partition.id, partition]));

/** A partition by the second part of an ARN. */
export function partitionOf(id: string): Partition | undefined {
  return BY_ID.get(id);
}
