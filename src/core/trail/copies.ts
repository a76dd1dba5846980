import type { EventFacts } from './event';
import type { TrailEntry } from './trail';

/**
 * Whether two entries of one event ID are copies of one event. Records that are whole are when all their values are
 * equal. One that was rebuilt from columns holds less, and some as text: it agrees when all that it has is the same in
 * the other, of what the index keeps.
 */
export function areCopies(a: TrailEntry, b: TrailEntry): boolean {
  if (a.print === b.print) return true;
  if (!a.isPartial && !b.isPartial) return false;
  return COMPARED.every((value) => {
    const [mine, other] = [value(a), value(b)];
    return mine === other || (a.isPartial && isNothing(mine)) || (b.isPartial && isNothing(other));
  });
}

/** What of an event is compared. The name that a lookup gives a caller is compared with the session's or the user's. */
const COMPARED: readonly ((facts: EventFacts) => string | number | boolean | undefined)[] = [
  ({ id }) => id,
  // A time that a spreadsheet changed is none.
  ({ timeMs }) => (Number.isNaN(timeMs) ? undefined : Math.floor(timeMs / 1000)),
  ({ source }) => source,
  ({ name }) => name,
  ({ region }) => region,
  ({ sourceIp }) => sourceIp,
  ({ userAgent }) => userAgent,
  ({ error }) => error,
  ({ readOnly }) => readOnly,
  ({ eventType }) => eventType,
  ({ requestId }) => requestId,
  ({ sharedId }) => sharedId,
  ({ recipient }) => recipient,
  ({ principal }) => principal.type,
  ({ principal }) => principal.arn,
  ({ principal }) => principal.principalId,
  ({ principal }) => principal.accessKey,
  ({ principal }) => principal.account,
  callerName,
];

function callerName({ principal }: EventFacts): string {
  const { kind, session, userName } = principal;
  return kind === 'root' ? 'root' : session || userName;
}

function isNothing(value: string | number | boolean | undefined): boolean {
  return value === undefined || value === '';
}
