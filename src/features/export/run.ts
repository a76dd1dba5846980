import type { CancellationToken, Uri } from 'vscode';
import type { ExportFormat } from '../../core/export/formats';
import { recordLine } from '../../core/export/record';
import { logName } from '../../host/reading/logName';
import type { LogReader } from '../../host/reading/reader';
import { RecordReader } from '../../host/reading/records';
import type { Session } from '../../host/session/session';
import { nextTurn } from '../../host/session/slices';
import { openTarget } from './write';

/** What an export came to. */
export interface Exported {
  readonly events: number;
  /** Records whose stored text is no valid JSON. */
  readonly mended: number;
}

export interface ExportJob {
  readonly format: ExportFormat;
  readonly target: Uri;
  /** The events in the order in which they are written. */
  readonly rows: readonly number[];
  readonly session: Session;
  readonly reader: LogReader;
}

/** Characters that are gathered before they are written. */
const PIECE = 256 * 1024;
/** Events after which others get a turn. */
const TURN = 500;

/**
 * Writes events to a file, a piece at a time. Undefined where it was cancelled, and rejects where a log has changed or
 * was closed meanwhile: either way there is no file, and what stood there before is untouched.
 */
export async function exportEvents(
  { format, target, rows, session, reader }: ExportJob,
  token: CancellationToken,
  onProgress: (share: number, done: number) => void,
): Promise<Exported | undefined> {
  const records = new RecordReader(session, reader);
  const file = openTarget(target);
  try {
    let mended = 0;
    let piece = format.head;
    let told = 0;
    for (let done = 0; done < rows.length; done++) {
      if (done % TURN === 0) {
        onProgress((done - told) / rows.length, done);
        told = done;
        await nextTurn();
      }
      if (token.isCancellationRequested) {
        await file.cancel();
        return undefined;
      }
      const row = rows[done]!;
      const facts = records.event(row);
      let line = '';
      if (format.hasRecords) {
        const record = recordLine(await records.record(row));
        line = record.line;
        if (record.isMended) mended++;
      }
      if (done > 0) piece += format.between;
      piece += format.event({ facts, file: logName(facts.log.uri) }, line);
      if (piece.length >= PIECE) {
        await file.write(piece);
        piece = '';
      }
    }
    await file.write(piece + format.tail);
    await file.end();
    return { events: rows.length, mended };
  } catch (error) {
    await file.cancel();
    throw error;
  }
}
