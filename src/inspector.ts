import { Disposable, type ExtensionContext, window } from 'vscode';
import type { CloudTrailInspectorApi } from './api';
import { registerExpand } from './features/expand';
import { registerExport } from './features/export';
import { registerFilter } from './features/filter';
import { registerHover } from './features/hover';
import { registerIdentityChain } from './features/identityChain';
import { registerInlays } from './features/inlay';
import { registerInPlace } from './features/inPlace';
import { registerInspect } from './features/inspect';
import { registerLenses } from './features/lens';
import { registerLoadReport } from './features/loadReport';
import { registerOpenEvent } from './features/openEvent';
import { registerProblems } from './features/problems';
import { createApi } from './features/publicApi';
import { registerRelated } from './features/related';
import { registerStatus } from './features/status';
import { registerSymbols } from './features/symbols';
import { registerTimeline } from './features/timeline';
import { registerTree, type TreePlace } from './features/tree';
import { registerWalkthrough } from './features/walkthrough';
import { registerWorkspaceSymbols } from './features/workspaceSymbols';
import { ActiveFilter } from './host/filter/activeFilter';
import { IndexPool } from './host/reading/node/pool';
import { LogReader } from './host/reading/reader';
import { EditorSync } from './host/session/editorSync';
import { Session } from './host/session/session';
import { Settings } from './host/ui/settings';
import { Cursor } from './host/views/cursor';
import type { GzipEditors } from './host/views/lateEditors';
import { LogDocuments } from './host/views/logDocuments';
import { TabHistory } from './host/views/tabs';
import type { ViewFiles } from './host/views/viewFiles';
import { Views } from './host/views/views';

/** What is there before any log is, for what comes with the first one. */
export interface Prepared {
  readonly files: ViewFiles;
  readonly place: TreePlace;
}

/** All of what works on logs. */
export interface Inspector {
  readonly api: CloudTrailInspectorApi;
  readonly views: Views;
  readonly editors: GzipEditors;
  /** What it registered. */
  readonly parts: Disposable;
}

/** Builds the state and registers the features. */
export function startInspector(context: ExtensionContext, { files, place }: Prepared): Inspector {
  const channel = window.createOutputChannel('CloudTrail', { log: true });
  const settings = new Settings(channel);
  const reader = new LogReader(settings);
  const pool = new IndexPool(context.asAbsolutePath('dist/indexWorker.js'));
  const session = new Session(reader, pool);
  const filter = new ActiveFilter(session, settings);
  const views = new Views(filter, reader);
  const texts = new LogDocuments(views, reader);
  const logs = new EditorSync(session, views);
  const history = new TabHistory();
  const cursor = new Cursor(texts, session);
  const expand = registerExpand(logs, views, history, reader, settings, context.globalState);

  const parts = Disposable.from(
    channel,
    settings,
    reader,
    session,
    filter,
    history,
    views.register(),
    files.follow(views),
    texts.register(),
    ...logs.register(),
    registerHover(texts, session, settings),
    registerSymbols(texts, settings),
    registerLenses(texts, filter, settings),
    registerInlays(texts, settings),
    registerInPlace(texts, views, channel),
    registerOpenEvent(views, texts, session, channel),
    registerIdentityChain(texts, session, settings),
    registerFilter(filter, views, texts, context),
    registerLoadReport(session),
    registerProblems(session, reader),
    registerTree(place, filter, cursor, views, reader, context.workspaceState),
    registerRelated(filter, cursor),
    registerExport(filter, reader),
    registerWorkspaceSymbols(session, views, settings),
    registerTimeline(filter, context.extensionUri),
    registerWalkthrough(settings, context),
    registerStatus(session, filter),
    registerInspect(session, settings, context.extensionUri),
    expand.parts,
  );
  logs.start();
  return { api: createApi(session, settings, filter.records), views, editors: expand.editors, parts };
}
