import assert from 'node:assert/strict';
import { chainSourceOf } from '../../../src/core/chain/event';
import { followChain } from '../../../src/core/chain/follow';
import { accountText, nameAccount, sameNames, withAccountName } from '../../../src/core/event/accountNames';
import { explain } from '../../../src/core/explain/explain';
import type { ExplainContext } from '../../../src/core/explain/explainContext';
import { describeIdentity } from '../../../src/core/explain/identity';
import { plainText } from '../../../src/core/text/pieces';
import { AWAY, across, call, HOME, issue, session, user } from '../../support/sessions';
import { SEED } from '../trail/seed';

const NAMES = new Map([
  ['111122223333', 'Security'],
  ['111111111111', 'Old administrator'],
]);
const lines = (record: unknown, path: string, context: ExplainContext) =>
  (explain(record, path.split('.'), context)?.lines ?? []).map(plainText);

describe('account names', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['userIdentity', /^JaneRoe in a session of role 1A4R5SKSPGG9V, account 111122223333 \(Security\)\.$/m],
    ['userIdentity.accountId', /^Account 111122223333 \(Security\)\.$/m],
    ['userIdentity.arn', /account 111122223333 \(Security\)\./],
    ['userIdentity.sessionContext.sessionIssuer.arn', /account 111122223333 \(Security\)\./],
    ['recipientAccountId', /^Account 111122223333 \(Security\), the caller’s own account\.$/m],
    ['requestParameters.masterAccount', /Old administrator/],
  ];
  for (const [path, expected] of cases) {
    it(`in the hover on ${path}`, () =>
      assert.match(lines(SEED, path, { accountNames: NAMES }).join('\n'), expected));
  }
  it('in the description', () =>
    assert.match(
      describeIdentity(SEED, { accountNames: NAMES }).lines[0] ?? '',
      /111122223333 \(Security\)/,
    ));
  it('are values, never our own words', () => {
    const names = new Map([['111122223333', '](command:x)']]);
    const own = explain(SEED, ['userIdentity', 'accountId'], { accountNames: names })!.lines.flat();
    assert.ok(!own.some((piece) => typeof piece === 'string' && piece.includes('command')));
  });
  it('nothing for an account without one', () => {
    assert.equal(nameAccount('999999999999', NAMES), '');
    assert.equal(nameAccount('constructor', NAMES), '');
    assert.equal(accountText('111122223333', NAMES), '111122223333 (Security)');
    assert.equal(accountText('999999999999', NAMES), '999999999999');
  });
});

describe('labels with names of accounts', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['account 111122223333', '111122223333', 'account 111122223333 (Security)'],
    ['account 999999999999', '999999999999', 'account 999999999999'],
    ['root', '111122223333', 'root (Security)'],
    ['root', '999999999999', 'root'],
    ['root (alias)', '111122223333', 'root (alias)'],
    ['jane', '111122223333', 'jane'],
  ];
  for (const [label, account, expected] of cases)
    it(`${label} of ${account}`, () => assert.equal(withAccountName(label, account, NAMES), expected));
  it('are the same only if all are', () => {
    const [first] = NAMES;
    assert.ok(sameNames(NAMES, new Map(NAMES)));
    assert.ok(!sameNames(NAMES, new Map([first!])));
    assert.ok(!sameNames(new Map([first!]), new Map([[first![0], 'Other']])));
    assert.ok(!sameNames(new Map([first!]), new Map([['1', first![1]]])));
  });
});

describe('the chain in hovers', () => {
  const jane = user('jane');
  const first = session('Deploy', 'ci-17');
  const second = session('Audit', 'two', { account: AWAY });
  const records = [issue(jane, first, 0), ...across(first, second, 1), call(second, 5)];
  const source = chainSourceOf(records);
  const record = records.at(-1);
  const chain = followChain(source, source.event(records.length - 1));
  const behind = `Behind it: jane, account ${HOME}, through 2 sessions.`;

  it('on userIdentity, after the answers', () =>
    assert.equal(lines(record, 'userIdentity', { chain })[2], behind));
  for (const field of ['accessKeyId', 'arn', 'principalId', 'sessionContext', 'sessionContext.sessionIssuer'])
    it(`on ${field}`, () => assert.ok(lines(record, `userIdentity.${field}`, { chain }).includes(behind)));
  it('not on fields that tell nothing of a session', () =>
    assert.ok(!lines(record, 'userIdentity.accountId', { chain }).includes(behind)));
  it('says where the trail stops', () => {
    const alone = chainSourceOf([call(first, 5)]);
    const found = followChain(alone, alone.event(0));
    assert.match(
      lines(call(first, 5), 'userIdentity', { chain: found }).join('\n'),
      /^Issued outside the loaded logs/m,
    );
  });
  it('whole in the description', () =>
    assert.deepEqual(
      describeIdentity(record, { chain }).lines.filter((line) => /assumed|made this call/.test(line)).length,
      3,
    ));
  it('never more than eight lines', () => {
    for (const place of ['userIdentity', 'userIdentity.accessKeyId', 'userIdentity.arn'])
      assert.ok(lines(record, place, { chain }).length <= 8, place);
  });
});
