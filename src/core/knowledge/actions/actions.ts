import { ACCOUNT_ACTIONS } from './accounts';
import { COMPUTE_ACTIONS } from './compute';
import { DATABASE_ACTIONS } from './databases';
import { EC2_ACTIONS } from './ec2';
import { EC2_NETWORK_ACTIONS } from './ec2Network';
import { IAM_ACTIONS } from './iam';
import { MODEL_ACTIONS } from './models';
import { MONITORING_ACTIONS } from './monitoring';
import type { Action } from './row';
import { S3_ACTIONS } from './s3';
import { SECRET_ACTIONS } from './secrets';
import { SIGN_IN_ACTIONS } from './signIn';
import { unversioned } from './unversioned';

export type { Action };

/** Actions that have a sentence. Those of Detective, and those of STS that issue credentials, have tables of their own. */
export const ACTIONS: readonly Action[] = [
  ...SIGN_IN_ACTIONS,
  ...IAM_ACTIONS,
  ...EC2_ACTIONS,
  ...EC2_NETWORK_ACTIONS,
  ...S3_ACTIONS,
  ...SECRET_ACTIONS,
  ...DATABASE_ACTIONS,
  ...COMPUTE_ACTIONS,
  ...MODEL_ACTIONS,
  ...MONITORING_ACTIONS,
  ...ACCOUNT_ACTIONS,
];

const BY_NAME = new Map(ACTIONS.map((action) => [`${action.source}|${action.name}`, action]));

/** The row of an event, by its `eventSource` and `eventName`, with or without an API version. */
export function actionOf(source: string, name: string): Action | undefined {
  return BY_NAME.get(`${source}|${unversioned(name)}`);
}
