import type { GroupNode } from '../../core/index/group';
import type { LoadedEvent } from '../../host/session';

/** A group of events: a principal, an action, or whatever the tree groups by. */
export interface Group {
  readonly kind: 'group';
  /** The same after each refresh, so that what was open stays open. */
  readonly id: string;
  readonly node: GroupNode<LoadedEvent>;
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

/** Any event of a group: what all its events have in common can be read from it. */
export function anyEvent(node: GroupNode<LoadedEvent>): LoadedEvent | undefined {
  let group: GroupNode<LoadedEvent> | undefined = node;
  while (group && !group.items) group = group.children?.[0];
  return group?.items?.[0];
}
