import { isTime } from '../../json/tokens';
import type { Findings } from './findings';

/**
 * The time before a record, where CloudWatch Logs were exported to S3: each line is a log event's time, a space and
 * its message. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/S3Export.html
 */
export class Stamp {
  #start = -1;
  #end = -1;
  /** A value at the root had one. */
  wasUsed = false;

  /** Takes a word for the time of what follows, if it is one. */
  take(bytes: Uint8Array, start: number, end: number): boolean {
    if (!isTime(bytes, start, end)) return false;
    this.#start = start;
    this.#end = end;
    return true;
  }

  /** Where an element begins whose own first byte is this: with the time before it, if there is one. */
  startOf(start: number): number {
    if (this.#start < 0) return start;
    const from = this.#start;
    this.#start = -1;
    this.wasUsed = true;
    return from;
  }

  /** What follows is no record: the time was none of a record's. */
  drop(findings: Findings): void {
    if (this.#start >= 0) findings.report('junk', this.#start, this.#end);
    this.#start = -1;
  }
}
