import type { EventFacts } from '../event/event';
import { openedSession } from '../event/extras';
import { factsOf } from '../event/facts';
import { identityDetails } from '../event/identityDetails';
import { issuedKeyIn } from '../event/issued';
import { errorOf } from '../event/outcome';
import { objectOf, textOf } from '../json/members';
import type { ChainEvent, ChainSource } from './source';

/** A parsed record as an event of a chain. Takes any JSON value; never throws. */
export function chainEventOf(record: unknown, row: number, facts: EventFacts = factsOf(record)): ChainEvent {
  const event = objectOf(record);
  const identity = objectOf(event['userIdentity']);
  const issuedKey = issuedKeyOf(record);
  return {
    ...facts,
    row,
    issuedKey,
    issuedTo: openedSession(event, facts.name, issuedKey),
    sourceIdentity: textOf(objectOf(identity['sessionContext'])['sourceIdentity']),
    onBehalfOf: textOf(objectOf(identity['onBehalfOf'])['userId']),
    invokedBy: textOf(identity['invokedBy']),
    details: identityDetails(event),
  };
}

/** The access key that a record issued, '' for the many that issue none. A failed call issues none. */
export function issuedKeyOf(record: unknown): string {
  const event = objectOf(record);
  return errorOf(event) === '' ? issuedKeyIn(event['responseElements']) : '';
}

/** A source over parsed records that are all in memory; a row is a position in the list. */
export function chainSourceOf(records: readonly unknown[]): ChainSource {
  const events = records.map((record, row) => chainEventOf(record, row));
  const byKey = grouped(events, (event) => event.issuedKey);
  const bySharedId = grouped(events, (event) => event.sharedId);
  const bySession = grouped(events, (event) => sessionKey(event.issuedTo, event.timeMs));
  return {
    issuers: (accessKey) => byKey.get(accessKey) ?? [],
    copies: (sharedId) => bySharedId.get(sharedId) ?? [],
    sessions: (arn, issuedMs) => bySession.get(sessionKey(arn, issuedMs)) ?? [],
    event: (row) => events[row]!,
  };
}

function sessionKey(arn: string, issuedMs: number): string {
  return arn === '' || Number.isNaN(issuedMs) ? '' : `${issuedMs} ${arn}`;
}

function grouped(events: readonly ChainEvent[], keyOf: (event: ChainEvent) => string): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (const event of events) {
    const key = keyOf(event);
    if (key === '') continue;
    const known = rows.get(key);
    if (known) known.push(event.row);
    else rows.set(key, [event.row]);
  }
  return rows;
}
