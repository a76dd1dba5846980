/**
 * Versions of the record format. Minor versions are numbers, not fractions: 1.10 is newer than 1.09.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */

/** The newest version that is known here. */
export const NEWEST_VERSION = '1.11';

/**
 * True where records of a version can't have a field that came with a later one. False where either version can't be
 * read, and for other major versions, of which nothing is known. The reference says that minor versions have no leading
 * zero, but records have one (1.05): both are read.
 */
export function isBefore(version: string, since: string): boolean {
  const a = VERSION.exec(version);
  const b = VERSION.exec(since);
  if (!a || !b || a[1] !== b[1]) return false;
  return Number(a[2]) < Number(b[2]);
}

const VERSION = /^(\d{1,3})\.(\d{1,3})$/;
