import type { TrailProblem } from '../event/event';
import { type CoverageRow, gapsOf, gapText, hourText, spanHours } from '../index/coverageRow';
import { counted, grouped } from '../text/count';
import { showable } from '../text/plain';
import { problemsText, problemTotals } from './problemTotals';
import { byteText, type ReportLink, ReportText } from './text';

/** A log that was read, or something that could not be. */
export interface ReportLog {
  /** Path or address, as the user knows it. Log text: shown as one line. */
  readonly name: string;
  /** Title of its shape. */
  readonly shape: string;
  readonly events: number;
  /** Events that another log has as well. */
  readonly duplicates: number;
  /** Inflated. */
  readonly bytes: number;
  readonly problems: readonly TrailProblem[];
}

/** All that a load report tells. */
export interface ReportData {
  readonly logs: readonly ReportLog[];
  /** Files in folders and archives that are no logs. */
  readonly skipped: number;
  /** Files and folders that settings leave out. */
  readonly excluded: number;
  readonly coverage: readonly CoverageRow[];
  readonly elapsedMs: number;
}

/** More than this are counted, not listed: a report is for reading. */
const MAX_GAPS = 20;
const MAX_LOGS = 1000;
const MAX_PROBLEMS = 1000;
const MAX_PROBLEMS_A_LOG = 50;

/** The report of a load as aligned plain text, and the places in it that lead to logs. */
export function reportOf(data: ReportData): { readonly text: string; readonly links: readonly ReportLink[] } {
  const report = new ReportText();
  summary(report, data);
  shapes(report, data);
  coverage(report, data.coverage);
  problems(report, data);
  logs(report, data);
  return { text: report.text, links: report.links };
}

function summary(report: ReportText, { logs, skipped, excluded, elapsedMs }: ReportData): void {
  const sum = (of: (log: ReportLog) => number) => logs.reduce((total, log) => total + of(log), 0);
  report.line('CloudTrail load report');
  report.line('══════════════════════');
  if (logs.length === 0 && skipped === 0 && excluded === 0) {
    report.line('  Nothing is loaded.');
    return;
  }
  const read = logs.filter((log) => log.bytes > 0);
  report.line(
    `  ${counted(
      sum((log) => log.events),
      'event',
    )} from ${counted(read.length, 'log')}`,
  );
  report.line(`  ${byteText(sum((log) => log.bytes))} after decompression, in ${seconds(elapsedMs)}`);
  const duplicates = sum((log) => log.duplicates);
  if (duplicates > 0) report.line(`  ${counted(duplicates, 'duplicate')} left out: each event counts once`);
  if (skipped > 0) report.line(`  ${counted(skipped, 'other file')} skipped: no CloudTrail logs`);
  if (excluded > 0)
    report.line(
      `  ${counted(excluded, 'file or folder', 'files and folders')} left out by the settings cloudtrail.include and cloudtrail.exclude`,
    );
  const found = problemTotals(logs.flatMap((log) => log.problems));
  report.line(
    found.all > 0 ? `  ${problemsText(found)}; listed below` : '  No problems: everything was read',
  );
}

function shapes(report: ReportText, { logs }: ReportData): void {
  const byShape = new Map<string, [events: number, logs: number]>();
  for (const { shape, events } of logs) {
    const counts = byShape.get(shape) ?? [0, 0];
    byShape.set(shape, [counts[0] + events, counts[1] + 1]);
  }
  const rows = [...byShape].filter(([shape]) => shape !== '').sort(([, a], [, b]) => b[0] - a[0]);
  if (rows.length === 0) return;
  report.heading('Events by shape');
  report.table(
    ['shape', 'events', 'logs'],
    rows.map(([shape, counts]) => [shape, ...counts]),
  );
}

function problems(report: ReportText, { logs }: ReportData): void {
  if (logs.every((log) => log.problems.length === 0)) return;
  report.heading('Problems');
  let listed = 0;
  logs.forEach((log, index) => {
    if (log.problems.length === 0 || listed >= MAX_PROBLEMS) return;
    const place = (offset: number, length: number) => ({ log: index, offset, length });
    report.linkLine('  ', showable(log.name, 300), '', place(0, 0));
    for (const { code, message, offset, length } of log.problems.slice(0, MAX_PROBLEMS_A_LOG)) {
      report.linkLine(
        '    ',
        `byte ${grouped(offset)}`,
        `  ${code}: ${showable(message, 500)}`,
        place(offset, length),
      );
      listed++;
    }
    const more = log.problems.length - MAX_PROBLEMS_A_LOG;
    if (more > 0) report.line(`    and ${grouped(more)} more`);
  });
  const all = logs.reduce((total, log) => total + log.problems.length, 0);
  if (listed >= MAX_PROBLEMS && all > listed) report.line(`  and more: ${counted(all, 'problem')} in all`);
}

function coverage(report: ReportText, rows: readonly CoverageRow[]): void {
  if (rows.length === 0) return;
  report.heading('Coverage');
  report.line(
    '  Hours in UTC. What is not listed is not in these logs: a search that finds nothing there tells nothing.',
  );
  report.table(
    ['account', 'Region', 'category', 'events', 'failed', 'first hour', 'last hour', 'hours with events'],
    rows.map((row) => [
      showable(row.account, 40) || '(none)',
      showable(row.region, 40) || '(none)',
      showable(row.category, 40) || '(not recorded)',
      row.events,
      row.failed,
      row.hours[0] ? hourText(row.hours[0].hour) : '(no valid time)',
      row.hours.length > 0 ? hourText(row.hours[row.hours.length - 1]!.hour) : '',
      `${grouped(row.hours.length)} of ${grouped(spanHours(row))}`,
    ]),
  );
  gaps(report, rows);
}

function gaps(report: ReportText, rows: readonly CoverageRow[]): void {
  const found = rows
    .flatMap((row) => gapsOf(row).map((gap) => ({ row, gap })))
    .sort((a, b) => b.gap.end - b.gap.start - (a.gap.end - a.gap.start) || a.gap.start - b.gap.start);
  if (found.length === 0) return;
  report.line();
  report.line('  Longest gaps: nothing happened, or logs of these hours are missing.');
  for (const { row, gap } of found.slice(0, MAX_GAPS)) {
    const where = [row.account, row.region, row.category].filter(Boolean).map((text) => showable(text, 40));
    report.line(`    ${where.join(' · ')}: ${gapText(gap)}`);
  }
  const more = found.length - MAX_GAPS;
  if (more > 0) report.line(`    and ${counted(more, 'shorter one', 'shorter ones')}`);
}

function logs(report: ReportText, { logs: all }: ReportData): void {
  if (all.length === 0) return;
  report.heading('Logs');
  all.slice(0, MAX_LOGS).forEach((log, index) => {
    const duplicates = log.duplicates > 0 ? `, ${counted(log.duplicates, 'duplicate')} left out` : '';
    const shape = log.shape === '' ? '' : `${log.shape}, `;
    const told = `  ${shape}${counted(log.events, 'event')}${duplicates}, ${byteText(log.bytes)}`;
    report.linkLine('  ', showable(log.name, 300), told, { log: index, offset: 0, length: 0 });
  });
  if (all.length > MAX_LOGS) report.line(`  and ${grouped(all.length - MAX_LOGS)} more`);
}

function seconds(ms: number): string {
  return ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
