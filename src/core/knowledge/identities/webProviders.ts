import type { Confidence } from '../confidence';
import { IDENTITY_PAGE } from '../sources';

/** What signs in through a web identity provider. */
export type WebCaller = 'ci' | 'workload' | 'person';

/** An OpenID Connect provider whose tokens are exchanged for roles (AssumeRoleWithWebIdentity). */
export interface WebProvider {
  /** Its host, and its path where the host alone says too little: tested against what follows `oidc-provider/`. */
  readonly pattern: RegExp;
  readonly name: string;
  readonly caller: WebCaller;
  /** What its `sub` names. */
  readonly subject: string;
  readonly confidence: Confidence;
  readonly source: string;
}

const observed = { confidence: 'observed' } as const;
const documented = { confidence: 'documented', source: IDENTITY_PAGE } as const;

/** Providers that are known. The first that matches counts. */
export const WEB_PROVIDERS: readonly WebProvider[] = [
  {
    pattern: /^token\.actions\.githubusercontent\.com(?:$|\/)/,
    name: 'GitHub Actions',
    caller: 'ci',
    subject: 'a workflow, by repository and branch, tag or environment',
    ...observed,
    source:
      'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws',
  },
  {
    pattern: /^gitlab\.com$/,
    name: 'GitLab CI',
    caller: 'ci',
    subject: 'a pipeline, by project and branch or tag',
    ...observed,
    source: 'https://docs.gitlab.com/ci/cloud_services/aws/',
  },
  {
    pattern: /^api\.bitbucket\.org\/2\.0\/workspaces\//,
    name: 'Bitbucket Pipelines',
    caller: 'ci',
    subject: 'a pipeline step, by IDs of repository and step',
    ...observed,
    source:
      'https://support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect/',
  },
  {
    pattern: /^oidc\.circleci\.com\/org\//,
    name: 'CircleCI',
    caller: 'ci',
    subject: 'a job, by IDs of organization, project and user',
    ...observed,
    source: 'https://circleci.com/docs/openid-connect-tokens/',
  },
  {
    pattern: /^agent\.buildkite\.com$/,
    name: 'Buildkite',
    caller: 'ci',
    subject: 'a build step, by organization, pipeline and branch',
    ...observed,
    source: 'https://buildkite.com/docs/pipelines/security/oidc/aws',
  },
  {
    pattern: /^app\.terraform\.io$/,
    name: 'HCP Terraform',
    caller: 'ci',
    subject: 'a run, by organization, project and workspace',
    ...observed,
    source:
      'https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration',
  },
  {
    pattern: /^vstoken\.dev\.azure\.com\//,
    name: 'Azure Pipelines',
    caller: 'ci',
    subject: 'a service connection, by organization and project',
    ...observed,
    source: 'https://docs.aws.amazon.com/vsts/latest/userguide/getting-started.html',
  },
  {
    pattern: /^oidc\.eks\.[\w-]+\.(?:amazonaws\.com(?:\.cn)?|api\.aws)\/id\//,
    name: 'EKS cluster',
    caller: 'workload',
    subject: 'a Kubernetes service account, by namespace and name',
    ...observed,
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html',
  },
  {
    pattern: /^cognito-identity\.amazon(?:aws)?\.com$/,
    name: 'Amazon Cognito',
    caller: 'person',
    subject: 'a user of an app, or a guest of it',
    ...documented,
  },
  {
    pattern: /^accounts\.google\.com$/,
    name: 'Google',
    caller: 'person',
    subject: 'a Google account or service account',
    ...documented,
  },
  {
    pattern: /^www\.amazon\.com$/,
    name: 'Login with Amazon',
    caller: 'person',
    subject: 'an Amazon account',
    ...documented,
  },
  {
    pattern: /^graph\.facebook\.com$/,
    name: 'Facebook',
    caller: 'person',
    subject: 'a Facebook account',
    ...documented,
  },
];

const PROVIDER_ARN = /^arn:aws[\w-]*:iam::\d{12}:oidc-provider\//;

/** The row of a provider, by its ARN or its bare host and path as CloudTrail shows either; undefined for others. */
export function webProviderOf(provider: string): WebProvider | undefined {
  const host = provider.replace(PROVIDER_ARN, '').replace(/^https:\/\//, '');
  return WEB_PROVIDERS.find((row) => row.pattern.test(host));
}
