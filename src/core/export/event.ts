import type { EventFacts } from '../event/event';
import { serviceOf } from '../event/eventText';

/** An event that is exported. */
export interface ExportedEvent {
  readonly facts: EventFacts;
  /** The log that it is of, as the user may read it. */
  readonly file: string;
}

/** The columns of tables; the names are those of `EventSummary` in the API where it has the same. */
export const COLUMNS: readonly {
  readonly name: string;
  readonly title: string;
  readonly text: (event: ExportedEvent) => string;
}[] = [
  { name: 'time', title: 'Time', text: ({ facts }) => isoTime(facts) },
  { name: 'account', title: 'Account', text: ({ facts }) => facts.principal.account || facts.recipient },
  { name: 'region', title: 'Region', text: ({ facts }) => facts.region },
  { name: 'principal', title: 'Principal', text: ({ facts }) => facts.principal.label },
  { name: 'identityType', title: 'Identity type', text: ({ facts }) => facts.principal.type },
  { name: 'service', title: 'Service', text: ({ facts }) => serviceOf(facts) },
  { name: 'action', title: 'Action', text: ({ facts }) => facts.name || facts.eventType },
  { name: 'outcome', title: 'Outcome', text: ({ facts }) => (facts.failed ? 'failed' : 'ok') },
  { name: 'error', title: 'Error', text: ({ facts }) => facts.error },
  { name: 'sourceIp', title: 'Source IP', text: ({ facts }) => facts.sourceIp },
  { name: 'userAgent', title: 'User agent', text: ({ facts }) => facts.userAgent },
  { name: 'readOnly', title: 'Read-only', text: ({ facts }) => String(facts.readOnly ?? '') },
  { name: 'eventId', title: 'Event ID', text: ({ facts }) => facts.id },
  { name: 'requestId', title: 'Request ID', text: ({ facts }) => facts.requestId },
  { name: 'file', title: 'File', text: ({ file }) => file },
];

/** A time that sorts by its letters, in UTC; what is no time is as recorded. */
function isoTime({ time, timeMs }: EventFacts): string {
  return Number.isNaN(timeMs) ? time : new Date(timeMs).toISOString().replace('.000Z', 'Z');
}
