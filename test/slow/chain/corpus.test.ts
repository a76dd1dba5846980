import assert from 'node:assert/strict';
import { chainSourceOf } from '../../../src/core/chain/event';
import { Actors, followChain } from '../../../src/core/chain/follow';
import { EventIndex } from '../../../src/core/index/eventIndex';
import { riskOf } from '../../../src/core/knowledge/risk/risk';
import { BatchBuilder } from '../../../src/core/scan/builder';
import { parseRecord, readRecord } from '../../../src/core/trail/record';
import { readTrail } from '../../../src/core/trail/trail';
import { describeCorpus } from '../../support/corpus';

/** How many sessions (callers with their key) end where, by which last link. Ten of them were compared with the logs by hand. */
const EXPECTED: Readonly<Record<string, number>> = {
  'user by issued key': 10,
  'instance by issued key': 3,
  'instance by instance credentials': 1,
  'workload by issued key': 3,
  'service by reserved role': 34,
  'issued-elsewhere by call': 10,
  'issued-elsewhere by invoked by': 21,
};

describeCorpus('the chains of the corpus', (files) => {
  it('lead as far as the logs do', () => {
    const records = files().flatMap(({ bytes }) => {
      const { text, events } = readTrail(bytes);
      return events.map((place) => parseRecord(readRecord(text, place)));
    });
    const source = chainSourceOf(records);
    const index = indexOf(files().map(({ bytes }) => bytes));
    const actors = new Actors(source);
    const sessions = new Map<string, Set<string>>();
    for (const row of records.keys()) {
      const event = source.event(row);
      const chain = followChain(source, event);
      const { end, steps, actor } = chain;
      assert.deepEqual(index.chains.chain(row), chain);
      assert.deepEqual(index.risk(row), riskOf(index.facts(row), records[row]));
      if (event.principal.kind !== 'account') assert.deepEqual(actors.of(event, event.timeMs), actor);
      if (event.principal.kind !== 'role' && event.principal.kind !== 'federated') continue;
      const kind = `${end} by ${steps.at(-1)!.how}`;
      const known = sessions.get(kind) ?? new Set();
      sessions.set(kind, known.add(`${event.principal.key} ${event.principal.accessKey}`));
    }
    const counts = Object.fromEntries(Array.from(sessions, ([kind, all]) => [kind, all.size]));
    assert.deepEqual(counts, EXPECTED);
  });
});

/** All logs as the product reads them. */
function indexOf(logs: readonly Uint8Array[]): EventIndex {
  const builder = new BatchBuilder();
  for (const bytes of logs) builder.addLog(bytes);
  const index = new EventIndex();
  index.add(builder.take());
  return index;
}
