import { l10n } from 'vscode';
import { grouped } from '../../core/text/count';

export { grouped };

/** A sentence or phrase for 1 or for another number, which takes the place of `{0}`: `1,234` in groups of three digits. */
export function countText(count: number, one: string, many: string): string {
  return (count === 1 ? one : many).replaceAll('{0}', grouped(count));
}

export function eventCount(count: number): string {
  return countText(count, l10n.t('{0} event'), l10n.t('{0} events'));
}

export function failedCount(count: number): string {
  return l10n.t('{0} failed', grouped(count));
}

export function logCount(count: number): string {
  return countText(count, l10n.t('{0} log'), l10n.t('{0} logs'));
}

export function fileCount(count: number): string {
  return countText(count, l10n.t('{0} file'), l10n.t('{0} files'));
}

/** `12 · 3 failed`, where a line has no room for nouns. */
export function shortCounts(events: number, failed: number): string {
  return failed > 0 ? `${grouped(events)} · ${failedCount(failed)}` : grouped(events);
}

/** `3 of 12 events` */
export function partCount(part: number, all: number): string {
  return l10n.t('{0} of {1}', grouped(part), eventCount(all));
}
