import type { Confidence } from '../confidence';
import { NAMES_A_TO_I } from './namesAToI';
import { NAMES_J_TO_Z } from './namesJToZ';

/** A service of AWS by its `eventSource`. */
export interface Service {
  /** What comes before `.amazonaws.com`. */
  readonly prefix: string;
  /** AWS's own spelling: "Amazon EC2". */
  readonly name: string;
  /** What it does, as the rest of a sentence after "…: "; only for services whose name doesn't say it. */
  readonly what?: string;
  /** Its API reference, if it has a public API. */
  readonly reference?: string;
  readonly confidence: Confidence;
  /** Where the name is listed. */
  readonly source: string;
}

/** All services with their prefixes and names. */
const SOURCE =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html';

/** Leads to the API reference of a service, as AWS's SDKs link it: https://github.com/aws/aws-sdk-java */
const REFERENCE = 'https://docs.aws.amazon.com/goto/WebAPI/';

/** What services are for whose names don't say it, or that investigators meet most. */
const PURPOSES: ReadonlyMap<string, string> = new Map([
  ['access-analyzer', 'finds resources that are shared outside the account or organization'],
  ['acm', 'TLS certificates'],
  ['apigateway', 'web APIs'],
  ['athena', 'SQL queries over data in S3, logs included'],
  ['autoscaling', 'starts and stops instances by load'],
  ['backup', 'backups for many services'],
  ['bedrock', 'AI models, paid by use'],
  ['cloudformation', 'creates resources from templates'],
  ['cloudfront', 'content delivery'],
  ['cloudshell', 'a shell in the console, with the permissions of the signed-in identity'],
  ['cloudtrail', 'records events; changes to it decide which ones'],
  ['codebuild', 'builds software'],
  ['codepipeline', 'delivery pipelines'],
  ['cognito-identity', 'AWS credentials for the users of apps'],
  ['cognito-idp', 'sign-in for the users of apps'],
  ['config', 'records how resources are configured'],
  ['ce', 'costs and usage of the account'],
  ['dynamodb', 'key-value databases'],
  ['ec2', 'virtual machines and networks'],
  ['ec2-instance-connect', 'SSH keys for instances, valid for 60 seconds'],
  ['ec2messages', 'carries Systems Manager commands to instances'],
  ['ecr', 'container images'],
  ['ecs', 'containers'],
  ['eks', 'Kubernetes clusters'],
  ['eks-auth', 'credentials for pods of Kubernetes clusters'],
  ['elasticache', 'in-memory caches'],
  ['elasticfilesystem', 'file systems'],
  ['elasticmapreduce', 'big-data clusters'],
  ['es', 'search and log clusters'],
  ['events', 'events and the rules that react to them, alarms included'],
  ['firehose', 'delivers streams of data to stores, logs included'],
  ['fms', 'firewall rules across the accounts of an organization'],
  ['glacier', 'archives'],
  ['glue', 'data catalog and data jobs'],
  ['guardduty', 'threat detection; changes to it decide what is detected'],
  ['health', 'notices about AWS services and accounts'],
  ['iam', 'users, roles, access keys and permissions'],
  ['identitystore', 'the users and groups of IAM Identity Center'],
  ['inspector2', 'finds vulnerabilities'],
  ['kinesis', 'streams of data'],
  ['kms', 'encryption keys'],
  ['lambda', 'functions'],
  ['lightsail', 'simple virtual servers, databases and networks'],
  ['logs', 'logs of applications and services'],
  ['macie2', 'finds sensitive data in S3'],
  ['monitoring', 'metrics and alarms'],
  ['organizations', 'the accounts of an organization and the policies that limit them'],
  ['ram', 'shares resources with other accounts'],
  ['rds', 'relational databases'],
  ['redshift', 'data warehouses'],
  ['resource-explorer-2', 'searches for resources'],
  ['rolesanywhere', 'role credentials for machines outside AWS, by certificate'],
  ['route53', 'DNS'],
  ['route53domains', 'registers and transfers domain names'],
  ['route53resolver', 'answers the DNS queries of VPCs, and logs them'],
  ['s3', 'objects in buckets'],
  ['sagemaker', 'machine learning'],
  ['secretsmanager', 'passwords, keys and other secrets'],
  ['securityhub', 'collects findings of security services'],
  ['securitylake', 'collects security logs in S3'],
  ['servicequotas', 'limits of the account on each service'],
  ['ses', 'sends email'],
  ['signin', 'sign-ins to the console'],
  ['sns', 'notifications, alarms included'],
  ['sqs', 'message queues'],
  ['ssm', 'runs commands on instances and stores parameters'],
  ['ssmmessages', 'carries Session Manager sessions to instances'],
  ['sso', 'access of an organization’s people to its accounts'],
  ['sso-directory', 'the users and groups of IAM Identity Center'],
  ['states', 'workflows'],
  ['storagegateway', 'AWS storage for on-premises computers'],
  ['sts', 'issues temporary credentials'],
  ['support', 'support cases and Trusted Advisor'],
  ['tagging', 'tags of resources'],
  ['transfer', 'file transfer to S3 and EFS over SFTP, FTPS and FTP'],
  ['waf-regional', 'filters web requests'],
  ['wafv2', 'filters web requests'],
  ['workspaces', 'virtual desktops'],
]);

/** All services whose name is listed publicly, by prefix. */
export const SERVICES: readonly Service[] = `${NAMES_A_TO_I}\n${NAMES_J_TO_Z}`
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [prefix = '', name = '', api = ''] = line.split('|');
    const what = PURPOSES.get(prefix);
    return {
      prefix,
      name,
      ...(what !== undefined && { what }),
      ...(api !== '' && { reference: `${REFERENCE}${/^\d/.test(api) ? `${prefix}-${api}` : api}` }),
      confidence: 'documented',
      source: SOURCE,
    };
  });

const BY_PREFIX = new Map(SERVICES.map((service) => [service.prefix, service]));

/** The service of an `eventSource`; undefined for one that is not in the table. */
export function serviceOf(eventSource: string): Service | undefined {
  return BY_PREFIX.get(eventSource.replace(/\.amazonaws\.com(?:\.cn)?$/, ''));
}
