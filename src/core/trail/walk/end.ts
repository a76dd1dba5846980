import type { Findings } from './findings';
import { Expect, type Frame, type Frames, isTorn } from './frames';
import { isRenamed, Other, RECORD_BITS } from './otherNames';
import { isLookupItem, isOcsf, isPromising, isRecord, isTelling, Key } from './recordKeys';

/**
 * Closes what is still open where the text ends, and reports what that loses. The text is whole if it ends
 * between two values and nothing says that it was `cut`; what is whole of a text that was ends at `wholeEnd`.
 */
export function closeAtEnd(
  frames: Frames,
  findings: Findings,
  end: number,
  cut: boolean,
  wholeEnd: number,
): void {
  const { top } = frames;
  if (!top) return;
  const open = frames.list();
  findings.promising ||= open.some(
    (frame) => isPromising(frame.keys) || frame.row || isOther(frame) || (frame.grid?.rows.length ?? 0) > 0,
  );
  const isBetween = top.expect === Expect.AfterValue || (top.comma && (top.bare || !top.object));
  const isWhole = isBetween && !cut;
  if (!(isWhole && top.bare && open.length === 1)) findings.report('unexpected-end', end, end);
  const lost = isWhole ? -1 : lostFrame(open);
  while (frames.depth > 0) {
    const frame = frames.pop();
    if (frames.depth === lost) cutOff(frame, findings, end, wholeEnd);
    else if (lost < 0 && isEvent(frame) && !frame.bare) findings.report('unclosed', frame.start, end);
    findings.ended(frame, end, frames);
  }
}

/** Whether an event is made of what is there of it. */
function isEvent(frame: Frame): boolean {
  return isRecord(frame.keys) || isOcsf(frame.keys) || frame.row || isOther(frame);
}

/** Whether it is a record under other names by what was read of it. */
function isOther({ names, record }: Frame): boolean {
  return record === undefined && (isRenamed(names) || Boolean(names & Other.elastic));
}

/** Whether it has what only events have, under names of CloudTrail or others. */
function tellsOfEvent({ keys, names }: Frame): boolean {
  return isTelling(keys) || isTelling(names & RECORD_BITS) || Boolean(names & Other.elastic);
}

/** Index of the outermost frame that could be an event and that the end of the text cuts off, -1 for none. */
function lostFrame(open: readonly Frame[]): number {
  const row = open.findIndex((frame) => frame.row);
  if (row >= 0) return row;
  const telling = open.findIndex(tellsOfEvent);
  if (telling >= 0) return telling;
  // An element of an array, and nothing in it told what it is.
  return open.findIndex((frame, i) => i > 0 && frame.object && frame.item === frame);
}

/** What the end of the text cuts off is lost, unless it only wraps records that were found. */
function cutOff(frame: Frame, findings: Findings, end: number, wholeEnd: number): void {
  // What wraps a record may be cut off behind it.
  const isWrapper = !tellsOfEvent(frame) || Boolean(frame.keys & (Key.CloudTrailEvent | Key.EventId));
  if (isWrapper && findings.records.length > frame.records) {
    findings.report('unclosed', frame.start, end);
    return;
  }
  // Its members before the record are whole: they name the event.
  if (isLookupItem(frame.keys) && frame.keys & Key.CloudTrailEvent) {
    frame.wholeEnd = wholeEnd;
    return;
  }
  const torn = isTorn(frame, findings.trouble);
  findings.report('cut-off', torn ? frame.tellsFrom : frame.start, end);
  findings.records.length = torn ? frame.tellsAfter : frame.records;
  frame.keys = 0;
  frame.told = true;
  frame.lost = true;
}
