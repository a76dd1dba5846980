import { type AccountNames, NO_NAMES, withAccountNames } from '../event/accountNames';
import { type Line, val } from '../text/pieces';
import type { Chain, ChainLink, ChainStep } from './chain';
import { endLine, opening } from './lines';

/** A step of a chain for a list: who, and what they did to get there. When and from where tells its event. */
export interface ChainStepLine {
  readonly step: ChainStep;
  readonly how: Line;
}

type How = (step: ChainStep, next: ChainStep) => Line;

/** What somebody did, after their name. */
const HOW: Readonly<Record<ChainLink, How>> = {
  call: () => ['made this call'],
  'issued key': opening,
  'same session': (step, next) => [...opening(step, next), ', of which the call’s key is another one'],
  'invoked by': (_step, next) => ['had ', val(next.name), ' make this call'],
  'same act': () => ['is the caller, by the record of the same act in their own account'],
  'delegated access': (_step, next) => ['had delegated access to ', val(next.name), ', which made this call'],
  'switched role': (_step, next) => ['switched to ', val(next.name), ' in the console'],
  'session tags': () => ['is the pod’s service account, which EKS Pod Identity named in session tags'],
  certificate: () => ['is the subject of the certificate that IAM Roles Anywhere checked'],
  'on behalf of': (_step, next) => ['stands behind the session ', val(next.name)],
  'in scope of': (_step, next) => ['is the workload that was given the session ', val(next.name)],
  'source identity': () => ['is the source identity, set when a role was assumed'],
  'session issuer': (_step, next) => ['issued the federated session ', val(next.name)],
  'web identity': (_step, next) => ['signed in as ', val(next.name)],
  'reserved role': (_step, next) => ['is the only one who is given the role of ', val(next.name)],
  'instance credentials': (_step, next) => ['is the EC2 instance of the session ', val(next.name)],
  'session name': () => ['by the session’s name alone, which anybody may choose'],
};

/** A chain from the root to the call, step by step, and where it stops before anybody is found. */
export function chainSteps(
  chain: Chain,
  names: AccountNames = NO_NAMES,
): { readonly stop: Line | undefined; readonly steps: readonly ChainStepLine[] } {
  const { steps } = chain;
  const stop = endLine(chain);
  const lines = steps.map((step, at) => ({
    step,
    how: withAccountNames(HOW[step.how](step, steps[at - 1] ?? step), names),
  }));
  return { stop: stop && withAccountNames(stop, names), steps: lines.reverse() };
}
