import assert from 'node:assert/strict';
import { collapseObject, expandString } from '../../../src/core/json/inPlace';
import { decodeUtf8, encodeUtf8 } from '../../../src/core/json/text';
import { looksLikeTrail, readTrail, type Trail } from '../../../src/core/trail/trail';
import { ExpandedView } from '../../../src/core/trail/view';
import { type CorpusFile, describeCorpus } from '../../support/corpus';
import { opened } from '../../support/opened';
import { assertMaps, factsOfAll } from '../../support/views';

/** Files whose events are not all found, by the end of their names: how many are, and why. */
const DIFFERENCES: [RegExp, number, string][] = [
  [
    /query-lake-examples\.[1579]\.json$/,
    0,
    'rows of a Lake query without what makes an event: counts, few columns',
  ],
  [/digest-file-structure\.\d\.json$/, 0, 'a digest file, which is recognised as such: it holds no events'],
  [/insight-details\.0\.invalid\.json$/, 0, 'insightDetails without the record around it'],
];
const differenceOf = (file: CorpusFile) => DIFFERENCES.find(([name]) => name.test(file.name));

/** Records whose first KB holds hardly any key of a record: written by others, keys sorted or added. */
const LATE =
  /ec2-get-password-data|ec2-download-user-data|ec2-launch-unusual|zmallen.*(user-data|ebs-snapshot)/;

describeCorpus('the corpus', (files) => {
  const trails = new Map<CorpusFile, Trail>();
  const trailOf = (file: CorpusFile) => {
    const known = trails.get(file) ?? readTrail(file.bytes);
    trails.set(file, known);
    return known;
  };

  it('holds as many events as were counted, but for known differences', () => {
    const table: string[] = [];
    for (const file of files()) {
      const found = trailOf(file).events.length;
      const expected = differenceOf(file)?.[1] ?? file.events;
      if (found !== expected) table.push(`${file.name} (${file.shape}): ${found}, counted ${expected}`);
    }
    assert.deepEqual(table, []);
    const different = files().filter(differenceOf);
    assert.equal(different.length, 7);
    assert.ok(files().length > different.length);
  });

  it('is read with a problem for each file that is no valid JSON', () => {
    for (const file of files()) {
      if (!/invalid/.test(file.shape)) continue;
      const { problems } = trailOf(file);
      // Members without braces around all of them are read as what documentation prints: a missing brace.
      assert.ok(problems.length > 0, file.name);
    }
  });

  it('is known by the first 8 KB, and by 1 KB where records begin as CloudTrail writes them', () => {
    for (const file of files()) {
      const isTrail = trailOf(file).events.length > 0;
      const head = file.bytes.subarray(0, 8192);
      if (isTrail) assert.ok(looksLikeTrail(head), file.name);
      for (let end = 900; isTrail && !LATE.test(file.name) && end < Math.min(head.length, 4000); end += 57)
        assert.ok(looksLikeTrail(head.subarray(0, end)), `${file.name}, ${end} bytes`);
    }
  });

  it('says the same in the expanded view, with what is in strings opened', () => {
    for (const file of files()) {
      if (/invalid/.test(file.shape) || file.name.endsWith('.jsonl')) continue;
      const value = parse(decodeUtf8(file.bytes));
      if (value === undefined) continue;
      const view = new ExpandedView(trailOf(file).text, trailOf(file));
      // What is rebuilt from rows is another text: its own test compares it.
      if (view.source !== file.bytes) continue;
      assert.deepEqual(JSON.parse(decodeUtf8(view.text)), opened(value), file.name);
      const half = new ExpandedView(trailOf(file).text, trailOf(file), ({ ordinal }) => ordinal % 2 === 0);
      JSON.parse(decodeUtf8(half.text));
    }
  });

  it('goes from places in the view to the source and back', () => {
    for (const file of files()) {
      const view = new ExpandedView(trailOf(file).text, trailOf(file));
      try {
        assertMaps(view, view.text.length > 20_000 ? 41 : 1);
      } catch (error) {
        assert.fail(`${file.name}: ${error}`);
      }
    }
  });

  it('has the same events in its view as in its source', () => {
    for (const file of files()) {
      const trail = trailOf(file);
      const again = readTrail(new ExpandedView(trail.text, trail).text);
      if (trail.events.length > 0) assert.deepEqual(factsOfAll(again), factsOfAll(trail), file.name);
    }
  });

  it('gets back every escaped record that is expanded and collapsed', () => {
    let count = 0;
    for (const file of files()) {
      for (const { depth, offset, length } of trailOf(file).events) {
        if (depth !== 1) continue;
        const escaped = decodeUtf8(file.bytes.subarray(offset, offset + length));
        const again = collapseObject(expandString(escaped, '  ', '\n'));
        const record = parse(`"${escaped}"`);
        if (record === undefined) continue;
        // To the byte where it was written as AWS does: compact, no escapes but of quotes and backslashes.
        const isCompact = record === JSON.stringify(parse(record as string));
        if (isCompact && JSON.stringify(record) === `"${escaped}"`) {
          assert.equal(again, escaped, file.name);
          count++;
        }
        assert.deepEqual(parse(parse(`"${again}"`) as string), parse(record as string));
      }
    }
    assert.ok(count > 0);
  });

  it('gets back every record that is escaped, expanded and collapsed', () => {
    for (const file of files()) {
      for (const { depth, offset, length } of trailOf(file).events) {
        const record = parse(decodeUtf8(file.bytes.subarray(offset, offset + length)));
        if (depth !== 0 || record === undefined) continue;
        const escaped = JSON.stringify(JSON.stringify(record)).slice(1, -1);
        assert.equal(collapseObject(expandString(escaped, '', '\n')), escaped, file.name);
      }
    }
  });

  it('never throws when it is cut off or changed', () => {
    for (const file of files()) {
      if (file.bytes.length > 30_000) continue;
      for (const cut of [0.2, 0.5, 0.8, 0.99]) {
        const bytes = file.bytes.subarray(0, Math.floor(file.bytes.length * cut));
        const trail = readTrail(bytes);
        readTrail(new ExpandedView(trail.text, trail).text);
        assert.ok(trail.events.length <= file.events);
      }
      const flipped = encodeUtf8(decodeUtf8(file.bytes).replaceAll('","', '"'));
      new ExpandedView(flipped, readTrail(flipped));
    }
  });
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
