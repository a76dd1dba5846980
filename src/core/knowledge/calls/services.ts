import type { Confidence } from '../confidence';

/** A service of AWS by its `eventSource`. */
export interface Service {
  /** What stands before `.amazonaws.com`. */
  readonly prefix: string;
  readonly name: string;
  /** What it is for, after "…: ". */
  readonly what: string;
  readonly confidence: Confidence;
  readonly source: string;
}

const SOURCE =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html';

function row(prefix: string, name: string, what: string): Service {
  return { prefix, name, what, confidence: 'documented', source: SOURCE };
}

/** Services that logs show most, and all whose name their `eventSource` hides. */
export const SERVICES: readonly Service[] = [
  row('access-analyzer', 'IAM Access Analyzer', 'finds what is open to the outside'),
  row('acm', 'Certificate Manager', 'certificates for TLS'),
  row('apigateway', 'API Gateway', 'web APIs'),
  row('athena', 'Athena', 'SQL over data in S3, logs among them'),
  row('autoscaling', 'EC2 Auto Scaling', 'starts and stops instances by load'),
  row('backup', 'AWS Backup', 'backups of many services'),
  row('bedrock', 'Bedrock', 'AI models; stolen keys are used to run them at the owner’s cost'),
  row('cloudformation', 'CloudFormation', 'sets up resources from templates'),
  row('cloudfront', 'CloudFront', 'content delivery'),
  row('cloudshell', 'CloudShell', 'a shell in the console, with the permissions of whoever is signed in'),
  row('cloudtrail', 'CloudTrail', 'the log itself: changes to it decide what is seen'),
  row('codebuild', 'CodeBuild', 'builds software'),
  row('codepipeline', 'CodePipeline', 'delivery pipelines'),
  row('cognito-identity', 'Cognito identity pools', 'AWS credentials for users of apps'),
  row('cognito-idp', 'Cognito user pools', 'sign-in for users of apps'),
  row('config', 'AWS Config', 'records how resources are set up'),
  row('detective', 'Amazon Detective', 'links activity of many accounts in a graph for investigations'),
  row('dynamodb', 'DynamoDB', 'key-value databases'),
  row('ec2', 'EC2', 'virtual machines and networks'),
  row('ec2-instance-connect', 'EC2 Instance Connect', 'SSH keys for instances, valid for a minute'),
  row('ecr', 'ECR', 'container images'),
  row('ecs', 'ECS', 'containers'),
  row('eks', 'EKS', 'Kubernetes clusters'),
  row('elasticache', 'ElastiCache', 'caches in memory'),
  row('elasticfilesystem', 'EFS', 'file systems'),
  row('elasticloadbalancing', 'Elastic Load Balancing', 'load balancers'),
  row('elasticmapreduce', 'EMR', 'clusters for big data'),
  row('es', 'OpenSearch Service', 'search and log clusters'),
  row('events', 'EventBridge', 'events and rules; alarms hang on them'),
  row('firehose', 'Data Firehose', 'carries streams of data to stores, logs among them'),
  row('glacier', 'S3 Glacier', 'archives'),
  row('glue', 'Glue', 'data catalog and jobs'),
  row('guardduty', 'GuardDuty', 'detects threats: changes to it decide what is noticed'),
  row('health', 'AWS Health', 'notices about AWS itself'),
  row('iam', 'IAM', 'users, roles, keys and permissions'),
  row('identitystore', 'Identity Store', 'the users and groups of Identity Center'),
  row('inspector2', 'Inspector', 'looks for vulnerabilities'),
  row('kinesis', 'Kinesis', 'streams of data'),
  row('kms', 'KMS', 'encryption keys'),
  row('lambda', 'Lambda', 'functions'),
  row('logs', 'CloudWatch Logs', 'logs of applications and services'),
  row('macie2', 'Macie', 'looks for sensitive data in S3'),
  row('monitoring', 'CloudWatch', 'metrics and alarms'),
  row('organizations', 'Organizations', 'the accounts of an organization and their guardrails'),
  row('ram', 'Resource Access Manager', 'shares resources with other accounts'),
  row('rds', 'RDS', 'relational databases'),
  row('redshift', 'Redshift', 'data warehouses'),
  row('resource-explorer-2', 'Resource Explorer', 'searches for resources'),
  row('rolesanywhere', 'IAM Roles Anywhere', 'roles for machines outside AWS, by certificates'),
  row('route53', 'Route 53', 'DNS'),
  row('s3', 'S3', 'objects in buckets'),
  row('sagemaker', 'SageMaker', 'machine learning'),
  row('secretsmanager', 'Secrets Manager', 'passwords and keys'),
  row('securityhub', 'Security Hub', 'gathers findings of security services'),
  row('servicequotas', 'Service Quotas', 'limits of the account; raised before abuse'),
  row('ses', 'Simple Email Service', 'sends mail; wanted for phishing and spam'),
  row('signin', 'AWS Sign-In', 'sign-ins to the console'),
  row('sns', 'SNS', 'notifications, alarms among them'),
  row('sqs', 'SQS', 'queues'),
  row('ssm', 'Systems Manager', 'runs commands on instances and keeps parameters'),
  row('ssmmessages', 'Session Manager', 'shell sessions on instances'),
  row('sso', 'IAM Identity Center', 'people’s access to accounts'),
  row('sso-directory', 'Identity Center directory', 'the users and groups of Identity Center'),
  row('states', 'Step Functions', 'workflows'),
  row('storagegateway', 'Storage Gateway', 'AWS storage for computers elsewhere'),
  row('sts', 'STS', 'issues temporary credentials'),
  row('support', 'AWS Support', 'cases and Trusted Advisor'),
  row('tagging', 'Resource Groups Tagging', 'tags of resources'),
  row('waf-regional', 'WAF Classic', 'filters web requests'),
  row('wafv2', 'WAF', 'filters web requests'),
  row('workspaces', 'WorkSpaces', 'desktops'),
];

const BY_PREFIX = new Map(SERVICES.map((service) => [service.prefix, service]));

/** The service of an `eventSource`; undefined for one that is not in the table. */
export function serviceOf(eventSource: string): Service | undefined {
  return BY_PREFIX.get(eventSource.replace(/\.amazonaws\.com(?:\.cn)?$/, ''));
}
