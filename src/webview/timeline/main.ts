import 'uplot/dist/uPlot.min.css';
import './timeline.css';
import { Chart } from './chart';
import { listenToKeys, listenToWheel } from './keys';
import { makeLayout } from './layout';
import { fillLegend } from './legend';
import type { Stretch, TimelineData } from './messages';
import { Questions } from './questions';
import { Stacked } from './stacked';
import { keepState, listen, readState, type State, say } from './state';
import { makeTable } from './table';
import { onThemeChange, readTheme } from './theme';
import { Times } from './timeLabels';
import { bucketText, fillTip } from './tip';
import { count, eventCount, fill, sizeName, words } from './words';
import { panned, type Range, zoomed } from './zoom';

/** Pixels of a bar, with the space to the next. */
const BAR_PX = 6;

let state = readState();
let theme = readTheme();
let stacked: Stacked | undefined;
let chart: Chart | undefined;
/** The bucket that keys stand on, and where a selection by keys began; -1 for none. */
let cursor = -1;
let anchor = -1;
/** How often the same place was asked for its event: each time it is the next one. */
let revealed = { place: '', nth: -1 };

const page = makeLayout(state.by);
const questions = new Questions(
  () => ({ by: state.by, range: state.range, buckets: Math.max(20, Math.floor(width() / BAR_PX)) }),
  (answer) => show(answer),
);

function width(): number {
  return Math.max(120, page.view.clientWidth);
}

function change(part: Partial<State>): void {
  state = { ...state, ...part };
  keepState(state);
}

/** Shows another stretch at once, and asks for the buckets that fit it. */
function goTo(range: Range): void {
  if (!stacked) return;
  change({ range });
  chart?.show(range ?? stacked.answer.extent);
  questions.ask();
}

function show(answer: TimelineData): void {
  // A dimension that is no longer there.
  if (answer.by !== state.by) change({ by: answer.by });
  page.by.value = answer.by;
  const at = stacked && cursor >= 0 ? stacked.bucket(cursor).from : undefined;
  stacked = new Stacked(answer, new Set(state.hidden));
  cursor = at === undefined || stacked.length === 0 ? -1 : stacked.at(at);
  anchor = -1;
  draw();
}

function draw(): void {
  if (!stacked) return;
  const { answer } = stacked;
  const isEmpty = stacked.length === 0;
  const isTable = state.table && !isEmpty;
  const { scrollTop } = page.table;
  chart?.dispose();
  chart = undefined;
  page.tip.hidden = true;
  page.chart.hidden = isTable || isEmpty;
  page.table.hidden = !isTable;
  page.showAll.hidden = state.range === null;
  page.clearTime.hidden = answer.outside.length === 0;
  page.toggle.hidden = isEmpty;
  page.toggle.textContent = state.table ? words.showChart : words.table;
  page.empty.hidden = !isEmpty;
  fillLegend(page.legend, stacked, theme, toggleLayer);
  page.table.replaceChildren();
  if (isTable) {
    const filterTo = (bucket: number) => brush(bucket, bucket);
    page.table.append(makeTable(stacked, { filterTo, show: reveal }));
    page.table.scrollTop = scrollTop;
  } else if (!isEmpty) {
    const size = { width: width(), height: Math.max(90, page.view.clientHeight) };
    chart = new Chart(page.canvas, stacked, theme, size, { hover, brush, click: reveal });
    chart.mark(cursor);
  }
  page.status.textContent = isEmpty ? '' : summary(stacked);
}

function summary({ answer, totals, length }: Stacked): string {
  const times = new Times(answer.zone);
  const events = totals.reduce((sum, one) => sum + one, 0);
  const second = { unit: 'second', count: 1 } as const;
  const shown = overlap(state.range ?? answer.extent, answer.kept);
  const [from, to] = [shown.from, shown.to - 1].map((ms) => times.moment(ms, second)) as [string, string];
  const parts = [fill(words.summary, eventCount(events), from, to, answer.zone, sizeName(answer.size))];
  if (answer.undated > 0) parts.push(fill(words.undated, eventCount(answer.undated)));
  if (length > 0 && events === 0) parts.push(words.nothingHere);
  return parts.join(' · ');
}

/** The part of a stretch in which the filter keeps events; the stretch itself where it keeps none there. */
function overlap(shown: Stretch, kept: Stretch | null): Stretch {
  const from = Math.max(shown.from, kept?.from ?? shown.from);
  const to = Math.min(shown.to, kept?.to ?? shown.to);
  return from < to ? { from, to } : shown;
}

function toggleLayer(label: string): void {
  const hidden = new Set(state.hidden);
  if (!hidden.delete(label)) hidden.add(label);
  change({ hidden: [...hidden] });
  if (stacked) stacked = new Stacked(stacked.answer, hidden);
  draw();
}

function toggleTable(): void {
  change({ table: !state.table });
  draw();
  if (!state.table) page.chart.focus();
  else page.table.querySelector('button')?.focus();
}

