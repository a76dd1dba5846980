import * as z from 'zod/mini';
import type { CloudTrailInspectorApi, EventSummary, Group, LoadReport, Query } from '../api';
import { chainEventOf } from '../core/chain/event';
import { followChain } from '../core/chain/follow';
import { isPathTerm, termsOrThrow } from '../core/filter/evaluate';
import type { EventGroup } from '../core/index/groups';
import type { Selection } from '../core/index/selection';
import { filterContext } from '../host/filter/activeFilter';
import type { LoadedEvent } from '../host/reading/log';
import type { RecordValues } from '../host/reading/recordValues';
import type { Loaded, Session } from '../host/session/session';
import { inSlices } from '../host/session/slices';
import type { Settings } from '../host/ui/settings';

const QUERY = z.object({
  filter: z._default(z.string(), ''),
  scope: z._default(z.enum(['detective', 'all']), 'all'),
});
const PAGE = z.object({
  limit: z.optional(z.int().check(z.minimum(0))),
  offset: z._default(z.int().check(z.minimum(0)), 0),
});
const BY = z.array(z.string());

/** What another extension passed, checked: it may be written in JavaScript. */
function checked<T extends z.ZodMiniType>(schema: T, value: unknown): z.output<T> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  throw new TypeError(error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

/** The API for other extensions: the session's own answers, without the filter and scope of the views. */
export function createApi(
  session: Session,
  settings: Settings,
  records: RecordValues,
): CloudTrailInspectorApi {
  const { index } = session;
  const select = async (query: Query | undefined): Promise<Selection> => {
    const { filter, scope } = checked(QUERY, query ?? {});
    const terms = termsOrThrow(filter, filterContext(index, settings));
    if (terms.some(isPathTerm)) {
      await records.read(terms, { scope, signal: new AbortController().signal });
      if (records.lostLogs > 0) throw new Error('A log has changed since it was read: open it again.');
    }
    return index.select(terms, { scope });
  };
  return {
    version: 1,
    onDidChange: session.onDidChange,
    async open(uris, token) {
      const start = performance.now();
      const { collectFiles } = await import('../host/reading/folders');
      const collected = await collectFiles(uris, settings, token);
      return reportOf(await session.open(collected, true, token), performance.now() - start);
    },
    async close(uris) {
      session.close(uris);
    },
    async count(query) {
      const { count, failed } = await select(query);
      return { events: count, failed };
    },
    async events(query) {
      const { limit, offset } = checked(PAGE, query ?? {});
      const selection = await select(query);
      return selection.newest(limit, offset).map((row) => summaryOf(session.event(row)));
    },
    async group(by, query) {
      const dimensions = checked(BY, by);
      for (;;) {
        const groups = await inSlices(index.grouping(await select(query), dimensions));
        // Where there are none, logs were closed meanwhile, and their rows were given up.
        if (groups) return groups.map(groupOf);
      }
    },
    async record({ uri, offset, length }) {
      const log = session.log(uri);
      const row = log && session.rowAt(log, offset, length);
      if (row === undefined) throw new Error('This event is of a log that is not open.');
      return session.record(row);
    },
    describeIdentity(value) {
      const { accountNames } = settings;
      const { describeIdentity, viewIdentity } = explaining();
      if (session.isEmpty) return describeIdentity(value, { accountNames });
      const { event } = viewIdentity(value);
      const chain = followChain(index.chains, chainEventOf(event, NO_ROW));
      return describeIdentity(value, { accountNames, chain });
    },
  };
}

/** Loaded when it is first asked for, and by `require`, since the answer is wanted at once. */
function explaining(): typeof import('../core/explain/explaining') {
  return require('../core/explain/explaining');
}

/** Stands for a record that is none of the index's rows. */
const NO_ROW = -1;

function reportOf({ logs, skipped, added, duplicates, problems }: Loaded, elapsedMs: number): LoadReport {
  const shapes: Record<string, number> = {};
  let events = 0;
  for (const [{ shape }, count] of added) {
    shapes[shape.id] = (shapes[shape.id] ?? 0) + count;
    events += count;
  }
  const bytes = logs.reduce((sum, log) => sum + log.bytes, 0);
  return { files: logs.length, skipped, shapes, bytes, events, duplicates, problems, elapsedMs };
}

function summaryOf(event: LoadedEvent): EventSummary {
  const { id, time, source, name, principal, offset, length, log, readOnly } = event;
  return {
    id,
    time,
    source,
    name,
    principal: principal.label,
    identityType: principal.type,
    ...(principal.account && { accountId: principal.account }),
    ...(event.region && { region: event.region }),
    ...(event.sourceIp && { sourceIp: event.sourceIp }),
    ...(event.error && { error: event.error }),
    ...(readOnly !== undefined && { readOnly }),
    uri: log.uri,
    offset,
    length,
  };
}

function groupOf({ dimension, key, label, events, failed, children }: EventGroup): Group {
  return { dimension, key, label, events, failed, ...(children && { children: children.map(groupOf) }) };
}
