import type { RiskLevel } from '../../core/event/filterFacts';
import type { EventGroup } from '../../core/index/groups';
import type { Selection } from '../../core/index/selection';
import type { LoadedEvent } from '../../host/reading/log';

/** What groups and events have in common. */
interface Base {
  /** The same after each refresh, so that what was open stays open. */
  readonly id: string;
  readonly parent: Group | undefined;
  /** Which round of the tree it was made in: what is inside of older ones is not what is inside of new ones. */
  readonly generation: number;
  /** Whether rows are still there, and numbered as they were when it was made. */
  readonly isCurrent: () => boolean;
}

/** A group of events: a principal, an action, or whatever the tree groups by. */
export interface Group extends Base {
  readonly kind: 'group';
  readonly group: EventGroup;
  /** Its newest event: what all of them have in common can be read from it. */
  readonly newest: LoadedEvent;
  /** Its events, found when they are asked for. */
  readonly events: () => Selection;
  readonly depth: number;
  /** Shown open when it is first seen, or comes back: Expand All or the user opened it. */
  readonly isOpen: boolean;
}

export interface EventNode extends Base {
  readonly kind: 'event';
  readonly event: LoadedEvent;
  /** Its row in the index, as long as rows are numbered as they were. */
  readonly row: number;
  readonly risk: RiskLevel;
}

/** Stands for the children before or behind those that are shown of a long list. */
export interface MoreNode {
  readonly kind: 'more';
  readonly id: string;
  readonly parent: Group | undefined;
  readonly isBefore: boolean;
  /** How many children it stands for. */
  readonly hidden: number;
  readonly total: number;
}

export type Node = Group | EventNode | MoreNode;
