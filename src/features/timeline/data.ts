import { l10n } from 'vscode';
import { withoutField, withTerm } from '../../core/filter/edit';
import { writeTimeRange } from '../../core/filter/timeRange';
import { type Dimension, findDimension } from '../../core/index/dimensions';
import type { Selection } from '../../core/index/selection';
import { showable } from '../../core/text/plain';
import { bucketsFor } from '../../core/timeline/buckets';
import {
  countBuckets,
  countStack,
  type Extent,
  extentOf,
  rowsIn,
  type Stack,
  stackOf,
  without,
} from '../../core/timeline/stack';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import { countText } from '../../host/ui/counts';
import type {
  PageMessage,
  Stretch,
  TimelineData,
  TimelineLayer,
  Tone,
} from '../../webview/timeline/messages';

/** As many as there are colours that are easy to tell apart. */
const MAX_LAYERS = 6;
const MAX_LABEL = 80;

/** Dimensions whose values mean something: in this order, from the bottom of the stack, and in these colours. */
const MEANINGS: Readonly<Record<string, readonly (readonly [key: string, tone: Tone])[]>> = {
  outcome: [
    ['failed', 'bad'],
    ['ok', 'calm'],
  ],
  risk: [
    ['high', 'bad'],
    ['medium', 'warn'],
    ['low', 'calm'],
    ['none', 'faint'],
  ],
};

type Question = Extract<PageMessage, { type: 'ask' }>;
type Reveal = Extract<PageMessage, { type: 'reveal' }>;

/** What holds until filter, scope or logs change: zooming asks only for other buckets of it. */
interface Frame {
  readonly shown: Selection;
  readonly by: string;
  readonly stack: Stack;
  /** Numbers of the stack's layers from the bottom up. */
  readonly order: readonly number[];
  /** Events that the time filter alone keeps out. */
  readonly outside: Selection | undefined;
  /** From the first to the last event of all that is drawn. Undefined where none has a time. */
  readonly extent: Stretch | undefined;
  /** The same of the events that the filter keeps. */
  readonly kept: Stretch | undefined;
  readonly undated: number;
}

/** Answers the timeline's questions out of the index. */
export class TimelineAnswers {
  #frame: Frame | undefined;

  constructor(readonly filter: ActiveFilter) {}

  answer({ ask, by, range: wanted, buckets: most }: Question): TimelineData {
    const { stack, order, outside, extent, kept, undated, by: name } = this.#frameOf(by);
    const zone = this.filter.settings.get('timeZone') === 'utc' ? 'UTC' : localZone();
    const common = { type: 'answer', ask, by: name, zone, undated, kept: kept ?? null } as const;
    if (!extent) {
      const range = { from: 0, to: 1 };
      const nothing = { edges: [], layers: [], outside: [], range, extent: range };
      return { ...common, ...nothing, size: { unit: 'second', count: 1 } };
    }
    const { from, to } = wanted ?? extent;
    const buckets = bucketsFor(from, to - 1, most);
    // All there is is shown in whole bars.
    const range = wanted ?? { from: buckets.edges[0]!, to: buckets.edges.at(-1)! };
    const counts = countStack(stack, buckets);
    const width = stack.layers.length + 1;
    const ofLayer = (layer: number) => {
      const found: number[] = [];
      for (let at = layer; at < counts.length; at += width) found.push(counts[at]!);
      return found;
    };
    return {
      ...common,
      size: buckets.size,
      edges: [...buckets.edges],
      range,
      extent,
      layers: order.map((layer) => ({ ...this.#layer(stack, name, layer), counts: ofLayer(layer) })),
      outside: outside ? [...countBuckets(outside, buckets)] : [],
    };
  }

  /** The rows of a stretch, the oldest first; `layer` is the number of one in the answers. */
  rows({ from, to, layer }: Reveal, by: string): readonly number[] {
    const { stack, order } = this.#frameOf(by);
    return rowsIn(stack, from, to, layer === null ? undefined : (order[layer] ?? -1));
  }

  /** The filter with another time. */
  filterFor(stretch: Stretch | undefined): string {
    const others = withoutField(this.filter.text, 'time');
    return stretch ? `${others} time:${writeTimeRange(stretch.from, stretch.to)}`.trim() : others;
  }

  #layer(stack: Stack, by: string, layer: number): Omit<TimelineLayer, 'counts'> {
    const one = stack.layers[layer];
    if (!one)
      return {
        label: countText(stack.others.values, l10n.t('{0} other'), l10n.t('{0} others')),
        tone: 'faint',
      };
    const label = showable(one.label, MAX_LABEL);
    const tone = MEANINGS[by]?.find(([key]) => key === one.key)?.[1];
    return tone ? { label, tone } : { label };
  }

  #frameOf(by: string): Frame {
    const { shown } = this.filter;
    const dimension = dimensionOf(by);
    // Of any change there comes another selection.
    if (this.#frame?.shown === shown && this.#frame.by === dimension.name) return this.#frame;
    const stack = stackOf(shown, dimension, MAX_LAYERS);
    const outside = this.#outside(shown);
    const { undated, ...inside } = extentOf(shown);
    const kept = stretchOf(inside);
    this.#frame = {
      ...{ shown, by: dimension.name, stack, outside },
      order: orderOf(stack, dimension.name),
      extent: around(kept, outside && stretchOf(extentOf(outside))),
      ...{ kept, undated },
    };
    return this.#frame;
  }

  #outside(shown: Selection): Selection | undefined {
    const { filter } = this;
    const others = withoutField(filter.text, 'time');
    // Both texts are spaced anew, so they differ in terms of the time alone.
    if (others === withTerm(filter.text, 'time', [], 'include')) return undefined;
    return without(filter.matching(others), shown);
  }
}

function stretchOf({ first, last }: Pick<Extent, 'first' | 'last'>): Stretch | undefined {
  return Number.isNaN(first) ? undefined : { from: first, to: last + 1 };
}

/** The stretch that holds both. */
function around(one: Stretch | undefined, other: Stretch | undefined): Stretch | undefined {
  if (!one || !other) return one ?? other;
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

function orderOf({ layers, others }: Stack, by: string): number[] {
  const meaning = MEANINGS[by]?.map(([key]) => key);
  const order = [...layers.keys()];
  if (meaning) order.sort((a, b) => meaning.indexOf(layers[a]!.key) - meaning.indexOf(layers[b]!.key));
  return others.events > 0 ? [...order, layers.length] : order;
}

/** What the page stacks by; the name may be one of an older version. */
function dimensionOf(name: string): Dimension {
  try {
    return findDimension(name);
  } catch {
    return findDimension('outcome');
  }
}

function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
