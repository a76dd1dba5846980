import assert from 'node:assert/strict';
import { explain } from '../../../../src/core/explain/explain';
import {
  cliCommandOf,
  isGeneralClient,
  isNameOfAws,
  USER_AGENTS,
  userAgentRows,
} from '../../../../src/core/knowledge/userAgents/userAgents';
import { plainText } from '../../../../src/core/text/pieces';
import { readTrail } from '../../../../src/core/trail/trail';
import { describeCorpus } from '../../../support/corpus';

const said = (userAgent: string) =>
  userAgentRows(userAgent)
    .map(({ meaning }) => meaning)
    .join(' ');
const hover = (record: object) => explain(record, ['userAgent'])?.lines.map(plainText).join('\n') ?? '';

const CLI = 'aws-cli/2.11.9 Python/3.11.2 Linux/4.14.255 exec-env/CloudShell exe/x86_64.amzn.2 prompt/off';

describe('user agents', () => {
  const cases: [string, string][] = [
    [`${CLI} command/s3.sync`, 'The AWS CLI. It says that it runs in AWS CloudShell.'],
    ['aws-cli/1.16.96 Python/3.6.0 Windows/10 botocore/1.12.86', 'The AWS CLI.'],
    [
      'Boto3/1.26.165 Python/3.10.6 Linux/5.19.0 Botocore/1.29.165',
      'Python with boto3, the AWS SDK for Python.',
    ],
    [
      '[Boto3/1.26.165 Python/3.10.6 Linux/5.19.0 Botocore/1.29.165]',
      'Python with boto3, the AWS SDK for Python.',
    ],
    ['Botocore/1.29.165 Python/3.10.6', 'Python with botocore, the library below the AWS CLI and boto3.'],
    [
      'EC2ConsoleFrontend, aws-internal/3 aws-sdk-java/1.12.150 Linux/5.4.172 vendor/Oracle_Corporation',
      'The back end of the EC2 console.',
    ],
    ['[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.488 Linux/5.10]', 'The back end of the S3 console.'],
    ['RDS Console, aws-internal/3 aws-sdk-java/1.11.975 Linux/5.10', 'The back end of the RDS console.'],
    ['[AWSCloudTrail, aws-internal/3 aws-sdk-java/1.12.433]', 'The back end of the CloudTrail console.'],
    ['AWS CloudWatch Console, aws-internal/3', 'By its name, the back end of the CloudWatch console.'],
    ['Some Console, aws-internal/3 aws-sdk-java/1.11', 'The back end of a page of the AWS console.'],
    [
      'aws-internal/3 aws-sdk-java/1.12.101 Linux/4.14.252',
      'A client inside AWS, which back ends of the console and services use.',
    ],
    ['Coral/Netty4', 'A client inside AWS, which services and the console use.'],
    ['console.ec2.amazonaws.com', 'The AWS console.'],
    ['signin.amazonaws.com', 'AWS Sign-In, with which people enter the console.'],
    ['aws-sdk-go-v2/1.17.0 os/linux lang/go/1.18.10', 'A program with the AWS SDK for Go.'],
    ['aws-sdk-nodejs/2.1450.0 linux/v18', 'A program with the AWS SDK for JavaScript.'],
    [
      'APN/1.0 HashiCorp/1.0 Terraform/1.1.2 (+https://www.terraform.io) terraform-provider-aws/3.76.1 aws-sdk-go/1.44.157',
      'It names Terraform’s AWS provider, which OpenTofu can run too. A program with the AWS SDK for Go.',
    ],
    [
      'APN/1.0 HashiCorp/1.0 Terraform/1.1.2 aws-sdk-go/1.44.157 (go1.19.3; linux) stratus-red-team_01234567',
      'It names Stratus Red Team, a tool that imitates attacks. It names Terraform’s AWS provider, which OpenTofu can run too. A program with the AWS SDK for Go.',
    ],
    ['APN/1.0 Pulumi/1.0 PulumiAwsNative/1.12', 'It names Pulumi, which creates resources from code.'],
    [
      'APN/1.0 Ansible/2.15.0 amazon.aws/7.0.0 Boto3/1.26.0 Botocore/1.29.0',
      'It names Ansible, an automation tool. Python with boto3, the AWS SDK for Python.',
    ],
    ['OpenTofu/1.6.2', 'It names OpenTofu, which creates resources from code.'],
    [
      '[S3 Browser/12.2.9 (https://s3browser.com)]',
      'It names S3 Browser, a Windows client for S3 that public incident reports mention.',
    ],
    [
      'S3 Browser 9.5.5 https://s3browser.com',
      'It names S3 Browser, a Windows client for S3 that public incident reports mention.',
    ],
    ['Cyberduck/8.7.1.40405 (Mac OS X/13.6)', 'It names Cyberduck, a file transfer client.'],
    ['WinSCP/6.1 neon/0.32.5', 'It names WinSCP, a file transfer client.'],
    ['rclone/v1.53.3', 'It names rclone, which copies files between stores.'],
    ['TruffleHog', 'It names TruffleHog, which finds leaked secrets and tests whether they still work.'],
    [
      'Boto3/1.34.0 md/Botocore#1.34.0 APN_1826889',
      'It names Prowler, a security scanner. Python with boto3, the AWS SDK for Python.',
    ],
    [
      'Scout Suite/5.14.0 (https://github.com/nccgroup/ScoutSuite)',
      'It names Scout Suite, a security scanner.',
    ],
    ['steampipe/0.20', 'It names Steampipe, which queries cloud APIs with SQL.'],
    ['cloudfox/1.0', 'It names CloudFox, a tool that looks for attack paths.'],
    ['Pacu', 'It names Pacu, an AWS exploitation framework.'],
    ['PostmanRuntime/7.32', 'Postman, a tool to try out APIs.'],
    [
      'aws-sdk-go/1.41.4 (go1.18.3; linux; amd64) amazon-ssm-agent/',
      'It names the Systems Manager agent, which runs on instances. A program with the AWS SDK for Go.',
    ],
    ['aws-cdk/2.100.0', 'It names the AWS CDK, which creates resources from code.'],
    ['[curl/7.88.1]', 'curl, a general HTTP client.'],
    ['python-httpx/0.27', 'HTTPX, a general HTTP library for Python.'],
    ['Apache-HttpClient/4.5.13 (Java/17)', 'Apache HttpClient, a general HTTP library for Java.'],
    ['OpenAI/Python 1.35.0', 'The OpenAI library for Python.'],
    [
      'aws-cli/2.15 md/awscrt#0.19 os/linux#6.6.9-amd64 md/distrib#kali.2024',
      'The AWS CLI. It names an operating system made for penetration tests; GuardDuty reports it.',
    ],
    [
      'Boto3/1.2 Python/3.9.2 Linux/6.0.0-2parrot1-amd64',
      'Python with boto3, the AWS SDK for Python. It names an operating system made for penetration tests; GuardDuty reports it.',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64)', 'A web browser, or a program that says it is one.'],
    ['example-user-agent-string', ''],
    ['', ''],
  ];
  for (const [userAgent, expected] of cases)
    it(userAgent || 'an empty one', () => assert.equal(said(userAgent), expected));

  it('every row has one sentence and a source that is a web page', () => {
    for (const { meaning, source } of USER_AGENTS) {
      assert.match(meaning, /^[A-Za-z][^\n]{5,110}\.$/);
      if (source !== undefined) assert.match(source, /^https:\/\/[\w./-]+$/, meaning);
    }
    assert.equal(new Set(USER_AGENTS.map(({ meaning }) => meaning)).size, USER_AGENTS.length);
  });

  it('never take long, whatever the text', () => {
    for (const text of ['Console'.repeat(150), ' '.repeat(1024), 'a.'.repeat(512), '[[['.repeat(300)])
      assert.doesNotThrow(() => [userAgentRows(text), cliCommandOf(text), isNameOfAws(text)]);
  });
});

