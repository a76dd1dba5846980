import type { Actor } from './actor';
import type { EventFacts } from './event';
import type { EventExtras } from './extras';

/** The failed and the successful, as `outcome:` and the grouping by outcome name them. */
export const OUTCOMES = ['ok', 'failed'] as const;

/** How notable an event can be, by the numbers that the index keeps: the higher, the more. */
export const RISK_LEVELS = ['none', 'low', 'medium', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** What is made of an event together with the others that are loaded. */
export interface Derived {
  /** Whoever is behind it. */
  readonly actor: Actor;
  readonly risk: RiskLevel;
}

/**
 * What a filter can look at. Where nothing was derived, no actor is known, and the risk is that of the facts alone. The
 * record is asked for by path terms alone.
 */
export type FilterFacts = EventFacts &
  Partial<EventExtras> &
  Partial<Derived> & { readonly record?: unknown };
