import { Uri } from 'vscode';
import type { TrailEntry } from '../../core/trail/trail';
import type { LoadedEvent } from '../reading/log';
import type { Session } from './session';

/** The row of an event that a document shows; undefined where its log is not loaded, or was another one then. */
export function rowOfEvent(
  session: Session,
  source: Uri,
  { ordinal, offset, length }: Pick<TrailEntry, 'ordinal' | 'offset' | 'length'>,
): number | undefined {
  const log = session.log(source);
  const row = log && session.rowOf(log, ordinal);
  if (row === undefined) return undefined;
  const place = session.index.place(row);
  return place.offset === offset && place.length === length ? row : undefined;
}

/** An event as the arguments of a command's link name it: its log, its number there, and its ID. */
export type EventArgs = readonly [uri: string, ordinal: number, id: string];

export function argsOf({ log, ordinal, id }: LoadedEvent): EventArgs {
  return [log.uri.toString(), ordinal, id];
}

/** The row of the event that a link names; undefined where it names none that is loaded. Takes whatever a link holds. */
export function rowOfArgs(session: Session, [uri, ordinal, id]: readonly unknown[]): number | undefined {
  if (typeof uri !== 'string' || typeof ordinal !== 'number') return undefined;
  const log = session.log(Uri.parse(uri));
  const row = log && session.rowOf(log, ordinal);
  return row !== undefined && session.index.facts(row).id === id ? row : undefined;
}
