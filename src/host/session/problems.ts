import type { Uri } from 'vscode';
import type { TrailProblem } from '../../core/event/event';
import type { Log } from '../reading/log';
import type { Session } from './session';

/** The problems of one file: of a log that is open, or of what was asked for and gave no log. */
export interface FileProblems {
  readonly uri: Uri;
  /** Absent where there is no log. */
  readonly log?: Log;
  readonly problems: readonly TrailProblem[];
}

/** Every problem of a session, file by file: tree, report and Problems panel all count these. */
export function problemsByFile({ logs, failures }: Session): readonly FileProblems[] {
  const files = new Map<string, FileProblems>();
  for (const log of logs) {
    const { uri, problems } = log;
    if (problems.length > 0) files.set(uri.toString(), { uri, log, problems });
  }
  for (const failure of failures) {
    const key = failure.uri.toString();
    const file = files.get(key) ?? { uri: failure.uri, problems: [] };
    files.set(key, { ...file, problems: [...file.problems, failure] });
  }
  return [...files.values()];
}

export function allProblems(session: Session): readonly TrailProblem[] {
  return problemsByFile(session).flatMap(({ problems }) => problems);
}