function hover(bucket: number): void {
  if (!chart || !stacked) return;
  const shown = bucket < 0 ? cursor : bucket;
  const middle = chart.mark(shown);
  page.tip.hidden = shown < 0 || (bucket < 0 && document.activeElement !== page.chart);
  if (page.tip.hidden) return;
  fillTip(page.tip, stacked, shown, theme);
  const { offsetWidth } = page.tip;
  const left = middle + 12 + offsetWidth > width() ? middle - 12 - offsetWidth : middle + 12;
  page.tip.style.left = `${Math.max(0, left)}px`;
}

function brush(from: number, to: number): void {
  if (!stacked) return;
  const stretch = { from: stacked.bucket(from).from, to: stacked.bucket(to).to };
  say({ type: 'brush', ...stretch });
}

function reveal(bucket: number, layer: number | null): void {
  if (!stacked) return;
  const stretch: Stretch = stacked.bucket(bucket);
  const place = `${stretch.from} ${stretch.to} ${layer}`;
  revealed = { place, nth: revealed.place === place ? revealed.nth + 1 : 0 };
  say({ type: 'reveal', ...stretch, layer, nth: revealed.nth });
}

listenToKeys(page.chart, {
  move(to, select) {
    if (!stacked || stacked.length === 0) return;
    const moved = target(stacked, to);
    if (!select) anchor = -1;
    else if (anchor < 0) anchor = cursor < 0 ? moved : cursor;
    cursor = moved;
    chart?.select(chosen());
    hover(-1);
    page.status.textContent = chosen() ? chosenText() : bucketText(stacked, cursor);
  },
  zoom: (factor) => stacked && goTo(zoomed(state.range, stacked.answer.extent, focus(), factor)),
  pan: (share) => stacked && goTo(panned(state.range, stacked.answer.extent, share)),
  showAll: () => goTo(null),
  enter() {
    const range = chosen();
    if (range) brush(...range);
    else if (cursor >= 0) reveal(cursor, null);
  },
  escape() {
    if (!chosen() || !stacked) return false;
    anchor = -1;
    chart?.select(undefined);
    page.status.textContent = bucketText(stacked, cursor);
    return true;
  },
  table: toggleTable,
});
page.table.addEventListener('keydown', ({ key }) => {
  if (key === 't' || key === 'T' || key === 'Escape') toggleTable();
});
listenToWheel(page.chart, {
  zoom: (factor, x) =>
    stacked && chart && goTo(zoomed(state.range, stacked.answer.extent, chart.timeAt(x), factor)),
  pan: (share) => stacked && goTo(panned(state.range, stacked.answer.extent, share)),
});

/** Where keys lead: bars without events are passed over. */
function target(bars: Stacked, to: 'next' | 'previous' | 'first' | 'last'): number {
  const { length } = bars;
  if (to === 'first' || (to === 'next' && cursor < 0)) return bars.next(-1, 1);
  if (to === 'last' || (to === 'previous' && cursor < 0)) return bars.next(length, -1);
  return bars.next(cursor, to === 'next' ? 1 : -1);
}

/** What is selected by keys. */
function chosen(): [from: number, to: number] | undefined {
  return anchor < 0 ? undefined : [Math.min(anchor, cursor), Math.max(anchor, cursor)];
}

function chosenText(): string {
  const range = chosen();
  if (!range || !stacked) return '';
  const times = new Times(stacked.answer.zone);
  const [from, to] = range.map((bucket) => times.stretch(stacked!.bucket(bucket), stacked!.answer.size));
  return fill(words.selected, from ?? '', to ?? '', eventCount(stacked.sum(...range)));
}

/** The time that keys zoom at. */
function focus(): number {
  if (!stacked) return 0;
  const { range } = stacked.answer;
  if (cursor < 0) return (range.from + range.to) / 2;
  const { from, to } = stacked.bucket(cursor);
  return (from + to) / 2;
}

page.by.addEventListener('change', () => {
  change({ by: page.by.value, hidden: [] });
  questions.ask();
});
page.showAll.addEventListener('click', () => {
  goTo(null);
  page.chart.focus();
});
page.clearTime.addEventListener('click', () => {
  say({ type: 'clearTime' });
  page.chart.focus();
});
page.toggle.addEventListener('click', toggleTable);
page.chart.addEventListener('blur', () => hover(-1));
page.chart.addEventListener('focus', () => hover(-1));
onThemeChange(() => {
  theme = readTheme();
  draw();
});
let before = 0;
new ResizeObserver(() => {
  draw();
  if (Math.abs(width() - before) > 10 * BAR_PX) questions.ask();
  before = width();
}).observe(page.view);
listen((message) => {
  if (message.type === 'answer') questions.answered(message);
  else if (message.type === 'stale') questions.ask();
  else if (message.of === 0) page.status.textContent = words.nothingHere;
  else
    page.status.textContent = fill(words.revealed, count(message.nth + 1), count(message.of), message.what);
});
