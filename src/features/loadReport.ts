import {
  Disposable,
  DocumentLink,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type AccountNames, accountText } from '../core/event/accountNames';
import { problemCodesText } from '../core/report/problemCodes';
import { type ReportData, type ReportLog, reportOf } from '../core/report/report';
import type { ReportLink } from '../core/report/text';
import { logName } from '../host/reading/logName';
import { problemsByFile } from '../host/session/problems';
import type { Session } from '../host/session/session';
import { registerCommand } from '../host/ui/commands';
import { REPORT_SCHEME } from '../host/views/addresses';

const ADDRESS = Uri.from({ scheme: REPORT_SCHEME, path: '/CloudTrail Load Report' });

/** The report of what is loaded: a page of text whose places lead to the logs. */
export function registerLoadReport(session: Session): Disposable {
  const { settings } = session.reader;
  const changed = new EventEmitter<Uri>();
  let shown: { readonly text: string; readonly links: readonly ReportLink[]; readonly uris: readonly Uri[] } =
    {
      text: '',
      links: [],
      uris: [],
    };
  const write = () => {
    const { data, uris } = dataOf(session, settings.accountNames);
    shown = { ...reportOf(data), uris };
    changed.fire(ADDRESS);
  };
  const writeIfOpen = () => {
    if (workspace.textDocuments.some(({ uri }) => uri.toString() === ADDRESS.toString())) write();
  };
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(REPORT_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }) => (path === ADDRESS.path ? shown.text : problemCodesText()),
    }),
    languages.registerDocumentLinkProvider(
      { scheme: REPORT_SCHEME },
      {
        provideDocumentLinks: (document) =>
          document.uri.path === ADDRESS.path ? linksIn(document, shown.links, shown.uris) : [],
      },
    ),
    // While it is open, it tells of what is loaded now.
    session.onDidChange(writeIfOpen),
    settings.onDidChange(writeIfOpen),
    registerCommand(settings.log, 'cloudtrail.showLoadReport', async () => {
      write();
      await window.showTextDocument(await workspace.openTextDocument(ADDRESS), { preview: false });
    }),
  );
}

function dataOf(
  session: Session,
  names: AccountNames,
): { readonly data: ReportData; readonly uris: readonly Uri[] } {
  const { index, totals } = session;
  const hidden = index.hiddenBySource;
  const entries = new Map<string, { uri: Uri; log: ReportLog }>();
  for (const { uri, source, shape, events, bytes } of session.logs) {
    const duplicates = hidden.get(source) ?? 0;
    entries.set(uri.toString(), {
      uri,
      log: {
        name: logName(uri),
        shape: shape.title,
        events: events - duplicates,
        duplicates,
        bytes,
        problems: [],
      },
    });
  }
  for (const { uri, problems } of problemsByFile(session)) {
    const log = entries.get(uri.toString())?.log ?? failedLog(uri);
    entries.set(uri.toString(), { uri, log: { ...log, problems } });
  }
  const all = [...entries.values()];
  const coverage = index
    .coverage(index.all())
    .map((row) => ({ ...row, account: accountText(row.account, names) }));
  return { data: { logs: all.map(({ log }) => log), coverage, ...totals }, uris: all.map(({ uri }) => uri) };
}

function failedLog(uri: Uri): ReportLog {
  return { name: logName(uri), shape: '', events: 0, duplicates: 0, bytes: 0, problems: [] };
}

function linksIn(document: TextDocument, links: readonly ReportLink[], uris: readonly Uri[]): DocumentLink[] {
  return links.map(({ start, end, log, offset, length }) => {
    const args = [uris[log]!.toString(), offset, length];
    const target = Uri.parse(
      `command:cloudtrail.showPlace?${encodeURIComponent(JSON.stringify(args))}`,
      true,
    );
    const link = new DocumentLink(new Range(document.positionAt(start), document.positionAt(end)), target);
    link.tooltip = l10n.t('Show in the log');
    return link;
  });
}