describe('the AWS CLI’s command in a user agent', () => {
  const cases: [string, string | undefined][] = [
    [`${CLI} command/s3.sync`, 'aws s3 sync'],
    ['aws-cli/2.32.0 md/prompt#off md/command#iam.create-user', 'aws iam create-user'],
    ['aws-cli/2.32.0 md/command#login', 'aws login'],
    ['[aws-cli/2.11.9 prompt/off command/s3.ls]', 'aws s3 ls'],
    ['aws-cli/1.3.2 Python/2.7.5 Windows/7', undefined],
    ['Boto3/1.2 command/s3.sync', undefined],
    ['aws-cli/2 xcommand/s3.sync', undefined],
    ['aws-cli/2 command/', undefined],
  ];
  for (const [userAgent, command] of cases)
    it(`${userAgent}: ${command ?? 'none'}`, () => assert.equal(cliCommandOf(userAgent), command));
});

describe('the hover on userAgent', () => {
  it('says that the caller chooses the text, for every kind', () => {
    for (const userAgent of [`${CLI} command/s3.sync`, 'AWS Internal', 'curl/8', 'no one knows this'])
      assert.match(hover({ userAgent }), /The caller chooses this text/, userAgent);
  });

  it('gives the CLI’s command', () =>
    assert.match(
      hover({ userAgent: `${CLI} command/s3.sync` }),
      /The command, by the CLI’s own account: aws s3 sync\./,
    ));

  it('does not say that AWS called where only the user agent says so', () => {
    const userIdentity = { type: 'IAMUser', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' };
    for (const userAgent of ['ec2.amazonaws.com', 'AWS Internal'])
      assert.match(
        hover({ userAgent, userIdentity, sourceIPAddress: '198.51.100.7' }),
        /a caller can send it too, and no other field here says that AWS called\./,
      );
  });

  it('says which other field names AWS', () => {
    const userAgent = 'config.amazonaws.com';
    const service = { type: 'AssumedRole', invokedBy: userAgent };
    assert.match(hover({ userAgent, userIdentity: service }), /and invokedBy is config\.amazonaws\.com\./);
    assert.match(
      hover({ userAgent, sourceIPAddress: 'AWS Internal' }),
      /and sourceIPAddress is AWS Internal\./,
    );
    assert.match(hover({ userAgent, userIdentity: { type: 'AWSService' } }), /and the caller is a service\./);
  });

  it('does not say that an anonymous caller or a presigned URL was signed by hand', () => {
    const userAgent = '[curl/7.88.1]';
    assert.ok(isGeneralClient(userAgent));
    assert.match(
      hover({ userAgent, userIdentity: { type: 'AWSAccount', accountId: 'anonymous' } }),
      /need not have been signed/,
    );
    assert.match(
      hover({
        userAgent,
        userIdentity: { type: 'IAMUser', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
        additionalEventData: { AuthenticationMethod: 'QueryString' },
      }),
      /anyone who had the link could send this request/,
    );
    assert.doesNotMatch(
      hover({ userAgent, userIdentity: { type: 'IAMUser', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } }),
      /signed|link/,
    );
  });
});

describeCorpus('user agents of the corpus', (files) => {
  it('at least 95 % of the events with a user agent have one that the tables know', () => {
    const agents = files()
      .flatMap(({ bytes }) => readTrail(bytes).events.map(({ facts }) => facts.userAgent))
      .filter((userAgent) => userAgent !== '' && userAgent !== '...');
    const unknown = agents.filter((one) => userAgentRows(one).length === 0 && !isNameOfAws(one));
    assert.ok(agents.length > 1000);
    assert.ok(unknown.length <= agents.length * 0.05, [...new Set(unknown)].join('\n'));
  });
});
