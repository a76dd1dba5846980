import type { Confidence } from '../confidence';
import { parseArn } from './ids';

/** What a role session's name tells about who or what chose it. */
export interface SessionName {
  readonly pattern: RegExp;
  /** True where the name is made anew for every session and names no person or job worth telling apart. */
  readonly automatic: boolean;
  /** What makes such names: completes the sentence "The session name …". */
  readonly meaning: string;
  readonly confidence: Confidence;
  readonly source?: string;
}

const BOTOCORE = 'https://pypi.org/project/botocore/';
const JS_INI = 'https://www.npmjs.com/package/@aws-sdk/credential-provider-ini';
const EC2_ROLES = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html';

/** Known session names. The first that matches counts. Flags would be lost in `AUTOMATIC`: use none. */
export const SESSION_NAMES: readonly SessionName[] = [
  {
    pattern: /^i-[0-9a-fA-F]{8}(?:[0-9a-fA-F]{9})?$/,
    automatic: true,
    meaning: 'is the ID of an EC2 instance, which uses the credentials of its instance profile',
    confidence: 'documented',
    source: EC2_ROLES,
  },
  {
    pattern: /^mi-[0-9a-f]{17}$/,
    automatic: true,
    meaning: 'is the ID of a server outside EC2 that Systems Manager manages',
    confidence: 'observed',
  },
  {
    pattern: /^botocore-session-\d{10,}$/,
    automatic: true,
    meaning:
      'is what boto3 and the AWS CLI make up when a profile names a role; the number is the time in seconds',
    confidence: 'observed',
    source: BOTOCORE,
  },
  {
    pattern: /^aws-sdk-js-(?:session-)?\d{13}$/,
    automatic: true,
    meaning: 'is the default of the AWS SDK for JavaScript; the number is the time in milliseconds',
    confidence: 'observed',
    source: JS_INI,
  },
  {
    pattern: /^aws-sdk-java-\d+$/,
    automatic: true,
    meaning: 'looks like the default of the AWS SDK for Java',
    confidence: 'unverified',
  },
  {
    pattern: /^aws-go-sdk-\d+$|^\d{19}$/,
    automatic: true,
    meaning: 'looks like the default of a Go program; the number is the time in nanoseconds',
    confidence: 'observed',
  },
  {
    pattern: /^aws-dotnet-sdk-session-\d+$/,
    automatic: true,
    meaning: 'looks like the default of the AWS SDK for .NET',
    confidence: 'unverified',
  },
  {
    pattern: /^aws-sdk-php-\d+$/,
    automatic: true,
    meaning: 'looks like the default of the AWS SDK for PHP',
    confidence: 'unverified',
  },
  {
    pattern: /^AWSCodeBuild-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    automatic: true,
    meaning: 'looks like a CodeBuild build and its ID',
    confidence: 'unverified',
  },
  {
    pattern: /^eks-.+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    automatic: true,
    meaning: 'looks like EKS Pod Identity: cluster, pod and a random ID',
    confidence: 'unverified',
  },
  {
    pattern: /^[0-9a-f]{32}$/,
    automatic: true,
    meaning:
      'is made of 32 hexadecimal digits, like the ID of an ECS task; other services make such names too',
    confidence: 'observed',
  },
  {
    pattern: /^xray-daemon-\d{13,}$|^MandoService\d{13,}$|^awslambda_\d+_\d{17}$/,
    automatic: true,
    meaning: 'is made up by an AWS service for its own sessions',
    confidence: 'observed',
  },
  {
    pattern: /^aws-cdk-.+$/,
    automatic: false,
    meaning: 'looks like the AWS CDK, which adds the user name of the computer it runs on',
    confidence: 'unverified',
  },
  {
    pattern: /^GitHubActions$/,
    automatic: false,
    meaning: 'is the default of the GitHub action that signs in to AWS: look for the workflow run',
    confidence: 'unverified',
    source: 'https://github.com/aws-actions/configure-aws-credentials',
  },
  {
    pattern: /^AWSCLI-Session$/,
    automatic: false,
    meaning: 'stands in AWS examples for the command line: somebody typed or pasted it by hand',
    confidence: 'unverified',
    source: 'https://repost.aws/knowledge-center/iam-assume-role-cli',
  },
  {
    pattern: /^AWSCloudFormation$/,
    automatic: false,
    meaning: 'looks like CloudFormation working with a service role',
    confidence: 'unverified',
  },
  {
    pattern: /^CognitoIdentityCredentials$/,
    automatic: false,
    meaning: 'looks like a Cognito identity pool: every user of the app has this name',
    confidence: 'unverified',
  },
  {
    pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
    automatic: false,
    meaning:
      'is an e-mail address, typical of Identity Center and SAML sign-in; whoever assumes a role directly can choose any name, though',
    confidence: 'documented',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html',
  },
];

/**
 * A name that the rest of the record tells: sessions of a Lambda function's execution role bear the function's name,
 * and `inScopeOf` names the function.
 */
export const FUNCTION_NAME: Omit<SessionName, 'pattern'> = {
  automatic: false,
  meaning: 'is that of the Lambda function, which Lambda gives to sessions of its execution role',
  confidence: 'observed',
};

// One expression for all automatic rows: it is asked once an event.
const AUTOMATIC = new RegExp(
  SESSION_NAMES.filter((row) => row.automatic)
    .map((row) => row.pattern.source)
    .join('|'),
);

/** True for a session name that software made for one session: such sessions gather under their role. */
export function isAutomaticSession(name: string): boolean {
  return AUTOMATIC.test(name);
}

/**
 * What is known about a session name, if anything. `workload` is the ARN of the resource that the credentials were
 * issued to (`inScopeOf.credentialsIssuedTo`), where the record has it.
 */
export function sessionNameOf(name: string, workload = ''): Omit<SessionName, 'pattern'> | undefined {
  if (name !== '' && functionOf(workload) === name) return FUNCTION_NAME;
  return SESSION_NAMES.find((row) => row.pattern.test(name));
}

/** `name` of `arn:aws:lambda:<region>:<account>:function:name:version`; '' for other ARNs. */
function functionOf(arn: string): string {
  const { service = '', resource = '' } = parseArn(arn) ?? {};
  return service === 'lambda' && resource.startsWith('function:') ? (resource.split(':')[1] ?? '') : '';
}
