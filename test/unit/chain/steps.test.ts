import assert from 'node:assert/strict';
import { chainSteps } from '../../../src/core/chain/steps';
import { plainText } from '../../../src/core/text/pieces';
import { chainOf } from '../../support/chains';
import { AWAY, across, call, HOME, issue, keyOf, session, user } from '../../support/sessions';

const jane = user('jane');
const deploy = session('Deploy', 'ci-17');
const audit = session('Audit', 'two', { account: AWAY });
const NAMES = new Map([[AWAY, 'Away']]);

/** `who how [row]` for each step, after where the chain stops. */
function told(records: readonly unknown[]): string[] {
  const { stop, steps } = chainSteps(chainOf(records), NAMES);
  const lines = steps.map(({ step, how }) => `${step.name} ${plainText(how)} [${step.event?.row ?? ''}]`);
  return stop ? [plainText(stop), ...lines] : lines;
}

describe('chainSteps', () => {
  const cases: readonly (readonly [string, readonly unknown[], readonly string[]])[] = [
    ['credentials of one’s own', [call(jane, 0)], ['jane made this call [0]']],
    [
      'from the root to the call',
      [issue(jane, deploy, 2), ...across(deploy, audit, 3), call(audit, 5)],
      [
        'jane assumed Deploy / ci-17 [0]',
        `Deploy / ci-17 assumed Audit / two in account ${AWAY} (Away) [1]`,
        'Audit / two made this call [3]',
      ],
    ],
    [
      'where it stops',
      [call(deploy, 5)],
      [
        'Issued outside the loaded logs: the event that opened the session Deploy / ci-17 is not in them.',
        'Deploy / ci-17 made this call [0]',
      ],
    ],
    [
      'another account',
      [call({ type: 'AWSAccount', accountId: AWAY }, 1)],
      [
        `Who it was stands in the log of account ${AWAY} (Away), which is not loaded.`,
        `account ${AWAY} made this call [0]`,
      ],
    ],
    [
      'a service for a user',
      [call({ ...jane, invokedBy: 'athena.amazonaws.com' }, 1)],
      ['jane had athena.amazonaws.com make this call [0]', 'athena.amazonaws.com made this call [0]'],
    ],
    [
      'what no event shows',
      [call(session('R', 's', { context: { sourceIdentity: 'jane' } }), 1)],
      [
        'jane (source identity) is the source identity, set when a role was assumed []',
        'R / s made this call [0]',
      ],
    ],
    [
      'root of another account',
      [
        call(deploy, 1, {
          eventSource: 'sts.amazonaws.com',
          eventName: 'AssumeRoot',
          requestParameters: { targetPrincipal: AWAY },
          responseElements: { credentials: { accessKeyId: keyOf('ROOT') } },
        }),
        call(
          {
            type: 'Root',
            accountId: AWAY,
            accessKeyId: keyOf('ROOT'),
            sessionContext: { assumedRoot: 'true' },
          },
          5,
        ),
      ],
      [
        'Issued outside the loaded logs: the event that opened the session Deploy / ci-17 is not in them.',
        `Deploy / ci-17 became root of ${AWAY} (Away) [0]`,
        'root (AssumeRoot session) made this call [1]',
      ],
    ],
  ];
  for (const [name, records, expected] of cases) it(name, () => assert.deepEqual(told(records), expected));

  it('log text is in values only', () => {
    const MARK = '](command:x)';
    const evil = session(MARK, MARK, { account: HOME });
    const { steps } = chainSteps(chainOf([issue(user(MARK), evil, 0), call(evil, 5)]));
    const own = steps.flatMap(({ how }) => how.filter((piece) => typeof piece === 'string'));
    assert.ok(!own.join('').includes(MARK), own.join(''));
  });
});
