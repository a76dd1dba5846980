import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chainSourceOf } from '../../../src/core/chain/event';
import { actorOf, followChain } from '../../../src/core/chain/follow';
import { extrasOf } from '../../../src/core/event/extras';
import { factsOf } from '../../../src/core/event/facts';
import { compileOrThrow, termsOrThrow } from '../../../src/core/filter/evaluate';
import { EventIndex } from '../../../src/core/index/eventIndex';
import { riskOf } from '../../../src/core/knowledge/risk/risk';
import { addLogs, plainEvents } from '../../support/indexed';
import { AWAY, across, at, call, HOME, issue, keyOf, session, user } from '../../support/sessions';

/**
 * Trails: sessions that users or earlier sessions opened, at home or across accounts; some openings are not loaded, some
 * sessions open each other in a circle, and some actions are notable.
 */
const trails = fc
  .record({
    plan: fc.array(
      fc.record({
        parent: fc.nat(),
        isUser: fc.boolean(),
        isLost: fc.boolean(),
        isAcross: fc.boolean(),
        action: fc.constantFrom('ListGraphs', 'DeleteGraph', 'AcceptInvitation'),
        isRefused: fc.boolean(),
      }),
      { minLength: 1, maxLength: 16 },
    ),
    isCircular: fc.boolean(),
    salt: fc.nat(),
  })
  .map(({ plan, isCircular, salt }) => {
    const sessions: ReturnType<typeof session>[] = [];
    const records: object[] = [];
    plan.forEach((node, n) => {
      const account = node.isAcross ? AWAY : HOME;
      const one = session(`R${n % 3}`, `s${n % 4}`, { account, key: keyOf(`K${n}`) });
      const parent = node.isUser || n === 0 ? undefined : sessions[node.parent % n]!;
      const opener = parent ?? user(['jane', 'bob'][node.parent % 2]!);
      if (!node.isLost && parent && account !== parent.accountId) records.push(...across(parent, one, n));
      else if (!node.isLost) records.push(issue(opener, one, n));
      sessions.push(one);
      const refused = node.isRefused ? { errorCode: 'AccessDenied' } : {};
      records.push(call(one, 100 + n, { eventName: node.action, ...refused }));
    });
    if (isCircular) {
      const [x, y] = [session('X', 'x'), session('Y', 'y')];
      records.push(issue(x, y, 1), issue(y, x, 1), call(x, 50), call(y, 50));
    }
    return records.sort((a, b) => hash(JSON.stringify(a), salt) - hash(JSON.stringify(b), salt));
  });

/** Orders texts by chance, the same for the same salt. */
function hash(value: string, salt: number): number {
  let sum = salt;
  for (let i = 0; i < value.length; i += 5) sum = (Math.imul(sum, 31) + value.charCodeAt(i)) | 0;
  return sum;
}

