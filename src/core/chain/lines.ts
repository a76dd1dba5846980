import { type AccountNames, NO_NAMES, withAccountNames } from '../event/accountNames';
import { ASSUME_ROOT_CALL } from '../event/issued';
import { issuingOperationOf } from '../knowledge/identities/issuing';
import { grouped } from '../text/count';
import { type Line, strong, val } from '../text/pieces';
import type { Chain, ChainStep } from './chain';
import type { ChainEvent } from './source';

/** A line about a step, and the event to go to for it. */
export interface ChainLine {
  readonly line: Line;
  /** The row of the event that the line tells of; undefined where it tells of none. */
  readonly row?: number;
  /** Rows of further records of the same act. */
  readonly copies: readonly number[];
}

/**
 * A chain in lines, from the root to the call: who opened which session, when and from where, and at last who made the
 * call. Empty for a caller with credentials of its own, of whom the identity says it all.
 */
export function chainLines(chain: Chain, names: AccountNames = NO_NAMES): readonly ChainLine[] {
  const { steps } = chain;
  if (steps.length < 2 && chain.end !== 'issued-elsewhere' && chain.end !== 'loop') return [];
  const stop = endLine(chain);
  const links = steps
    .slice(1)
    .map((step, at) => linkLine(step, steps[at]!))
    .reverse();
  const lines = [
    ...(stop ? [{ line: stop, copies: [] }] : []),
    ...links,
    ...callLines(steps[0]!, links.length > 0),
  ];
  return lines.map((line, at) => {
    const named = withAccountNames(line.line, names);
    return { ...line, line: at === 0 ? named : ['→ ', ...named] };
  });
}

/** Where a chain stops before anybody is found, be it in another account; undefined where it leads to somebody. */
export function endLine({ end, steps }: Chain): Line | undefined {
  const root = steps.at(-1)!;
  if (end === 'loop') {
    return ['These sessions issue each other in a circle: the log cannot be right as it is.'];
  }
  if (end === 'issued-elsewhere') {
    return [
      'Issued outside the loaded logs: the event that opened the session ',
      val(root.name),
      ' is not in them.',
    ];
  }
  return end === 'account'
    ? ['Who it was stands in the log of account ', val(root.account), ', which is not loaded.']
    : undefined;
}

/** The same where the session is the caller's own: of another account the identity says it all. */
export function stopLine(chain: Chain): Line | undefined {
  return chain.end === 'account' ? undefined : endLine(chain);
}

/** How `step` led to the session of `next`, which stands before it on the way back. */
function linkLine(step: ChainStep, next: ChainStep): ChainLine {
  return {
    line: LINKS[step.how](step, next),
    ...(step.event && { row: step.event.row }),
    copies: step.copies,
  };
}

type LinkLine = (step: ChainStep, next: ChainStep) => Line;

const LINKS: Readonly<Record<ChainStep['how'], LinkLine>> = {
  call: (step) => [strong(val(step.name)), ' made this call.'],
  'issued key': issuedLine,
  'same session': (step, next) => [
    ...issuedLine(step, next),
    ' The call’s key is another one of that session, which has the same name and began in the same second.',
  ],
  'invoked by': (step, next) => [strong(val(next.name)), ' made this call for ', val(step.name), '.'],
  'same act': (step) => [
    strong(val(step.name)),
    ', as the record of the same act in the caller’s own account tells (sharedEventID).',
  ],
  'delegated access': (step, next) => [
    strong(val(next.name)),
    ' made this call with access delegated to it by ',
    val(step.name),
    '.',
  ],
  'switched role': (step, next) => [
    strong(val(step.name)),
    ' switched to ',
    val(next.name),
    ' in the console',
    ...(step.event ? place(step.event) : []),
    '.',
  ],
  'session tags': (step) => [
    strong(val(step.name)),
    ': the pod’s service account, which EKS Pod Identity named in session tags.',
  ],
  certificate: (step) => [
    strong(val(step.name)),
    ': the subject of the certificate that IAM Roles Anywhere checked.',
  ],
  'on behalf of': (step, next) => [
    strong(val(step.name)),
    ' stands behind the session ',
    val(next.name),
    ...opened(step),
    '.',
  ],
  'in scope of': (step, next) => [
    'The workload ',
    strong(val(step.name)),
    ' was given the session ',
    val(next.name),
    ...opened(step),
    '.',
  ],
  'source identity': (step) => [
    strong(val(step.name)),
    ': set when a role was assumed, and unchangeable since.',
    ...notLoaded(step),
  ],
  'session issuer': (step, next) => [
    strong(val(step.name)),
    ' issued the federated session ',
    val(next.name),
    '.',
    ...notLoaded(step),
  ],
  'web identity': (step, next) => [
    strong(val(step.name)),
    ' signed in as ',
    val(next.name),
    '.',
    ...notLoaded(step),
  ],
  'reserved role': (step, next) => [
    strong(val(step.name)),
    ' in the session ',
    val(next.name),
    ': nobody else is given this role',
    ...opened(step),
    '.',
  ],
  'instance credentials': (step) => [
    'EC2 instance ',
    strong(val(step.name)),
    ': the session’s credentials are those of an instance.',
  ],
  'session name': (step) => [
    'By the session’s name alone, instance ',
    strong(val(step.name)),
    ': whoever assumes a role may choose such a name.',
  ],
};

