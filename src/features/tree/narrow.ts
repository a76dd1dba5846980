import { commands, l10n, window } from 'vscode';
import { grouped } from '../../host/ui/counts';
import { filterOfNode } from './ofNode';
import type { EventTree } from './provider';
import type { Chosen } from './selected';

/** Filters to the values that nodes stand for, or excludes them. Of an event that is its ID. */
export async function filterByNodes(
  { filter }: EventTree,
  nodes: readonly Chosen[],
  mode: 'replace' | 'exclude',
): Promise<void> {
  const values = new Map<string, string[]>();
  let without = 0;
  for (const node of nodes) {
    const found = node.kind === 'group' ? filterOfNode(filter, node) : idOf(node.event.id);
    if (found) values.set(found.field, [...(values.get(found.field) ?? []), found.value]);
    else without++;
  }
  if (without > 0) {
    void window.showInformationMessage(
      l10n.t('The filter has no field for {0} of the chosen {1}.', grouped(without), grouped(nodes.length)),
    );
  }
  const before = filter.text;
  for (const [field, all] of values) {
    for (const [at, value] of all.entries()) {
      // The first value takes the place of what the filter says about the field, the others are added to it.
      const how = mode === 'replace' && at > 0 ? 'include' : mode;
      await commands.executeCommand('cloudtrail.addToFilter', field, value, how);
    }
  }
  if (values.size > 0 && filter.text === before) {
    window.setStatusBarMessage(l10n.t('The filter says this already.'), 3000);
  }
}

function idOf(id: string) {
  return id === '' ? undefined : { field: 'id', value: id };
}
