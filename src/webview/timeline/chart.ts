import uPlot from 'uplot';
import type { Stretch } from './messages';
import type { Stacked } from './stacked';
import type { Theme } from './theme';
import { Times } from './timeLabels';

/** The least height of what is there, in pixels. */
const LEAST_PX = 3;
/** A bar that is missed by this is still meant, in pixels. */
const NEAR_PX = 6;
const AXIS_WIDTH = 44;
/** Two lines: clock and day. */
const AXIS_HEIGHT = 40;

/** What is done with the mouse in the chart. */
export interface ChartListener {
  /** The bucket under the mouse changed; -1 for none. */
  hover(bucket: number): void;
  /** A stretch was marked, in buckets, both included. */
  brush(from: number, to: number): void;
  /** A bucket was clicked: at that layer, or at none where there is nothing. */
  click(bucket: number, layer: number | null): void;
}

/** The chart: stacked bars over time. Made anew for each answer, since the layers are others then. */
export class Chart {
  readonly #plot: uPlot;
  readonly #mark = document.createElement('div');
  #reaches: number[][] = [];

  constructor(
    parent: HTMLElement,
    readonly stacked: Stacked,
    readonly theme: Theme,
    { width, height }: { width: number; height: number },
    readonly listener: ChartListener,
  ) {
    const { answer } = stacked;
    const times = new Times(answer.zone);
    this.#reaches = stacked.reaches(0);
    const plotHeight = Math.max(20, height - AXIS_HEIGHT - 12);
    const top = Math.max(1, ...stacked.heights);
    this.#reaches = stacked.reaches((top * LEAST_PX) / plotHeight);
    // The highest is drawn first, and the lower ones over it.
    const reversed = [...this.#reaches].reverse();
    const fills = [
      theme.outside.fill,
      ...[...stacked.drawn].reverse().map((layer) => theme.layer(answer.layers[layer]!, layer).fill),
    ];
    const paths = uPlot.paths.bars!({ size: [stacked.length > width / 4 ? 1 : 0.86, 60], align: 1 });
    const axis = { stroke: theme.faint, font: theme.font, ticks: { show: false } };
    this.#plot = new uPlot(
      {
        width,
        height,
        ms: 1,
        tzDate: times.date,
        // Room at the right for half of the last mark's text.
        padding: [12, 28, 0, 0],
        legend: { show: false },
        scales: {
          x: { time: true, range: () => [answer.range.from, answer.range.to] },
          y: { range: (_, __, max) => [0, Math.max(1, max) * 1.05] },
        },
        axes: [
          {
            ...axis,
            size: AXIS_HEIGHT,
            space: 90,
            grid: { show: false },
            values: (_, splits, __, ___, step) => times.marks(splits, step),
          },
          {
            ...axis,
            size: AXIS_WIDTH,
            space: 28,
            grid: { stroke: theme.grid, width: 1 },
            incrs: [1, 2, 5]
              .flatMap((one) => [0, 1, 2, 3, 4, 5, 6].map((power) => one * 10 ** power))
              .sort((a, b) => a - b),
          },
        ],
        series: [
          {},
          ...fills.map((fill) => ({ fill: () => fill, width: 0, paths, points: { show: false } })),
        ],
        cursor: {
          // What is under the mouse is marked as a whole bar.
          x: false,
          y: false,
          points: { show: false },
          drag: { x: true, y: false, setScale: false },
          // A double click would set scales that this chart has none of.
          bind: { dblclick: () => null },
        },
        hooks: {
          setCursor: [() => this.#hovered()],
          setSelect: [() => this.#selected()],
        },
      },
      [stacked.starts, ...reversed] as uPlot.AlignedData,
      parent,
    );
    this.#plot.root.setAttribute('aria-hidden', 'true');
    this.#mark.className = 'mark';
    this.#plot.over.append(this.#mark);
    this.#plot.over.addEventListener('click', (event) => this.#clicked(event));
  }

  /** Shows another stretch of time at once, with the bars there are; better ones are on their way. */
  show({ from, to }: Stretch): void {
    this.#plot.batch(() => {
      (this.#plot.scales['x'] as { range: unknown }).range = () => [from, to];
      this.#plot.setScale('x', { min: from, max: to });
    });
  }

  /** Marks one bucket, or none; says where its middle is, in pixels of the chart. */
  mark(bucket: number): number {
    this.#mark.hidden = bucket < 0;
    if (bucket < 0) return 0;
    const { left, width } = this.#box(bucket, bucket);
    this.#mark.style.left = `${left}px`;
    this.#mark.style.width = `${width}px`;
    return left + width / 2 + AXIS_WIDTH;
  }

  /** Marks a stretch as being chosen, or none. */
  select(range: readonly [from: number, to: number] | undefined): void {
    const { height } = this.#plot.over.getBoundingClientRect();
    const box = range ? this.#box(...range) : { left: 0, width: 0 };
    this.#plot.setSelect({ ...box, top: 0, height: range ? height : 0 }, false);
  }

  /** The time at a place on the screen. */
  timeAt(clientX: number): number {
    return this.#plot.posToVal(clientX - this.#plot.over.getBoundingClientRect().left, 'x');
  }

  dispose(): void {
    this.#plot.destroy();
  }

  /** The bucket at a time; bars are a few pixels wide, so one that is missed by some is meant as well. */
  #near(ms: number): number {
    const bucket = this.stacked.at(ms);
    const { width } = this.#box(bucket, bucket);
    return this.stacked.near(bucket, Math.round(NEAR_PX / width));
  }

  #box(from: number, to: number): { left: number; width: number } {
    const left = this.#plot.valToPos(this.stacked.bucket(from).from, 'x');
    const right = this.#plot.valToPos(this.stacked.bucket(to).to, 'x');
    return { left, width: Math.max(1, right - left) };
  }

  #hovered(): void {
    const { left = -1 } = this.#plot.cursor;
    this.listener.hover(left < 0 ? -1 : this.#near(this.#plot.posToVal(left, 'x')));
  }

  #selected(): void {
    const { left, width } = this.#plot.select;
    if (width < 3) return;
    const end = left + width;
    // Whole bars: a bar that is touched is meant.
    const from = this.stacked.at(this.#plot.posToVal(left, 'x'));
    const to = this.stacked.at(this.#plot.posToVal(end, 'x'));
    this.select([from, to]);
    this.listener.brush(from, to);
  }

  #clicked({ clientX, clientY }: MouseEvent): void {
    const bucket = this.#near(this.timeAt(clientX));
    const events = this.#plot.posToVal(clientY - this.#plot.over.getBoundingClientRect().top, 'y');
    const at = this.#reaches.findIndex((reach) => events <= reach[bucket]!);
    this.listener.click(bucket, this.stacked.drawn[at] ?? null);
  }
}
