// A log read by both scanners, the one in TypeScript and the one in WebAssembly, compared with the same log read the
// tolerant way.
import assert from 'node:assert/strict';
import { extrasOf } from '../../src/core/event/extras';
import { factsOf } from '../../src/core/event/facts';
import { EventIndex } from '../../src/core/index/eventIndex';
import type { LogSummary } from '../../src/core/rows/batch';
import { BatchBuilder } from '../../src/core/scan/builder';
import { readTrail } from '../../src/core/trail/trail';
import { fastItems } from '../../src/host/reading/node/scanModule';

const fast = fastItems();
assert.ok(fast, 'there is WebAssembly with vectors');

/** A builder for each scanner. */
export const bothBuilders = (): readonly BatchBuilder[] => [new BatchBuilder(), new BatchBuilder(fast)];

/** Reads a log all ways; throws unless all is the same. Gives the scanner's summary. */
export function assertSame(bytes: Uint8Array, builders = bothBuilders(), message?: string): LogSummary {
  const expected: unknown[] = [];
  const trail = readTrail(bytes, (value, { ordinal, offset, length, depth }) => {
    expected.push({ ...factsOf(value), ...extrasOf(value), ordinal, offset, length, depth });
  });
  const [summary, ...others] = builders.map((builder) => readBy(builder));
  for (const other of others) assert.deepEqual(other, summary, message);
  return summary!;

  function readBy(builder: BatchBuilder): LogSummary {
    const summary = builder.addLog(bytes, 'log');
    const index = new EventIndex();
    const [source = 0] = index.add(builder.take());
    const found = Array.from(index.all().rows(), (row) => ({
      ...index.facts(row),
      ...index.extras(row),
      ...index.place(row),
    }));
    assert.deepEqual(found, expected, message);
    const { shape, problems, events } = summary;
    assert.deepEqual({ shape, problems }, { shape: trail.shape, problems: trail.problems }, message);
    assert.equal(events, trail.events.length);
    assert.equal(index.source(source)?.events, events);
    return summary;
  }
}
