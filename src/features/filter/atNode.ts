import { l10n, window } from 'vscode';
import { withTerm } from '../../core/filter/edit';
import { findField } from '../../core/filter/fields';
import type { TermAt } from '../../core/filter/termAt';
import type { ActiveFilter } from '../../host/filter';

/** What a node of the tree shows, as far as a filter can say it. */
interface NodeParts {
  readonly group?: { readonly dimension?: unknown; readonly key?: unknown; readonly label?: unknown };
  readonly event?: { readonly id?: unknown };
}

/** Filters to what a node of the tree shows, or excludes it. The argument is the tree's, or of anybody's making. */
export function filterToNode(filter: ActiveFilter, node: unknown, mode: 'include' | 'exclude'): void {
  const term = typeof node === 'object' && node !== null ? termOfNode(node) : undefined;
  if (!term) {
    void window.showInformationMessage(
      l10n.t('Choose a group or an event in the CloudTrail view that a filter can tell from others.'),
    );
    return;
  }
  filter.set(withTerm(filter.text, term.field, [term.value], mode));
}

/** The field and value of a node: a group's, of a stretch of time its time; an event's ID. */
export function termOfNode({ group, event }: NodeParts): TermAt | undefined {
  if (typeof event?.id === 'string' && event.id !== '') return { field: 'id', value: event.id };
  if (typeof group?.dimension !== 'string' || typeof group.key !== 'string') return undefined;
  const { dimension, key, label } = group;
  const field = dimension === 'day' || dimension === 'hour' ? 'time' : findField(dimension)?.name;
  if (field === undefined) return undefined;
  // The key of a principal is made of several parts; a filter knows it by its label.
  return { field, value: dimension === 'principal' && typeof label === 'string' ? label : key };
}
