import { commands, type Disposable, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import * as z from 'zod/mini';
import { EXPORT_FORMATS, type ExportFormat } from '../../core/export/formats';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import type { LogReader } from '../../host/reading/reader';
import { registerCommand } from '../../host/ui/commands';
import { countText, eventCount, grouped } from '../../host/ui/counts';
import { needsEvents } from '../../host/ui/guards';
import { inMessage } from '../../host/ui/show';
import { askFormat, askOrder, askTarget, type Order } from './ask';
import { type Exported, exportEvents } from './run';
import { exists } from './write';

/** What to export and where to, as a key binding or another extension may give it. */
const REQUEST = z.object({
  format: z.enum(EXPORT_FORMATS.map(({ id }) => id)),
  order: z._default(z.enum(['newest', 'oldest']), 'newest'),
  target: z.string(),
});

interface Request {
  readonly format: ExportFormat;
  readonly order: Order;
  readonly target: Uri;
}

/** Export Events…: what filter and scope let through, written to a file that the user picks. */
export function registerExport(filter: ActiveFilter, reader: LogReader): Disposable {
  return registerCommand(filter.settings.log, 'cloudtrail.exportEvents', async (given?: unknown) => {
    if (!needsEvents(filter)) return;
    const request = isRequest(given) ? await readRequest(given) : await ask(filter);
    if (!request) return;
    const { target } = request;
    if (isOpenLog(filter, target)) {
      void window.showErrorMessage(
        l10n.t(
          'CloudTrail: this file is one of the open logs. Choose another name, so that the log stays as it is.',
        ),
      );
      return;
    }
    const { session } = filter;
    const rows = filter.shown.newest();
    if (request.order === 'oldest') rows.reverse();
    const options = {
      location: ProgressLocation.Notification,
      title: l10n.t('Exporting {0}', eventCount(rows.length)),
      cancellable: true,
    };
    const exported = await window.withProgress(options, (progress, token) =>
      exportEvents({ ...request, rows, session, reader }, token, (share, done) =>
        progress.report({
          increment: share * 100,
          message: l10n.t('{0} of {1}', grouped(done), grouped(rows.length)),
        }),
      ).catch((error: unknown) => error as Error),
    );
    tell(exported, target, filter);
  });
}

function isRequest(given: unknown): boolean {
  return typeof given === 'object' && given !== null && 'format' in given;
}

/** Nobody can be asked whether a file may be replaced: it is not. */
async function readRequest(given: unknown): Promise<Request | undefined> {
  const { data } = REQUEST.safeParse(given);
  const format = EXPORT_FORMATS.find(({ id }) => id === data?.format);
  if (!data || !format) {
    void window.showErrorMessage(
      l10n.t(
        'cloudtrail.exportEvents takes { format, order, target }: json, jsonl, csv or markdown; newest or oldest; the address of a file.',
      ),
    );
    return undefined;
  }
  const target = Uri.parse(data.target, true);
  if (await exists(target)) {
    void window.showErrorMessage(l10n.t('CloudTrail: the file exists already, and was not replaced.'));
    return undefined;
  }
  return { format, order: data.order, target };
}

async function ask(filter: ActiveFilter): Promise<Request | undefined> {
  const format = await askFormat(filter);
  const order = format && (await askOrder(format));
  const target = order && (await askTarget(filter, format));
  return target && { format, order, target };
}

function isOpenLog({ session }: ActiveFilter, target: Uri): boolean {
  const same = (uri: Uri) => uri.with({ fragment: '' }).toString() === target.toString();
  for (const { uri } of session.logs) if (same(uri)) return true;
  return false;
}

function tell(
  exported: Exported | Error | undefined,
  target: Uri,
  { settings: { log } }: ActiveFilter,
): void {
  if (exported === undefined) {
    void window.showInformationMessage(l10n.t('CloudTrail: the export was cancelled; no file was written.'));
    return;
  }
  if (exported instanceof Error) {
    log.error(exported);
    void window.showErrorMessage(
      l10n.t('CloudTrail: no file was written. {0}', inMessage(exported.message, 500)),
    );
    return;
  }
  const name = inMessage(workspace.asRelativePath(target), 300);
  const { events, mended } = exported;
  const damaged = countText(
    mended,
    l10n.t('{0} record is damaged: what can be read of it was written.'),
    l10n.t('{0} records are damaged: what can be read of them was written.'),
  );
  const text = [l10n.t('Exported {0} to {1}.', eventCount(events), name), mended > 0 ? damaged : '']
    .filter(Boolean)
    .join(' ');
  log.info(text);
  const open = l10n.t('Open');
  void window.showInformationMessage(text, open).then((chosen) => {
    if (chosen === open) void commands.executeCommand('vscode.open', target);
  });
}
