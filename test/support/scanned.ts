// A log read by the scanner, compared with the same log read the tolerant way.
import assert from 'node:assert/strict';
import type { LogSummary } from '../../src/core/index/batch';
import { BatchBuilder } from '../../src/core/index/builder';
import { EventIndex } from '../../src/core/index/eventIndex';
import { extrasOf } from '../../src/core/trail/extras';
import { factsOf } from '../../src/core/trail/facts';
import { readTrail } from '../../src/core/trail/trail';

/** Reads a log both ways; throws unless all is the same. */
export function assertSame(bytes: Uint8Array, builder = new BatchBuilder(), message?: string): LogSummary {
  const expected: unknown[] = [];
  const trail = readTrail(bytes, (value, { ordinal, offset, length, depth }) => {
    expected.push({ ...factsOf(value), ...extrasOf(value), ordinal, offset, length, depth });
  });
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
