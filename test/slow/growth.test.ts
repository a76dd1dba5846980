// Work grows no faster than what there is to read. Steps are counted, not time: these tests say the same on a busy machine.
import assert from 'node:assert/strict';
import { readRows } from '../../src/core/csv/rows';
import { neutral } from '../../src/core/export/csv';
import type { FilterContext } from '../../src/core/filter/context';
import { compileFilter, compileTerms } from '../../src/core/filter/evaluate';
import { parseFilter } from '../../src/core/filter/grammar';
import { EventIndex } from '../../src/core/index/eventIndex';
import { encodeUtf8 } from '../../src/core/json/text';
import { parseTolerant } from '../../src/core/json/tolerant';
import { finished } from '../../src/core/rows/steps';
import { BatchBuilder } from '../../src/core/scan/builder';
import { readTrail } from '../../src/core/trail/trail';
import { facts } from '../support/facts';
import { ADVERSARIAL, recordText } from '../support/trails';
import { assertLinear, startCounting, stopCounting } from '../support/work';

/** The worst input takes 160. What takes some times as many keeps people waiting for seconds at each megabyte. */
const MOST_STEPS_A_BYTE = 250;

const CONTEXT: FilterContext = { newestMs: 0 };

describe('work grows no faster than', () => {
  before(startCounting);
  after(stopCounting);

  const read = (bytes: Uint8Array) => {
    readTrail(bytes);
    parseTolerant(bytes);
  };
  for (const [name, make] of Object.entries(ADVERSARIAL))
    it(`the text: ${name}`, () =>
      assertLinear((size) => encodeUtf8(make(size)), read, 8000, MOST_STEPS_A_BYTE));

  const nested: Readonly<Record<string, (levels: number) => string>> = {
    lists: (levels) => '['.repeat(levels) + ']'.repeat(levels),
    objects: (levels) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`,
  };
  for (const [name, make] of Object.entries(nested))
    it(`the levels of nesting: ${name}`, () =>
      assertLinear(
        (levels) => encodeUtf8(`[${recordText(1)},${recordText(2, make(levels))}]`),
        (bytes) => readTrail(bytes),
        20_000,
      ));

  for (const line of ['"a\n', '"a\n"",b,c\n', '"a\nb\nb\n'])
    it(`the rows that are damaged all over: ${JSON.stringify(line)}`, () =>
      assertLinear(
        (rows) => encodeUtf8(line.repeat(rows)),
        (bytes) =>
          readRows(
            bytes,
            0,
            ',',
            ({ cells }) => cells.length === 2,
            () => undefined,
          ),
        2000,
      ));

  it('the cell that is made harmless', () => assertLinear((size) => '\t '.repeat(size / 2), neutral));

  // Each value has every piece of its pattern but the last.
  const patterns: Readonly<Record<string, (pieces: number) => string>> = {
    'a whole value': (pieces) => `action:${'a*'.repeat(pieces)}c*b`,
    'any part of a value': (pieces) => `${'a*'.repeat(pieces)}c`,
  };
  for (const [title, write] of Object.entries(patterns))
    it(`a pattern made to be slow and the text it is looked for in: ${title}`, () =>
      assertLinear(
        (size) => ({
          test: compileFilter(parseFilter(write(size / 2)), CONTEXT),
          event: facts({ name: `${'a'.repeat(size)}b` }),
        }),
        ({ test, event }) => assert.equal(test(event), false),
      ));

  const log = (events: number) => {
    const records = Array.from({ length: events }, (_, n) => recordText(n, `{"n":${n}}`));
    return encodeUtf8(`{"Records":[${records}]}`);
  };
  const batchOf = (bytes: Uint8Array) => {
    const builder = new BatchBuilder();
    builder.addLog(bytes);
    return builder.take();
  };
  const indexOf = (events: number) => {
    const index = new EventIndex();
    const sources = index.add(batchOf(log(events)));
    const { terms } = compileTerms(parseFilter('u1 -action:Get* ip:192.0.2.0/25'), CONTEXT);
    return { index, sources, terms, all: index.all() };
  };
  const ofIndex: Readonly<Record<string, (one: ReturnType<typeof indexOf>) => unknown>> = {
    'are filtered': ({ index, terms }) => index.select(terms),
    'are grouped': ({ index, all }) => index.group(all, ['principal', 'ip', 'action']),
    'are counted by value': ({ index, all }) => index.values(all, 'principal'),
    'are compared': ({ index, sources }) => finished(index.copies(sources)),
    'are put in order': ({ all }) => all.newest(100),
    'are removed': ({ index, sources }) => index.remove(sources),
  };
  it('the events that are read', () => assertLinear(log, batchOf, 500));
  it('the events that are added', () =>
    assertLinear(
      (events) => batchOf(log(events)),
      (batch) => new EventIndex().add(batch),
      1000,
    ));
  for (const [title, run] of Object.entries(ofIndex))
    it(`the events that ${title}`, () => assertLinear(indexOf, run, 2000));
});
