import { SIGN_IN_SOURCE } from '../event/outcome';
import { errorCodeOf } from '../knowledge/calls/errorCodes';
import type { Risk } from '../knowledge/risk/risk';

/** What a series asks of an event; `EventFacts` has it. */
export interface SeriesEvent {
  /** Milliseconds since 1970 UTC; NaN where the event has no valid time: it belongs to no series. */
  readonly timeMs: number;
  readonly failed: boolean;
  readonly error: string;
  readonly source: string;
  readonly name: string;
}

/** Failures of one principal that follow each other closely. */
export interface FailureSeries {
  /** Positions in the list of the first and the last failure that belongs to it. */
  readonly first: number;
  readonly last: number;
  readonly failures: number;
  /** `eventName` of what was tried, each once, in the order of trying; the first ten. */
  readonly actions: readonly string[];
  readonly risk: Risk;
  /** What it looks like, in one sentence. */
  readonly why: string;
}

/** So many failures, none further than this from the one before, make a series. */
export const SERIES = { failures: 5, gapMs: 5 * 60_000 } as const;

const MANY_ACTIONS = 4;
const SHOWN_ACTIONS = 10;

/**
 * The series of failures in the events of one principal, which have to be in the order of time. What tells nothing
 * about the caller does not count: throttling, faults of AWS, and settings that are merely not set.
 */
export function failureSeries(events: readonly SeriesEvent[]): readonly FailureSeries[] {
  const found: FailureSeries[] = [];
  let run: number[] = [];
  const close = () => {
    if (run.length >= SERIES.failures) found.push(seriesOf(events, run));
    run = [];
  };
  events.forEach((event, at) => {
    if (!counts(event)) return;
    const before = events[run.at(-1) ?? -1];
    if (before && event.timeMs - before.timeMs > SERIES.gapMs) close();
    run.push(at);
  });
  close();
  return found;
}

function counts({ failed, error, timeMs }: SeriesEvent): boolean {
  if (!failed || Number.isNaN(timeMs)) return false;
  const known = errorCodeOf(error);
  if (known === undefined) return true;
  // A dry run that would have been allowed looks like a failure, and is a way of trying out.
  return known.kind !== 'too many requests' && known.kind !== 'fault of AWS' && !known.isNoise;
}

function seriesOf(events: readonly SeriesEvent[], run: readonly number[]): FailureSeries {
  const all = run.map((at) => events[at]!);
  const actions = new Set(all.map(({ source, name }) => `${source}|${name}`));
  const [risk, why] = judged(all, actions.size);
  return {
    first: run[0]!,
    last: run.at(-1)!,
    failures: run.length,
    actions: [...actions].slice(0, SHOWN_ACTIONS).map((action) => action.slice(action.indexOf('|') + 1)),
    risk,
    why,
  };
}

/** Steps of signing in, at the console or at IAM Identity Center. */
function isSignInStep({ source, name }: SeriesEvent): boolean {
  return name === 'ConsoleLogin' || source.toLowerCase() === SIGN_IN_SOURCE;
}

function judged(failures: readonly SeriesEvent[], actions: number): readonly [Risk, string] {
  const signIns = failures.filter(isSignInStep).length;
  if (signIns * 2 > failures.length)
    return ['medium', 'Sign-ins refused one after the other: somebody may be guessing a password.'];
  const tried = failures.filter(({ error }) => errorCodeOf(error)?.kind === 'dry run').length;
  if (tried * 2 > failures.length)
    return [
      'low',
      'Dry runs one after the other: somebody tried out what they may do, and found that they may.',
    ];
  const refused = failures.filter(({ error }) => errorCodeOf(error)?.kind === 'not permitted').length;
  if (refused * 2 > failures.length && actions >= MANY_ACTIONS) {
    return [
      'medium',
      'Many different actions refused one after the other: somebody may be trying out what a stolen key can do.',
    ];
  }
  if (refused * 2 > failures.length)
    return ['low', 'The same was refused again and again: a broken job, or somebody who insists.'];
  return ['low', 'Failures one after the other: a broken client, or somebody feeling their way.'];
}
