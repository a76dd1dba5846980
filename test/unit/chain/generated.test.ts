import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chainSourceOf } from '../../../src/core/chain/event';
import { Actors, followChain } from '../../../src/core/chain/follow';
import { AWAY, across, call, HOME, issue, keyOf, session, user } from '../../support/sessions';

describe('followChain: generated trails', () => {
  /** A forest: each session is opened by a user or by an earlier session; some of the issuing events are not loaded. */
  const forest = fc.array(
    fc.record({ parent: fc.nat(), isUser: fc.boolean(), isLost: fc.boolean(), isAcross: fc.boolean() }),
    { minLength: 1, maxLength: 25 },
  );
  it('each session leads to whom it was made from', () => {
    fc.assert(
      fc.property(forest, fc.nat(), (plan, salt) => {
        const users = ['jane', 'bob', 'eve'];
        const sessions: ReturnType<typeof session>[] = [];
        const expected: string[] = [];
        const records: object[] = [];
        plan.forEach((node, n) => {
          const account = node.isAcross ? AWAY : HOME;
          const one = session('Role', 'name', { account, key: keyOf(`K${n}`) });
          const isRoot = node.isUser || n === 0;
          const parent = isRoot ? 0 : node.parent % n;
          const name = users[node.parent % users.length]!;
          const opener = isRoot ? user(name) : sessions[parent]!;
          const isShared = !isRoot && account !== opener.accountId;
          const events = isShared ? across(sessions[parent]!, one, n) : [issue(opener, one, n)];
          if (!node.isLost) records.push(...events);
          const own = `role|${account}|Role|name`;
          expected.push(node.isLost ? own : isRoot ? `user|${HOME}|${name}` : expected[parent]!);
          sessions.push(one);
        });
        // Logs are in no order.
        records.sort((x, y) => hash(JSON.stringify(x), salt) - hash(JSON.stringify(y), salt));
        const calls = sessions.map((one) => call(one, 100));
        const source = chainSourceOf([...records, ...calls]);
        const actors = new Actors(source);
        calls.forEach((_, n) => {
          const event = source.event(records.length + n);
          assert.equal(followChain(source, event).actor.key, expected[n]);
          assert.equal(actors.of(event, event.timeMs).key, expected[n]);
        });
      }),
      { numRuns: 60 },
    );
  });
  it('ends, whatever issues what', () => {
    const links = fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.nat(2)), { maxLength: 30 });
    fc.assert(
      fc.property(links, (all) => {
        const one = (n: number) => session('R', `s${n}`);
        const records = [...all.map(([from, to, when]) => issue(one(from), one(to), when)), call(one(0), 1)];
        const source = chainSourceOf(records);
        const actors = new Actors(source);
        records.forEach((_, row) => {
          const { steps, actor, end } = followChain(source, source.event(row));
          assert.ok(steps.length >= 1 && steps.length <= records.length + 1);
          assert.equal(actor.kind, end);
          assert.notEqual(actors.of(source.event(row), source.event(row).timeMs).label, '');
        });
      }),
      { numRuns: 60 },
    );
  });
  it('never throws for what records hold', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 6 }), fc.jsonValue(), (values, identity) => {
        const records = [...values, { userIdentity: identity, responseElements: { credentials: identity } }];
        const source = chainSourceOf(records);
        for (const row of records.keys()) assert.ok(followChain(source, source.event(row)).actor.label);
      }),
      { numRuns: 100 },
    );
  });
});

/** Orders texts by chance, the same for the same salt. */
function hash(value: string, salt: number): number {
  let sum = salt;
  for (let i = 0; i < value.length; i += 7) sum = (sum * 31 + value.charCodeAt(i)) | 0;
  return sum;
}
