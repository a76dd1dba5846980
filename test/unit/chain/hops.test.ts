import assert from 'node:assert/strict';
import { chainSourceOf } from '../../../src/core/chain/event';
import { Actors, followChain } from '../../../src/core/chain/follow';
import { chainOf, told } from '../../support/chains';
import { AWAY, across, at, call, HOME, issue, keyOf, session, user } from '../../support/sessions';

const jane = user('jane');
const a = session('Deploy', 'ci-17');
const b = session('Audit', 'two');
const c = session('Ops', 'three', { account: AWAY });
const d = session('Deep', 'four', { account: AWAY });

describe('followChain: hops', () => {
  const one = issue(jane, a, 0);
  const two = issue(a, b, 1);
  const three = across(b, c, 2);
  const four = issue(c, d, 3);
  const cases: readonly (readonly [string, readonly unknown[], string])[] = [
    ['none', [call(jane, 5)], 'user: jane'],
    ['one', [one, call(a, 5)], 'user: jane, by issued key'],
    ['two', [one, two, call(b, 5)], 'user: jane, by issued key+issued key'],
    [
      'three, across accounts',
      [one, two, ...three, call(c, 5)],
      `user: jane, by ${Array(3).fill('issued key').join('+')}`,
    ],
    [
      'four',
      [one, two, ...three, four, call(d, 5)],
      `user: jane, by ${Array(4).fill('issued key').join('+')}`,
    ],
    [
      'in any order',
      [four, ...three, two, one, call(d, 5)],
      `user: jane, by ${Array(4).fill('issued key').join('+')}`,
    ],
    ['the first is missing', [two, call(b, 5)], 'issued-elsewhere: Deploy / ci-17, by issued key'],
    ['the last is missing', [one, two, call(d, 5)], 'issued-elsewhere: Deep / four'],
    [
      'one in the middle is missing',
      [one, ...three, call(c, 5)],
      'issued-elsewhere: Audit / two, by issued key',
    ],
  ];
  for (const [name, records, expected] of cases) it(name, () => assert.equal(told(records), expected));

  it('each step has its event, and the records of the same act beside it', () => {
    const records = [one, two, ...three, call(c, 5)];
    const { steps } = chainOf(records);
    assert.deepEqual(
      steps.map((step) => [step.name, step.event?.row, step.copies]),
      [
        ['Ops / three', 4, []],
        ['Audit / two', 2, [3]],
        ['Deploy / ci-17', 1, []],
        ['jane', 0, []],
      ],
    );
  });
  it('the caller’s own record of an act is chosen, whichever comes first', () => {
    for (const copies of [three, [...three].reverse()]) {
      const { steps } = chainOf([...copies, call(c, 5)]);
      assert.equal(steps[1]?.event?.principal.label, 'Audit / two');
    }
  });
  it('only the other account’s record is loaded', () =>
    assert.equal(told([three[1], call(c, 5)]), `account: account ${HOME} (AROAAudit:two), by issued key`));
  it('a record of the other account leads to the same act', () =>
    assert.equal(told([one, two, three[0], three[1]]), 'user: jane, by same act+issued key+issued key'));
  it('delivered by two trails', () => {
    const { steps } = chainOf([one, one, call(a, 5)]);
    assert.deepEqual([steps[1]?.event?.row, steps[1]?.copies], [0, [1]]);
  });
  it('a long chain', () => {
    const sessions = Array.from({ length: 500 }, (_, n) => session('R', `s-${n}`));
    const records = sessions.map((one, n) => issue(n === 0 ? jane : sessions[n - 1]!, one, n));
    const chain = chainOf([...records, call(sessions.at(-1)!, 999)]);
    assert.equal(chain.steps.length, 501);
    assert.equal(chain.actor.label, 'jane');
  });
});

