// Small logs that each stand for a kind of fault, with documentation values only: see test/fixtures/cases/README.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventFacts } from '../../src/core/event/event';
import { type EventExtras, extrasOf } from '../../src/core/event/extras';
import { describeIdentity, type IdentityDescription } from '../../src/core/explain/identity';
import { riskOf } from '../../src/core/knowledge/risk/risk';
import { readTrail, type Trail } from '../../src/core/trail/trail';

/** One event of a case, judged by itself. */
export interface CaseEvent {
  readonly record: unknown;
  readonly facts: EventFacts;
  readonly extras: EventExtras;
  readonly identity: IdentityDescription;
  readonly risk: string;
}

export function caseBytes(name: string): Buffer {
  return readFileSync(join(process.cwd(), 'test/fixtures/cases', name));
}

/** The events of a case, in the order of the file. */
export function readCase(name: string): { readonly trail: Trail; readonly events: readonly CaseEvent[] } {
  const events: CaseEvent[] = [];
  const trail = readTrail(caseBytes(name), (record, { facts }) => {
    events.push({
      record,
      facts,
      extras: extrasOf(record),
      identity: describeIdentity(record),
      risk: riskOf(facts, record)?.risk ?? 'none',
    });
  });
  return { trail, events };
}
