import { swatch } from './legend';
import type { Stacked } from './stacked';
import type { Paint, Theme } from './theme';
import { Times } from './timeLabels';
import { count, element, eventCount, words } from './words';

/** What there is in a bucket, in a line for those who don't see it. */
export function bucketText(stacked: Stacked, bucket: number): string {
  const { answer, drawn, totals } = stacked;
  const parts = drawn
    .map((layer) => answer.layers[layer]!)
    .filter(({ counts }) => counts[bucket]! > 0)
    .map(({ label, counts }) => `${label} ${count(counts[bucket]!)}`);
  const outside = answer.outside[bucket] ?? 0;
  if (outside > 0) parts.push(`${words.outside} ${count(outside)}`);
  const name = new Times(answer.zone).stretch(stacked.bucket(bucket), answer.size);
  return [`${name}: ${eventCount(totals[bucket]!)}`, ...parts].join(', ');
}

/** The same beside the mouse: the top of the stack first, as it is seen. */
export function fillTip(tip: HTMLElement, stacked: Stacked, bucket: number, theme: Theme): void {
  const { answer, drawn, totals } = stacked;
  const times = new Times(answer.zone);
  const name = times.stretch(stacked.bucket(bucket), answer.size);
  const rows = [...drawn]
    .reverse()
    .filter((layer) => answer.layers[layer]!.counts[bucket]! > 0)
    .map((layer) => {
      const { label, counts } = answer.layers[layer]!;
      return line(label, counts[bucket]!, theme.layer(answer.layers[layer]!, layer));
    });
  const outside = answer.outside[bucket] ?? 0;
  if (outside > 0) rows.unshift(line(words.outside, outside, theme.outside));
  const title = element('div', 'title', `${name} ${answer.zone}`);
  tip.replaceChildren(title, ...rows, element('div', 'total', eventCount(totals[bucket]!)));
}

function line(label: string, events: number, paint: Paint): HTMLElement {
  const made = element('div', 'line');
  made.append(swatch(paint), element('span', 'label', label), element('span', 'count', count(events)));
  return made;
}
