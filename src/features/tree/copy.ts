import { env, l10n, window } from 'vscode';
import { markdownEvent, markdownHead, markdownRow } from '../../core/export/markdown';
import { recordLine } from '../../core/export/record';
import { filtersOf } from '../../core/filter/filterFromNodes';
import { logName } from '../../host/reading/logName';
import type { LogReader } from '../../host/reading/reader';
import { RecordReader } from '../../host/reading/records';
import { countText, eventCount, partCount } from '../../host/ui/counts';
import type { PlacedEvent } from '../../host/views/cursor';
import type { Group } from './nodes';
import { filterOfNode } from './ofNode';
import type { EventTree } from './provider';
import { type Chosen, eventsOf } from './selected';

/** More events than this belong into a file, which Export Events… writes. */
export const MAX_COPIED = 1000;

/** Nodes in one of the forms that can be copied. */
type CopyAs = 'json' | 'markdown' | 'ids' | 'filter';

/** Copies what nodes hold, and tells how much it was. */
export async function copyNodes(
  tree: EventTree,
  reader: LogReader,
  nodes: readonly Chosen[],
  as: CopyAs,
): Promise<void> {
  if (nodes.length === 0) return;
  if (as === 'filter') {
    await copyFilter(tree, nodes);
    return;
  }
  const { events, total } = eventsOf(tree, nodes, MAX_COPIED);
  await env.clipboard.writeText(await textOf(tree, reader, events, as));
  if (total > events.length) {
    void window.showWarningMessage(
      l10n.t(
        'Copied the first {0}. Export Events… writes all of them to a file.',
        partCount(events.length, total),
      ),
    );
  } else {
    tell(l10n.t('Copied {0}.', eventCount(total)));
  }
}

async function textOf(
  { filter }: EventTree,
  reader: LogReader,
  events: readonly PlacedEvent[],
  as: Exclude<CopyAs, 'filter'>,
): Promise<string> {
  if (as === 'ids')
    return events
      .map(({ event }) => event.id)
      .filter(Boolean)
      .join('\n');
  if (as === 'markdown') {
    const rows = events.map(({ event }) => ({ facts: event, file: logName(event.log.uri) }));
    return rows.length === 1 ? markdownEvent(rows[0]!) : markdownHead() + rows.map(markdownRow).join('');
  }
  const records = new RecordReader(filter.session, reader);
  // One event to the letter, as it is stored; a list of them with a line each.
  if (events.length === 1) return records.record(events[0]!.row);
  const lines: string[] = [];
  for (const { row } of events) lines.push(recordLine(await records.record(row)).line);
  return `[\n${lines.join(',\n')}\n]\n`;
}

async function copyFilter({ filter }: EventTree, nodes: readonly Chosen[]): Promise<void> {
  const filters = filtersOf(
    nodes.map((node) => {
      if (node.kind === 'event') return { id: node.event.id };
      const groups: Group[] = [];
      for (let group: Group | undefined = node; group; group = group.parent) groups.unshift(group);
      return { terms: groups.flatMap((group) => filterOfNode(filter, group) ?? []) };
    }),
  );
  if (filters.length === 0) {
    void window.showInformationMessage(l10n.t('The filter has no field for this.'));
    return;
  }
  await env.clipboard.writeText(filters.join('\n'));
  tell(countText(filters.length, l10n.t('Copied a filter.'), l10n.t('Copied {0} filters, one per line.')));
}

function tell(text: string): void {
  window.setStatusBarMessage(text, 3000);
}
