import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extrasOf } from '../../../src/core/event/extras';
import { factsOf } from '../../../src/core/event/facts';
import {
  type CompiledTerm,
  compileFilter,
  compileTerms,
  isPathTerm,
} from '../../../src/core/filter/evaluate';
import { parseFilter } from '../../../src/core/filter/grammar';
import { DIMENSIONS } from '../../../src/core/index/dimensions';
import { EventIndex } from '../../../src/core/index/eventIndex';
import { GROUP_ORDERS } from '../../../src/core/index/group';
import type { EventGroup } from '../../../src/core/index/groups';
import { pathsOf } from '../../../src/core/scan/pathBatch';
import { addLogs, listed, type PlainEvent, plainEvents } from '../../support/indexed';
import { oracleDimension } from '../../support/oracle/dimensions';
import { type GroupNode, groupEvents } from '../../support/oracle/groups';
import { fieldValues } from '../../support/oracle/values';
import { pooledRecord } from '../../support/records';

const RECORD = pooledRecord();

const logs = fc
  .array(fc.array(RECORD, { maxLength: 12 }), { minLength: 1, maxLength: 4 })
  .map((all) => Object.fromEntries(all.map((records, n) => [`${'abcd'[n]}.json`, records])));

const FILTERS = [
  ...[
    '',
    'action:a',
    '-action:a,b',
    'action:""',
    '-action:"",b',
    'action:*b',
    'principal:jane',
    'principal:*a*',
  ],
  ...['-principal:AIDA1', 'principal:""', 'role:admin', 'session:"",jane', 'key:asia*', 'type:Root,IAMUser'],
  ...[
    'account:111122223333',
    'recipient:""',
    'service:detective',
    'service:iam,s3',
    'outcome:failed',
    '-outcome:ok',
  ],
  ...['readonly:true', 'readonly:""', '-readonly:false', 'error:*', 'ip:10.0.0.0/31', 'ip:ec2*', 'agent:Zoë'],
  ...[
    'time:2024-01-02..2024-01-04',
    '-time:2024-01',
    'time:""',
    '-time:"",2024-01-03',
    'time:<2024',
    'time:last2d',
  ],
  ...[
    'time:>=2024-01-05T12,2024-01-01T01',
    'id:r1',
    'id:7d3a5c1e-0000-4000-8000-000000000001',
    'id:*0001',
    'id:""',
  ],
  ...[
    '-id:n4r8*',
    'a',
    'ab',
    '-zoë',
    '0000',
    '4000-8',
    '7d3a*0001',
    'jane',
    'detective',
    'Σ',
    '"*"',
    'apicall,r1',
    'actor:jane',
    '-actor:*a*',
    'actor:arn:*',
    'risk:none',
    'risk:high,medium',
    '-risk:low',
  ],
  ...['graph:g', 'graph:*0123', '-graph:""', 'resource:a', 'resource:"",b', '-resource:*', 'resource:g'],
  ...['category:data', '-category:Management', 'userIdentity.arn:*:user/a', '-userIdentity.principalId:""'],
  ...['requestParameters.graphArn:g', '-requestParameters.graphArn:*', 'requestParameters.GraphArn:""'],
  ...['responseElements.credentials.accessKeyId:asia1', 'resources.ARN:ab,""', '-requestParameters:a*'],
  ...['userIdentity.sessionContext.sessionIssuer.userName:a', 'readOnly:true errorMessage:""'],
];
const filters = fc.array(fc.constantFrom(...FILTERS), { maxLength: 4 }).map((terms) => terms.join(' '));
const dimensions = fc
  .array(fc.constantFrom(...DIMENSIONS.map(({ name }) => name)), { minLength: 1, maxLength: 3 })
  // The list counts an event once for each resource, which is right only where that is the first dimension.
  .map((by) => (by.includes('resource') ? ['resource', ...by.filter((name) => name !== 'resource')] : by));
const orders = fc.constantFrom(undefined, ...Object.values(GROUP_ORDERS));

