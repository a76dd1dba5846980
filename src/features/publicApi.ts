import * as z from 'zod/mini';
import type { CloudTrailInspectorApi, EventSummary, Group, LoadReport, Query } from '../api';
import { compileOrThrow } from '../core/filter/evaluate';
import { type GroupNode, groupEvents } from '../core/index/group';
import { describeIdentity } from '../core/trail/identity';
import { readRecord } from '../core/trail/record';
import { collectFiles } from '../host/files';
import { filterContext, isDetective } from '../host/filter';
import { type LogReader, sameEvent } from '../host/reader';
import type { Loaded, LoadedEvent, Session } from '../host/session';

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
export function createApi(session: Session, reader: LogReader): CloudTrailInspectorApi {
  const select = (query: Query | undefined): LoadedEvent[] => {
    const { filter, scope } = checked(QUERY, query ?? {});
    const passes = compileOrThrow(filter, filterContext(session));
    return session.events.filter((event) => (scope === 'all' || isDetective(event)) && passes(event));
  };
  return {
    version: 1,
    onDidChange: session.onDidChange,
    async open(uris, token) {
      const start = performance.now();
      const loaded = await session.open(await collectFiles(uris, token), true, token);
      return reportOf(loaded, performance.now() - start);
    },
    async close(uris) {
      session.close(uris);
    },
    async count(query) {
      const events = select(query);
      return { events: events.length, failed: events.filter((event) => event.failed).length };
    },
    async events(query) {
      const { limit = Number.POSITIVE_INFINITY, offset } = checked(PAGE, query ?? {});
      return select(query)
        .slice(offset, offset + limit)
        .map(summaryOf);
    },
    async group(by, query) {
      return groupEvents(select(query), checked(BY, by)).map(groupOf);
    },
    async record({ uri, offset, length }) {
      const event = session.log(uri)?.events.find((one) => one.offset === offset && one.length === length);
      if (!event) throw new Error('This event is of a log that is not open.');
      const { trail } = await reader.read(uri);
      return readRecord(trail.text, sameEvent(trail, event));
    },
    describeIdentity,
  };
}

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

function groupOf({ dimension, key, label, events, failed, children }: GroupNode<LoadedEvent>): Group {
  return { dimension, key, label, events, failed, ...(children && { children: children.map(groupOf) }) };
}