describe('actors and risks of an index', () => {
  it('are those of each record among all others', () => {
    let found = 0;
    fc.assert(
      fc.property(trails, (records) => {
        const index = new EventIndex();
        addLogs(index, { 'a.json': records });
        const source = chainSourceOf(records);
        records.forEach((record, row) => {
          const expected = followChain(source, source.event(row));
          const chain = index.chains.chain(row);
          assert.deepEqual(chain, expected);
          assert.deepEqual(index.derived(row).actor, actorOf(expected));
          const notable = riskOf(factsOf(record), record);
          assert.deepEqual(index.risk(row), notable);
          assert.equal(index.derived(row).risk, notable?.risk ?? 'none');
          if (chain.steps.length > 2) found++;
        });
      }),
      { numRuns: 80 },
    );
    assert.ok(found > 100, `only ${found} chains of two hops or more: the test shows little`);
  });

  it('are grouped and filtered by as plain events are', () => {
    const filters = fc.constantFrom(
      ...['actor:jane', 'actor:*user/jane', '-actor:bob', 'actor:R0*', 'actor:*', 'actor:""'],
      ...['risk:high', 'risk:medium,low', '-risk:none', 'risk:high actor:jane,bob'],
    );
    fc.assert(
      fc.property(trails, filters, (records, text) => {
        const index = new EventIndex();
        addLogs(index, { 'a.json': records });
        const context = { newestMs: 0 };
        const passes = compileOrThrow(text, context);
        const expected = plainEvents({ 'a.json': records }).filter(passes);
        const selection = index.select(termsOrThrow(text, context));
        assert.deepEqual(
          Array.from(selection.rows()),
          expected.map(({ row }) => row),
        );
        for (const by of ['actor', 'risk'] as const) {
          for (const { key, events } of index.group(selection, [by])) {
            const its = expected.filter((event) => (by === 'actor' ? event.actor.key : event.risk) === key);
            assert.equal(events, its.length, `${by} ${key}`);
            assert.equal(index.within(selection, by, key).count, events);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('follow the logs that are open', () => {
    const deploy = session('Deploy', 'ci-17');
    const index = new EventIndex();
    addLogs(index, { calls: [call(deploy, 5)] });
    const actor = () => index.derived(0).actor;
    assert.equal(actor().kind, 'issued-elsewhere');
    const opening = { opening: [issue(user('jane'), deploy, 0)] };
    const [pending = 0] = addLogs(index, opening, { pending: true });
    assert.equal(actor().kind, 'issued-elsewhere');
    index.show([pending]);
    assert.equal(actor().label, 'jane');
    // A copy that is hidden leaves the other one to tell.
    const [copy = 0] = addLogs(index, { copy: opening.opening });
    index.hide(2, 1);
    assert.equal(actor().label, 'jane');
    index.remove([pending]);
    assert.equal(actor().label, 'jane');
    index.remove([copy]);
    assert.equal(actor().kind, 'issued-elsewhere');
  });

  it('keep their rows when the index is written anew', () => {
    const deploy = session('Deploy', 'ci-17');
    const index = new EventIndex();
    const [first = 0] = addLogs(index, {
      gone: Array.from({ length: 1500 }, (_, n) => call(user('bob'), n, { eventName: 'DeleteGraph' })),
      kept: [issue(user('jane'), deploy, 0), call(deploy, 5, { eventName: 'DeleteMembers' })],
    });
    assert.equal(index.derived(1501).risk, 'high');
    const { epoch } = index;
    index.remove([first]);
    assert.notEqual(index.epoch, epoch);
    assert.deepEqual(
      [index.derived(0).risk, index.derived(1).risk, index.derived(1).actor.label],
      ['none', 'high', 'jane'],
    );
    assert.equal(index.chains.chain(1).steps.at(-1)?.event?.row, 0);
  });

  it('tell the further keys of a session by its beginning', () => {
    const opened = session('Audit', 'eve');
    const began = { attributes: { creationDate: at(3) } };
    const other = session('Audit', 'eve', { key: keyOf('CONSOLE'), context: began });
    const records = [issue(user('jane'), opened, 3), issue(user('bob'), opened, 4), call(other, 9)];
    const index = new EventIndex();
    addLogs(index, { records });
    assert.equal(index.chains.chain(2).steps.at(-1)?.how, 'same session');
    assert.equal(index.derived(2).actor.label, 'jane');
    assert.deepEqual(index.chains.sessions(opened.arn, Date.parse(at(4))), [1]);
    assert.deepEqual(index.chains.sessions(opened.arn, Number.NaN), []);
    assert.deepEqual(index.chains.issuers(''), []);
  });

  it('never throw for what records hold', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 6 }), fc.jsonValue(), (values, identity) => {
        const records = [...values, { userIdentity: identity, responseElements: { credentials: identity } }];
        const index = new EventIndex();
        addLogs(index, { records });
        records.forEach((record, row) => {
          assert.notEqual(index.derived(row).actor.label, '');
          assert.deepEqual(index.extras(row), extrasOf(record));
        });
      }),
      { numRuns: 60 },
    );
  });
});