describe('followChain: further keys of one session', () => {
  /** A call in the session, with a key that no event issued, as the console and services have them. */
  const other = (began: number) =>
    session('Deploy', 'ci-17', {
      key: keyOf('FURTHER'),
      context: { attributes: { creationDate: at(began) } },
    });
  const cases: readonly (readonly [string, readonly unknown[], string])[] = [
    [
      'the session that began in that second',
      [issue(jane, a, 1), call(other(1), 5)],
      'user: jane, by same session',
    ],
    ['another one', [issue(jane, a, 1), call(other(2), 5)], 'issued-elsewhere: Deploy / ci-17'],
    [
      'no time',
      [issue(jane, a, 1), call(session('Deploy', 'ci-17', { key: keyOf('X') }), 5)],
      'issued-elsewhere: Deploy / ci-17',
    ],
    [
      'opened twice by the same caller',
      [
        issue(jane, a, 1),
        issue(jane, session('Deploy', 'ci-17', { key: keyOf('TWICE') }), 1),
        call(other(1), 5),
      ],
      'user: jane, by same session',
    ],
    [
      'opened by two callers: nothing is guessed',
      [
        issue(jane, a, 1),
        issue(user('eve'), session('Deploy', 'ci-17', { key: keyOf('TWICE') }), 1),
        call(other(1), 5),
      ],
      'issued-elsewhere: Deploy / ci-17',
    ],
    [
      'an event that failed',
      [issue(jane, a, 1, { errorCode: 'X' }), call(other(1), 5)],
      'issued-elsewhere: Deploy / ci-17',
    ],
    [
      'a session that begins after its call',
      [issue(jane, a, 9), call(other(9), 5)],
      'issued-elsewhere: Deploy / ci-17',
    ],
    [
      'along a chain',
      [issue(jane, a, 1), issue(other(1), b, 2), call(b, 5)],
      'user: jane, by issued key+same session',
    ],
  ];
  for (const [name, records, expected] of cases) it(name, () => assert.equal(told(records), expected));
});

describe('followChain: what is no link', () => {
  const denied = { errorCode: 'AccessDenied', responseElements: null };
  const cases: readonly (readonly [string, readonly unknown[], string])[] = [
    ['a failed AssumeRole', [issue(jane, a, 0, denied), call(a, 5)], 'issued-elsewhere: Deploy / ci-17'],
    [
      'one that only has an error code',
      [issue(jane, a, 0, { errorCode: 'X' }), call(a, 5)],
      'issued-elsewhere: Deploy / ci-17',
    ],
    ['issued after the use', [issue(jane, a, 9), call(a, 5)], 'issued-elsewhere: Deploy / ci-17'],
    ['in the same second', [issue(jane, a, 5), call(a, 5)], 'user: jane, by issued key'],
    [
      'the same names with another key',
      [issue(jane, a, 0), call(session('Deploy', 'ci-17', { key: keyOf('OTHER') }), 5)],
      'issued-elsewhere: Deploy / ci-17',
    ],
    [
      'the same key for another session, as in samples',
      [issue(jane, a, 0), call(session('Other', 'x', { key: a.accessKeyId }), 5)],
      'issued-elsewhere: Other / x',
    ],
    [
      'the same key in another account',
      [issue(jane, a, 0), call(session('Deploy', 'ci-17', { key: a.accessKeyId, account: AWAY }), 5)],
      'issued-elsewhere: Deploy / ci-17',
    ],
    [
      'a key like a name of every object',
      [call(session('R', 's', { key: 'constructor' }), 5)],
      'issued-elsewhere: R / s',
    ],
    [
      'no key',
      [issue(jane, session('R', 's', { key: '' }), 0), call(session('R', 's', { key: '' }), 5)],
      'issued-elsewhere: R / s',
    ],
    [
      'a key that issues itself, as in samples',
      [issue(a, a, 0), call(a, 5)],
      'issued-elsewhere: Deploy / ci-17',
    ],
  ];
  for (const [name, records, expected] of cases) it(name, () => assert.equal(told(records), expected));

  it('a session name used again: each session leads to whoever opened it', () => {
    const first = session('Deploy', 'x', { key: keyOf('FIRST') });
    const second = session('Deploy', 'x', { key: keyOf('SECOND') });
    const issuing = [issue(jane, first, 0), issue(user('bob'), second, 1)];
    assert.equal(told([...issuing, call(first, 5)]), 'user: jane, by issued key');
    assert.equal(told([...issuing, call(second, 5)]), 'user: bob, by issued key');
  });
  it('two acts that issue one key: the last before the use', () => {
    const issuing = [issue(jane, a, 0), issue(user('bob'), a, 2), issue(user('eve'), a, 9)];
    assert.equal(told([...issuing, call(a, 5)]), 'user: bob, by issued key');
  });
  it('a loop of two', () =>
    assert.equal(
      told([issue(a, b, 0), issue(b, a, 0), call(a, 0)]),
      'loop: Deploy / ci-17, by issued key+issued key',
    ));
  it('a loop that the start is not part of', () =>
    assert.match(told([issue(a, b, 0), issue(b, a, 0), issue(b, c, 0), call(c, 0)]), /^loop: Ops \/ three/));
  it('loops cost no more than once, and each start keeps its own actor', () => {
    const records = [issue(a, b, 0), issue(b, a, 0), call(a, 0), call(b, 0)];
    const source = chainSourceOf(records);
    const actors = new Actors(source);
    for (const row of [2, 3, 2, 3]) {
      const event = source.event(row);
      assert.deepEqual(actors.of(event, event.timeMs), followChain(source, event).actor);
    }
  });
});
