import assert from 'node:assert/strict';
import { type Candidate, isSameEvent } from '../../../src/core/event/sameEvent';
import { copiesAmong, type RecordText } from '../../../src/host/session/copies';

const COPIES = 16_665;
const rows = Array.from({ length: COPIES }, (_, row) => row);

/** Finds copies, and counts reads and comparisons. */
async function find(textOf: (row: number) => RecordText) {
  let reads = 0;
  let compared = 0;
  const read = async (row: number) => {
    reads++;
    return textOf(row);
  };
  const isSame = (a: Candidate, b: Candidate) => {
    compared++;
    return isSameEvent(a, b);
  };
  return { ...(await copiesAmong(rows, read, isSame)), reads, compared };
}

describe('copies among rows of one event ID', () => {
  it('with equal texts are not compared', async () => {
    const { copies, differing, reads, compared } = await find(() => ({
      text: '{"eventID":"e","eventName":"N"}',
      partial: true,
    }));
    assert.equal(copies.length, COPIES - 1);
    assert.ok(copies.every(({ kept }) => kept === 0));
    assert.deepEqual([differing.length, reads, compared], [0, COPIES, 0]);
  });

  it('with equal values in other texts are compared by a hash if they are whole', async () => {
    const { copies, compared } = await find((row) => ({
      text: `{"eventID":"e",${' '.repeat(row % 200)}"eventName":"N"}`,
      partial: false,
    }));
    assert.deepEqual([copies.length, compared], [COPIES - 1, 0]);
  });

  for (const partial of [true, false])
    it(`that all differ are compared with few others: ${partial ? 'partial' : 'whole'} records`, async () => {
      const { copies, differing, compared } = await find((row) => ({
        text: `{"eventID":"e","eventName":"N${row}"}`,
        partial,
      }));
      assert.deepEqual([copies.length, differing.length], [0, COPIES - 1]);
      assert.ok(compared <= (partial ? 32 * COPIES : 0), `${compared} comparisons`);
    });

  it('keeps the whole record, or the one that has more', async () => {
    const texts: RecordText[] = [
      { text: '{"eventID":"e","eventName":"N"}', partial: true },
      { text: '{"eventID":"e","eventName":"N","awsRegion":"r","x":1}', partial: true },
      { text: '{"eventID":"e","eventName":"N","awsRegion":"r"}', partial: false },
    ];
    const { copies, differing } = await copiesAmong([0, 1, 2, 3, 4], async (row) => texts[row % 3]!);
    assert.deepEqual(differing, []);
    assert.deepEqual(copies.map(({ row, kept }) => `${row}>${kept}`).sort(), ['0>2', '1>2', '3>2', '4>2']);
  });
});
