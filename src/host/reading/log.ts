import type { Uri } from 'vscode';
import type { EventFacts, RecordPlace, TrailProblem } from '../../core/event/event';
import type { Shape } from '../../core/event/shape';

/** A log that was read. Its bytes are not kept: they are read again when an event is shown. */
export interface Log {
  readonly uri: Uri;
  /** Its number in the index. */
  readonly source: number;
  readonly shape: Shape;
  /** It has no text of its own that an editor could show: it is compressed, or lies in an archive. */
  readonly packed: boolean;
  /** Another one when the log has changed since it was read. */
  readonly stamp: string;
  /** Inflated. */
  readonly bytes: number;
  readonly problems: readonly TrailProblem[];
  /** All of its events, those that another log has as well too. */
  readonly events: number;
  /** Opened by a command or through the API: it stays when its editors are closed. */
  readonly kept: boolean;
}

/** An event of an open log. */
export interface LoadedEvent extends EventFacts, RecordPlace {
  readonly log: Log;
}

/** A problem and the log that has it. */
export interface LogProblem extends TrailProblem {
  readonly uri: Uri;
}
