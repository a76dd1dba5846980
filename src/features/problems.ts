import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range } from 'vscode';
import { Lines } from '../core/json/lines';
import type { TrailProblem } from '../core/trail/event';
import type { Log } from '../host/log';
import type { LogReader } from '../host/reader';
import type { Session } from '../host/session';

/** Logs whose problems are listed; a folder of thousands has the report of its reading. */
const MAX_LOGS = 50;

/** What can still be read whole in spite of it is a hint; all else may be a lost event. */
const HARMLESS = new Set([
  'extra-comma',
  'missing-comma',
  'raw-control',
  'missing-brace',
  'missing-bracket',
  'digest',
]);

/** The problems of the open logs in the Problems panel, at their places in the original. */
export function registerProblems(session: Session, reader: LogReader): Disposable {
  const collection = languages.createDiagnosticCollection('cloudtrail');
  let round = 0;
  const update = async () => {
    const mine = ++round;
    const logs = [...session.logs].filter((log) => log.problems.length > 0).slice(0, MAX_LOGS);
    const found: [Log['uri'], Diagnostic[]][] = [];
    for (const log of logs) {
      // Compressed logs have no text that a place could be shown in.
      const lines = log.packed ? undefined : await linesOf(log, reader);
      if (mine !== round) return;
      found.push([log.uri, log.problems.map((problem) => diagnosticOf(problem, lines))]);
    }
    collection.clear();
    collection.set(found);
  };
  return Disposable.from(
    collection,
    session.onDidChange(() => void update()),
  );
}

async function linesOf(log: Log, reader: LogReader): Promise<Lines | undefined> {
  try {
    return new Lines((await reader.read(log.uri)).content.bytes);
  } catch {
    return undefined;
  }
}

function diagnosticOf({ code, message, offset, length }: TrailProblem, lines: Lines | undefined): Diagnostic {
  const start = lines?.placeOf(offset) ?? { line: 0, character: 0 };
  const end = lines?.placeOf(offset + length) ?? start;
  const range = new Range(start.line, start.character, end.line, end.character);
  const severity = HARMLESS.has(code) ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning;
  const diagnostic = new Diagnostic(range, message, severity);
  diagnostic.source = 'CloudTrail';
  diagnostic.code = code;
  return diagnostic;
}