/** A list of groups without what only one side has. */
function plain(groups: readonly (GroupNode | EventGroup)[]): unknown[] {
  return groups.map(({ dimension, key, label, events, failed, first, last, children }) => {
    return {
      dimension,
      key,
      label,
      events,
      failed,
      first,
      last,
      ...(children && { children: plain(children) }),
    };
  });
}

/** An event once for each resource that it has, as groups by resource see it. */
function oncePerResource(events: readonly PlainEvent[], by: readonly string[]): PlainEvent[] {
  if (!by.includes('resource')) return [...events];
  return events.flatMap((event) =>
    event.resources.length < 2
      ? event
      : event.resources.map((resource) => ({ ...event, resources: [resource] })),
  );
}

/** Reads what a filter by paths asks for, as the extension does: only the records of rows that are asked for. */
function readAll(index: EventIndex, terms: readonly CompiledTerm[], all: readonly PlainEvent[]): void {
  const paths = [...new Set(terms.filter(isPathTerm).map(({ field }) => field.name))];
  const rows = index.unread(terms).rows();
  const batches = pathsOf(
    Array.from(rows, (row) => all[row]?.record),
    paths,
  );
  index.paths.open(paths, index.length).forEach((column, i) => {
    column.set(rows, batches[i]!);
  });
  assert.equal(index.unread(terms).count, 0);
}

describe('an index of any events', () => {
  it('has every event as it was', () => {
    fc.assert(
      fc.property(logs, (given) => {
        const index = new EventIndex();
        addLogs(index, given);
        const records = Object.values(given).flat();
        records.forEach((record, row) => {
          assert.deepEqual(index.facts(row), factsOf(record));
          assert.deepEqual(index.extras(row), extrasOf(record));
        });
      }),
      { numRuns: 50 },
    );
  });

  it('finds what a filter finds in a list', () => {
    let matched = 0;
    fc.assert(
      fc.property(logs, filters, (given, text) => {
        const index = new EventIndex();
        addLogs(index, given);
        const all = plainEvents(given);
        const context = { newestMs: listed(all)[0]?.timeMs ?? Number.NaN };
        const ast = parseFilter(text);
        const expected = listed(all).filter(compileFilter(ast, context));
        const { terms } = compileTerms(ast, context);
        readAll(index, terms, all);
        const found = index.select(terms);
        assert.deepEqual(
          found.newest(),
          expected.map(({ row }) => row),
          text,
        );
        assert.equal(found.failed, expected.filter(({ failed }) => failed).length);
        assert.deepEqual(found.newest(2, 1), found.newest().slice(1, 3));
        assert.ok(Object.is(index.newestMs, context.newestMs));
        matched += found.count;
      }),
      { numRuns: 200 },
    );
    assert.ok(matched > 300, `only ${matched} matches: the test shows little`);
  });

  it('groups and counts as a list is grouped and counted', () => {
    fc.assert(
      fc.property(logs, filters, dimensions, orders, (given, text, by, order) => {
        const index = new EventIndex();
        addLogs(index, given);
        const all = plainEvents(given);
        const context = { newestMs: listed(all)[0]?.timeMs ?? Number.NaN };
        const events = listed(all).filter(compileFilter(parseFilter(text), context));
        readAll(index, compileTerms(parseFilter(text), context).terms, all);
        const selection = index.select(compileTerms(parseFilter(text), context).terms);
        const groups = index.group(selection, by, order);
        const each = oncePerResource(events, by);
        assert.deepEqual(plain(groups), plain(groupEvents(each, by, order)));
        const [dimension = ''] = by;
        const single = oncePerResource(events, [dimension]);
        assert.deepEqual(index.values(selection, dimension), fieldValues(single, oracleDimension(dimension)));
        for (const { key, events: count, failed } of groups.slice(0, 3)) {
          const inside = index.within(selection, dimension, key);
          assert.deepEqual([inside.count, inside.failed], [count, failed]);
        }
        assert.equal(index.within(selection, dimension, 'nobody').count, 0);
      }),
      { numRuns: 200 },
    );
  });
});
