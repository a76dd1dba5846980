import { l10n } from 'vscode';
import type { Words } from '../../webview/timeline/messages';

/** The texts of the timeline's page, in the user's language. */
export function timelineWords(): Words {
  return {
    chart: l10n.t('Events over time'),
    keys: l10n.t(
      'Left and Right move from bar to bar, Home and End to the first and the last. Enter shows an event. Shift+Left and Shift+Right select a stretch of time, Enter then filters to it. Plus and minus zoom, Page Up and Page Down go back and forth in time, 0 shows all, T shows a table.',
    ),
    stackBy: l10n.t('Stack by'),
    legend: l10n.t('Legend: press to hide or show'),
    showAll: l10n.t('Show All'),
    clearTime: l10n.t('Clear Time Filter'),
    table: l10n.t('Table'),
    firstRows: l10n.t('The first {0} of {1} rows, from the oldest. Zoom in or filter to see the others.'),
    showChart: l10n.t('Chart'),
    time: l10n.t('Time ({0})'),
    total: l10n.t('Total'),
    outside: l10n.t('Kept out by the time filter'),
    outsideShort: l10n.t('outside'),
    noEvents: l10n.t('No event to show: no log is open, or no event passes filter and scope.'),
    nothingHere: l10n.t('No event in this stretch of time.'),
    oneEvent: l10n.t('1 event'),
    events: l10n.t('{0} events'),
    undated: l10n.t('{0} without a valid time'),
    summary: l10n.t('{0} from {1} to {2} ({3}), a bar for each {4}'),
    filterTo: l10n.t('Filter to {0}'),
    showEvent: l10n.t('Show an event of {0}'),
    revealed: l10n.t('Event {0} of {1}: {2}'),
    selected: l10n.t('{0} to {1}: {2}. Enter filters to it, Escape lets go.'),
    buckets: {
      second: [l10n.t('second'), l10n.t('{0} seconds')],
      minute: [l10n.t('minute'), l10n.t('{0} minutes')],
      hour: [l10n.t('hour'), l10n.t('{0} hours')],
      day: [l10n.t('day'), l10n.t('{0} days')],
      week: [l10n.t('week'), l10n.t('{0} weeks')],
      month: [l10n.t('month'), l10n.t('{0} months')],
    },
  };
}
