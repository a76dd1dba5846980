import { l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { EXPORT_FORMATS, type ExportFormat } from '../../core/export/formats';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import { HOME } from '../../host/reading/disk';
import { countText } from '../../host/ui/counts';
import { label } from '../../host/ui/show';

export type Order = 'newest' | 'oldest';

/** Which format, with what will be in the file in the title. */
export async function askFormat(filter: ActiveFilter): Promise<ExportFormat | undefined> {
  const items: Readonly<Record<ExportFormat['id'], QuickPickItem>> = {
    json: {
      label: l10n.t('JSON'),
      description: '{"Records":[…]}',
      detail: l10n.t('The records as stored, one a line, in the layout of CloudTrail’s own log files'),
    },
    jsonl: {
      label: l10n.t('JSON Lines'),
      description: '.jsonl',
      detail: l10n.t('The records as stored, one a line, for jq, DuckDB and log pipelines'),
    },
    csv: {
      label: l10n.t('CSV'),
      description: '.csv',
      detail: l10n.t(
        'A line an event, for spreadsheets. Cells that would run as formulas get an apostrophe in front',
      ),
    },
    markdown: {
      label: l10n.t('Markdown Table'),
      description: '.md',
      detail: l10n.t('A line an event, for reports and tickets'),
    },
  };
  const chosen = await window.showQuickPick(
    EXPORT_FORMATS.map((format) => ({ ...items[format.id], format })),
    { title: l10n.t('{0} (1/2)', titleOf(filter)), placeHolder: l10n.t('Format of the file') },
  );
  return chosen?.format;
}

export async function askOrder({ hasRecords }: ExportFormat): Promise<Order | undefined> {
  const items: (QuickPickItem & { order: Order })[] = [
    { label: l10n.t('Newest first'), description: l10n.t('as in the tree'), order: 'newest' },
    { label: l10n.t('Oldest first'), description: l10n.t('as it happened'), order: 'oldest' },
  ];
  // Reports are read from the top; log files begin with what came first.
  if (hasRecords) items.reverse();
  const title = l10n.t('Export Events: Order (2/2)');
  return (await window.showQuickPick(items, { title }))?.order;
}

/** The dialog asks before it takes a file that exists. */
export async function askTarget(filter: ActiveFilter, { suffix }: ExportFormat): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? HOME;
  return window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder, `${nameFor(filter)}.${suffix}`) }),
    filters: { [suffix.toUpperCase()]: [suffix] },
    title: l10n.t('Export Events'),
    saveLabel: l10n.t('Export'),
  });
}

function titleOf({ shown, text, scope }: ActiveFilter): string {
  const where = scope === 'detective' ? l10n.t('Detective only') : l10n.t('all services');
  const what = countText(shown.count, l10n.t('{0} Event'), l10n.t('{0} Events'));
  return text === ''
    ? l10n.t('Export {0}: {1}', what, where)
    : l10n.t('Export {0}: {1}, {2}', what, where, label(text, 80));
}

/** `cloudtrail-events-2024-03-14`: by the day of the newest event, or without where it has none. */
function nameFor({ shown, index }: ActiveFilter): string {
  const [row] = shown.newest(1);
  const ms = row === undefined ? Number.NaN : index.facts(row).timeMs;
  return Number.isNaN(ms)
    ? 'cloudtrail-events'
    : `cloudtrail-events-${new Date(ms).toISOString().slice(0, 10)}`;
}
