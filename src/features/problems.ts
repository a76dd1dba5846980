import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range, Uri } from 'vscode';
import type { TrailProblem } from '../core/event/event';
import { type LinePlace, Lines } from '../core/json/lines';
import { problemCodeLine } from '../core/report/problemCodes';
import { grouped } from '../core/text/count';
import { showable } from '../core/text/plain';
import { isHarmless } from '../core/trail/problems';
import type { Log } from '../host/reading/log';
import type { LogReader } from '../host/reading/reader';
import { problemsByFile } from '../host/session/problems';
import type { Session } from '../host/session/session';
import { REPORT_SCHEME } from '../host/views/addresses';

/** Logs that are read again to find the lines of their problems; those of others are listed by their bytes. */
const MAX_LOGS = 50;

/** The problems of the open logs in the Problems panel, at their places in the original. */
export function registerProblems(session: Session, reader: LogReader): Disposable {
  const collection = languages.createDiagnosticCollection('cloudtrail');
  let round = 0;
  const update = async () => {
    const mine = ++round;
    const found: [Uri, Diagnostic[]][] = [];
    let placed = 0;
    for (const { uri, log, problems } of problemsByFile(session)) {
      // Compressed logs have no text that a place could be shown in.
      const hasPlaces = log && !log.packed && placed++ < MAX_LOGS;
      const places = hasPlaces ? await placesOf(log, reader) : undefined;
      if (mine !== round) return;
      found.push([uri, problems.map((problem) => diagnosticOf(problem, places))]);
    }
    collection.clear();
    collection.set(found);
  };
  return Disposable.from(
    collection,
    session.onDidChange(() => void update()),
  );
}

/** Where a byte of a log stands in the text that an editor shows of it. */
async function placesOf(log: Log, reader: LogReader): Promise<((byte: number) => LinePlace) | undefined> {
  try {
    const { content, trail } = await reader.read(log.uri);
    const lines = new Lines(trail.translation?.decoded ?? content.bytes);
    return (byte) => lines.placeOf(trail.translation?.rawToDecoded(byte) ?? byte);
  } catch {
    return undefined;
  }
}

function diagnosticOf(
  { code, message, offset, length }: TrailProblem,
  placeOf: ((byte: number) => LinePlace) | undefined,
): Diagnostic {
  const start = placeOf?.(offset) ?? { line: 0, character: 0 };
  const end = placeOf?.(offset + length) ?? start;
  const range = new Range(start.line, start.character, end.line, end.character);
  const severity = isHarmless(code) ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning;
  const text = showable(message, 500);
  const told = placeOf || (offset === 0 && length === 0) ? text : `${text} (byte ${grouped(offset)})`;
  const diagnostic = new Diagnostic(range, told, severity);
  diagnostic.source = 'CloudTrail';
  diagnostic.code = { value: code, target: problemCodeUri(code) };
  return diagnostic;
}

/** Where a problem's code is explained. */
function problemCodeUri(code: string): Uri {
  const fragment = `L${problemCodeLine(code)}`;
  return Uri.from({ scheme: REPORT_SCHEME, path: '/CloudTrail Problem Codes', fragment });
}