/** "JaneRoe (account 111122223333) assumed Deploy / ci-17 at 2024-03-14T10:02:00Z from 203.0.113.7." */
function issuedLine(step: ChainStep, next: ChainStep): Line {
  return [
    strong(val(step.name)),
    ...(isAcross(step, next) ? [' of account ', val(step.account)] : []),
    ' ',
    ...opening(step, next),
    ...(step.event ? place(step.event) : []),
    '.',
  ];
}

/** "assumed Deploy / ci-17", and in which account if that is another one. */
export function opening(step: ChainStep, next: ChainStep): Line {
  const name = step.event?.name ?? '';
  const verb = issuingOperationOf(name)?.verb ?? 'opened';
  if (name === ASSUME_ROOT_CALL) return [`${verb} `, val(next.account)];
  return [`${verb} `, val(next.name), ...(isAcross(step, next) ? [' in account ', val(next.account)] : [])];
}

function isAcross(step: ChainStep, next: ChainStep): boolean {
  return step.account !== '' && next.account !== '' && step.account !== next.account;
}

/** That the event that opened the session is missing, unless the step has it. */
function notLoaded({ event }: ChainStep): Line {
  return event ? [] : [' The event that opened the session is not in the loaded logs.'];
}

function opened({ event }: ChainStep): Line {
  return event ? [', opened', ...place(event)] : [];
}

function place({ time, sourceIp, invokedBy }: ChainEvent): Line {
  return [
    ...(time === '' ? [] : [' at ', val(time)]),
    ...(sourceIp === '' || sourceIp === invokedBy ? [] : [' from ', val(sourceIp)]),
  ];
}

/** The last line: the call itself. A service that made it for the caller has said so in a line of its own. */
function callLines(call: ChainStep, hasLinks: boolean): readonly ChainLine[] {
  if (!hasLinks || call.identity === undefined) return [];
  const line: Line = ['as ', val(call.name), ' made this call.'];
  return [{ line, ...(call.event && { row: call.event.row }), copies: call.copies }];
}

/** Who is behind a call, in one line; undefined where the identity itself says it. */
export function actorLine({ actor, end, steps }: Chain, names: AccountNames = NO_NAMES): Line | undefined {
  // A service in between hides nobody: the identity names the caller.
  const isOwn = steps.every(
    ({ how }) => how === 'call' || how === 'invoked by' || how === 'delegated access',
  );
  if (isOwn || end === 'issued-elsewhere' || end === 'loop') return undefined;
  const sessions = steps.filter(({ how }) => how === 'issued key' || how === 'same session').length;
  const line: Line = [
    actor.isCertain ? 'Behind it: ' : 'Behind it, by a name alone: ',
    strong(val(actor.label)),
    ...(actor.account === '' ? [] : [', account ', val(actor.account)]),
    sessions > 1 ? `, through ${grouped(sessions)} sessions` : '',
    '.',
  ];
  return withAccountNames(line, names);
}
