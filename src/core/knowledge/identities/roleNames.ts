import type { Confidence } from '../confidence';
import { lastSegment, parseArn } from './ids';

const SERVICE_LINKED_PATH = 'role/aws-service-role/';
const IDENTITY_CENTER = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/;

/** The permission set that made an Identity Center role; undefined for other role names. */
export function permissionSetOf(roleName: string): string | undefined {
  return IDENTITY_CENTER.exec(roleName)?.[1];
}

/**
 * The service that a service-linked role belongs to (`detective.amazonaws.com`), from the role's own ARN;
 * undefined for other roles. Only the path tells: anybody may name a role `AWSServiceRoleFor…`, nobody but the
 * service may use this path. https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
 */
export function linkedServiceOf(roleArn: string): string | undefined {
  const resource = parseArn(roleArn)?.resource ?? '';
  if (!resource.startsWith(SERVICE_LINKED_PATH)) return undefined;
  const rest = resource.slice(SERVICE_LINKED_PATH.length);
  const slash = rest.indexOf('/');
  return slash < 0 ? undefined : rest.slice(0, slash);
}

/** What a role's name or path tells. */
export interface RoleName {
  /** Tested against the part of the role ARN after `role/` (path and name), or the bare name. */
  readonly pattern: RegExp;
  readonly meaning: string;
  readonly confidence: Confidence;
  readonly source?: string;
}

/** Known roles. The first that matches counts. */
export const ROLE_NAMES: readonly RoleName[] = [
  {
    pattern: /^aws-service-role\/detective\.amazonaws\.com\//,
    meaning:
      'Service-linked role of Detective. It may only read the list of accounts of the organization, and exists since a Detective administrator was named.',
    confidence: 'documented',
    source: 'https://docs.aws.amazon.com/detective/latest/userguide/using-service-linked-roles.html',
  },
  {
    pattern: /^aws-service-role\//,
    meaning: 'Service-linked role: only the service that it belongs to can use it.',
    confidence: 'documented',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html',
  },
  {
    pattern: /^(?:aws-reserved\/sso\.amazonaws\.com\/.*)?AWSReservedSSO_.+_[0-9a-f]{16}$/,
    meaning:
      'Role of a permission set in IAM Identity Center. The session is named after the Identity Center user.',
    confidence: 'documented',
    source: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html',
  },
  {
    pattern: /^(?:.*\/)?(?:OrganizationAccountAccessRole|AWSControlTowerExecution|stacksets-exec-[^/]*)$/,
    meaning:
      'Such a role usually exists in every account of an organization for its management account, with far-reaching rights.',
    confidence: 'unverified',
  },
  {
    pattern: /^(?:.*\/)?cdk-[^/]*-(?:deploy|cfn-exec|file-publishing|image-publishing|lookup)-role-[^/]*$/,
    meaning: 'Looks like a role that the AWS CDK deploys with.',
    confidence: 'unverified',
  },
  {
    pattern: /^service-role\//,
    meaning: 'Made for a service, typically by the console; the trust policy says which service may use it.',
    confidence: 'documented',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html',
  },
];

/** What is known about a role, from its ARN (the role's own, with its path) or its bare name. */
export function roleNameOf(roleArnOrName: string): RoleName | undefined {
  const resource = parseArn(roleArnOrName)?.resource;
  const name = resource === undefined ? roleArnOrName : afterFirstSlash(resource);
  return ROLE_NAMES.find((row) => row.pattern.test(name));
}

function afterFirstSlash(resource: string): string {
  return resource.startsWith('role/') ? resource.slice('role/'.length) : lastSegment(resource);
}
