import type { EventGroup } from '../../core/index/groups';
import type { Selection } from '../../core/index/selection';
import type { LoadedEvent } from '../../host/log';

/** A group of events: a principal, an action, or whatever the tree groups by. */
export interface Group {
  readonly kind: 'group';
  /** The same after each refresh, so that what was open stays open. */
  readonly id: string;
  readonly group: EventGroup;
  /** Its newest event: what all of them have in common can be read from it. */
  readonly newest: LoadedEvent;
  /** Its events, found when they are asked for. */
  readonly events: () => Selection;
  readonly depth: number;
  readonly parent: Group | undefined;
}

export interface EventNode {
  readonly kind: 'event';
  readonly id: string;
  readonly event: LoadedEvent;
  readonly parent: Group | undefined;
}

/** Stands for the rest of a long list. */
export interface MoreNode {
  readonly kind: 'more';
  readonly id: string;
  readonly parent: Group | undefined;
  readonly shown: number;
  readonly total: number;
}

export type Node = Group | EventNode | MoreNode;
