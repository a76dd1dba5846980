import { commands, l10n, window } from 'vscode';
import { eventTitle } from '../../core/event/eventText';
import { showable } from '../../core/text/plain';
import type { LoadedEvent } from '../../host/reading/log';
import { viewOf } from '../../host/views/eventPlace';
import type { Views } from '../../host/views/views';
import type { EventTree } from './provider';
import type { Chosen } from './selected';

/** Editors that fit side by side. */
const MAX_COMPARED = 5;

/** Compares events: two as a diff of their expanded records, three to five side by side. */
export async function compareNodes(
  { settings }: EventTree,
  views: Views,
  nodes: readonly Chosen[],
): Promise<void> {
  if (nodes.length === 0) return;
  const events = nodes.flatMap((node) => (node.kind === 'event' ? [node.event] : []));
  if (events.length < 2 || events.length < nodes.length || events.length > MAX_COMPARED) {
    void window.showInformationMessage(
      l10n.t(
        'Select two events to see how they differ, or up to {0} to see them side by side.',
        MAX_COMPARED,
      ),
    );
    return;
  }
  // What happened first stands on the left.
  const inOrder = [...events].sort((a, b) => a.timeMs - b.timeMs || 0);
  // A log that has changed is told of, not compared.
  for (const event of inOrder) await views.open(viewOf(event));
  const [left, right] = inOrder;
  if (left && right && inOrder.length === 2) {
    const zone = settings.get('timeZone');
    const title = `${titleOf(left, zone)} ↔ ${titleOf(right, zone)}`;
    await commands.executeCommand('vscode.diff', viewOf(left), viewOf(right), title, { preview: false });
    return;
  }
  for (const [at, event] of inOrder.entries()) {
    await window.showTextDocument(viewOf(event), {
      viewColumn: at + 1,
      preview: false,
      preserveFocus: at > 0,
    });
  }
}

function titleOf(event: LoadedEvent, zone: 'utc' | 'local'): string {
  // A title knows no escape for `$(name)`, and may be shown where that is an icon.
  return showable(eventTitle(event, zone), 60).replace(/\$\(/g, '$ (');
}
