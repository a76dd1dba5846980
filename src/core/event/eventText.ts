import { permissionSetOf } from '../knowledge/identities/roleNames';
import type { EventFacts, Principal } from './event';

/** What one event says in a line: `DeleteMembers · JaneRoe · failed · 22:33:26Z`. Log text: not to be trusted. */
export function eventTitle(event: EventFacts, zone: 'utc' | 'local'): string {
  return [nameOf(event), shortName(event.principal), outcomeOf(event), clockOf(event, zone)]
    .filter(Boolean)
    .join(' · ');
}

/**
 * A principal's name where there is little room. A role session is named by its session first: that is the person,
 * and narrow places cut off what comes after a long role name. The role follows, of an Identity Center role its
 * permission set.
 */
export function shortName({ label, role, session }: Principal): string {
  const whole = `${role} / ${session}`;
  if (!role || !session || !label.startsWith(whole)) return label;
  return `${session} (${permissionSetOf(role) ?? role})${label.slice(whole.length)}`;
}

/** The action, or what kind of event it is where there is none. */
export function nameOf(event: EventFacts): string {
  return event.name || event.eventType || 'event';
}

export function outcomeOf(event: EventFacts): string {
  if (!event.failed) return '';
  return event.error ? `failed: ${event.error}` : 'failed';
}

/** Time of day, `22:33:26Z`; what is no time is shown as recorded. */
export function clockOf(event: EventFacts, zone: 'utc' | 'local'): string {
  return timeParts(event, zone)?.clock ?? event.time;
}

/** Day and time of day, `2019-10-24 22:33:26Z`. */
export function timeOf(event: Pick<EventFacts, 'time' | 'timeMs'>, zone: 'utc' | 'local'): string {
  const parts = timeParts(event, zone);
  return parts ? `${parts.day} ${parts.clock}` : event.time;
}

function timeParts(
  event: Pick<EventFacts, 'timeMs'>,
  zone: 'utc' | 'local',
): { day: string; clock: string } | undefined {
  if (Number.isNaN(event.timeMs)) return undefined;
  const date = new Date(event.timeMs);
  if (zone === 'utc') {
    const iso = date.toISOString();
    return { day: iso.slice(0, 10), clock: `${iso.slice(11, 19)}Z` };
  }
  const minutes = -date.getTimezoneOffset();
  const local = new Date(event.timeMs + minutes * 60_000).toISOString();
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const size = Math.abs(minutes);
  const offset = `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
  return { day: local.slice(0, 10), clock: `${local.slice(11, 19)}${offset}` };
}

/** The short name of a service: `detective` for `detective.amazonaws.com`. */
export function serviceOf(event: EventFacts): string {
  return event.source.replace(/\.amazonaws\.com(?:\.cn)?$/, '');
}
