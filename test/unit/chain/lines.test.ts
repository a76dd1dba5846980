import assert from 'node:assert/strict';
import { actorLine, chainLines } from '../../../src/core/chain/lines';
import { plainText } from '../../../src/core/text/pieces';
import { chainOf } from '../../support/chains';
import { AWAY, across, call, HOME, issue, keyOf, session, user } from '../../support/sessions';

const jane = user('jane');
const deploy = session('Deploy', 'ci-17');
const audit = session('Audit', 'two', { account: AWAY });
const NAMES = new Map([
  [HOME, 'Home'],
  [AWAY, 'Away'],
]);

const linesOf = (records: readonly unknown[], names = new Map<string, string>()) =>
  chainLines(chainOf(records), names).map(({ line, row }) => `${plainText(line)} [${row ?? ''}]`);

describe('chainLines', () => {
  it('nothing where the caller used credentials of its own', () =>
    assert.deepEqual(linesOf([call(jane, 0)]), []));
  it('from the root to the call, each with its event', () =>
    assert.deepEqual(linesOf([issue(jane, deploy, 2), ...across(deploy, audit, 3), call(audit, 5)]), [
      'jane assumed Deploy / ci-17 at 2024-03-14T10:02:00Z from 203.0.113.7. [0]',
      `→ Deploy / ci-17 of account ${HOME} assumed Audit / two in account ${AWAY} at 2024-03-14T10:03:00Z from 203.0.113.7. [1]`,
      '→ as Audit / two made this call. [3]',
    ]));
  it('accounts by their names', () =>
    assert.match(
      linesOf([...across(deploy, audit, 3), call(audit, 5)], NAMES)[1] ?? '',
      new RegExp(
        `^→ Deploy / ci-17 of account ${HOME} \\(Home\\) assumed Audit / two in account ${AWAY} \\(Away\\)`,
      ),
    ));
  it('says where the trail stops', () =>
    assert.deepEqual(linesOf([call(deploy, 5)]), [
      'Issued outside the loaded logs: the event that opened the session Deploy / ci-17 is not in them. []',
    ]));
  it('says that sessions go round in a circle', () =>
    assert.match(
      linesOf([issue(deploy, audit, 0), issue(audit, deploy, 0), call(audit, 0)])[0] ?? '',
      /^These sessions issue each other in a circle/,
    ));
  const cases: readonly (readonly [string, readonly unknown[], RegExp])[] = [
    [
      'a service for a user',
      [call({ ...jane, invokedBy: 'athena.amazonaws.com' }, 1)],
      /^athena\.amazonaws\.com made this call for jane\. \[0\]$/m,
    ],
    [
      'an instance by its session’s name',
      [call(session('Web', 'i-0123456789abcdef0'), 1)],
      /^By the session’s name alone, instance i-0123456789abcdef0: /m,
    ],
    [
      'source identity',
      [call(session('R', 's', { context: { sourceIdentity: 'jane' } }), 1)],
      /^jane \(source identity\): set when a role was assumed/m,
    ],
    [
      'another account',
      [call({ type: 'AWSAccount', accountId: AWAY }, 1), across(deploy, audit, 2)[1], call(audit, 5)],
      new RegExp(`^Who it was stands in the log of account ${HOME}, which is not loaded\\.`, 'm'),
    ],
    [
      'a root session',
      [
        call(deploy, 1, {
          eventSource: 'sts.amazonaws.com',
          eventName: 'AssumeRoot',
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
      new RegExp(`^→ Deploy / ci-17 of account ${HOME} became root of ${AWAY} at `, 'm'),
    ],
  ];
  for (const [name, records, expected] of cases)
    it(name, () => assert.match(linesOf(records).join('\n'), expected));

  it('log text is in values only', () => {
    const MARK = '](command:x)';
    const evil = session(MARK, MARK, { context: { sourceIdentity: MARK } });
    const chain = chainOf([issue(user(MARK), evil, 0, { sourceIPAddress: MARK }), call(evil, 5)]);
    const own = chainLines(chain).flatMap(({ line }) => line.filter((piece) => typeof piece === 'string'));
    assert.ok(!own.join('').includes(MARK), own.join(''));
  });
});

describe('actorLine', () => {
  const line = (records: readonly unknown[]) => {
    const found = actorLine(chainOf(records), NAMES);
    return found && plainText(found);
  };
  it('nothing where the caller stands for itself, or nothing is known', () => {
    assert.equal(line([call(jane, 0)]), undefined);
    assert.equal(line([call(deploy, 0)]), undefined);
  });
  it('who is behind it', () =>
    assert.equal(
      line([issue(jane, deploy, 2), ...across(deploy, audit, 3), call(audit, 5)]),
      `Behind it: jane, account ${HOME} (Home), through 2 sessions.`,
    ));
  it('that a name alone speaks for it', () =>
    assert.match(
      line([call(session('Web', 'i-0123456789abcdef0'), 1)]) ?? '',
      /^Behind it, by a name alone: i-0/,
    ));
});
