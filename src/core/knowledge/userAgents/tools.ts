import { row, type UserAgentRow } from './row';

/** Tools that put their name into the user agent. */
export const TOOLS: readonly UserAgentRow[] = [
  row(
    /stratus-red-team/i,
    'It names Stratus Red Team, a tool that imitates attacks.',
    'https://github.com/DataDog/stratus-red-team',
  ),
  row(
    /\bgrimoire_[0-9a-f-]{8,}/,
    'It names Grimoire, a tool that records the log of an imitated attack.',
    'https://github.com/DataDog/grimoire',
  ),
  row(
    /\btrufflehog\b/i,
    'It names TruffleHog, which finds leaked secrets and tests whether they still work.',
    'https://trufflesecurity.com/blog/trufflehog-in-your-logs',
  ),
  row(
    /\bAPN_1826889\b|\bprowler\b/i,
    'It names Prowler, a security scanner.',
    'https://github.com/prowler-cloud/prowler',
  ),
  row(
    /\bScout ?Suite\b/i,
    'It names Scout Suite, a security scanner.',
    'https://github.com/nccgroup/ScoutSuite',
  ),
  row(
    /\bsteampipe\b/i,
    'It names Steampipe, which queries cloud APIs with SQL.',
    'https://github.com/turbot/steampipe-plugin-aws',
  ),
  row(
    /\bcloudfox\b/i,
    'It names CloudFox, a tool that looks for attack paths.',
    'https://github.com/BishopFox/cloudfox',
  ),
  row(
    /\bpacu\b/i,
    'It names Pacu, an AWS exploitation framework.',
    'https://github.com/RhinoSecurityLabs/pacu',
  ),
  row(
    /\bS3 Browser\b/i,
    'It names S3 Browser, a Windows client for S3 that public incident reports mention.',
    'https://docs.datadoghq.com/security/default_rules/cloudtrail-aws-iam-activity-s3-browser/',
  ),
  row(
    /\bCyberduck\//i,
    'It names Cyberduck, a file transfer client.',
    'https://github.com/iterate-ch/cyberduck',
  ),
  row(
    /\bWinSCP\b/i,
    'It names WinSCP, a file transfer client.',
    'https://winscp.net/eng/docs/guide_amazon_s3',
  ),
  row(/\brclone\//i, 'It names rclone, which copies files between stores.', 'https://rclone.org/flags/'),
  row(
    /\bterraform-provider-aws\/|\bTerraform\//i,
    'It names Terraform’s AWS provider, which OpenTofu can run too.',
    'https://github.com/hashicorp/terraform-provider-aws',
  ),
  row(
    /\bOpenTofu\//i,
    'It names OpenTofu, which creates resources from code.',
    'https://github.com/opentofu/opentofu',
  ),
  row(
    /\bPulumi(?:Aws(?:Native)?)?\//i,
    'It names Pulumi, which creates resources from code.',
    'https://github.com/pulumi/pulumi-aws-native',
  ),
  row(/\bPacker\//, 'It names Packer, which builds machine images.', 'https://github.com/hashicorp/packer'),
  row(
    /\bAnsible\//i,
    'It names Ansible, an automation tool.',
    'https://github.com/ansible-collections/amazon.aws',
  ),
  row(
    /\baws-cdk\//i,
    'It names the AWS CDK, which creates resources from code.',
    'https://github.com/aws/aws-cdk-cli',
  ),
  row(
    /\bamazon-ssm-agent\//i,
    'It names the Systems Manager agent, which runs on instances.',
    'https://github.com/aws/amazon-ssm-agent',
  ),
  row(
    /\bconfigure-aws-credentials-for-github-actions\b/,
    'It names AWS’s GitHub action that gets credentials for a workflow.',
    'https://github.com/aws-actions/configure-aws-credentials',
  ),
];

/** Where the client says that it runs. */
export const PLACES: readonly UserAgentRow[] = [
  row(
    /exec-env\/AWS_Lambda/i,
    'It says that it runs in a Lambda function.',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
  ),
  row(
    /exec-env\/AWS_ECS/i,
    'It says that it runs in an ECS container.',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html',
  ),
  row(
    /exec-env\/CloudShell/i,
    'It says that it runs in AWS CloudShell.',
    'https://github.com/Permiso-io-tools/CloudConsoleCartographer',
  ),
  row(
    /\bkali\b|\bpentoo\b|parrot(?=[\d_-]|\b)/i,
    'It names an operating system made for penetration tests; GuardDuty reports it.',
    'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-iam.html',
  ),
];
