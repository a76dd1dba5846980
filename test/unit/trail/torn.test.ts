// What the fuzzer has found, each as small as it can be: damage to one event that must not cost another.
import assert from 'node:assert/strict';
import { encodeUtf8 } from '../../../src/core/json/text';
import { readRecord } from '../../../src/core/trail/record';
import { readTrail } from '../../../src/core/trail/trail';
import { lookupItem, shortRecord } from '../../support/trails';

const RECORDS = [1, 2, 3].map(shortRecord);

/** What an event's ID is, and where its text begins and ends. */
function read(text: string) {
  const trail = readTrail(encodeUtf8(text));
  const ids = trail.events.map(({ facts }) => facts.id);
  const texts = trail.events.map((event) => readRecord(trail.text, event));
  const codes = trail.problems.map(({ code }) => code);
  return { trail, ids, texts, codes };
}

const row = (n: number) =>
  `[{"eventVersion":"1.08"},{"eventName":"N${n}"},{"eventID":"e${n}"},{"readOnly":"true"}]`;
const results = (...rows: readonly string[]) => `{"QueryResultRows":[${rows.join(',')}]}`;

describe('rows of Lake results that follow a damaged one', () => {
  const cases: readonly (readonly [string, (row: string) => string, readonly string[]])[] = [
    ['a brace that opens is lost', (one) => one.replace(',{"readOnly', ',"readOnly'), ['e1', 'e2', 'e3']],
    ['a brace and a quote are lost', (one) => one.replace(',{"readOnly', ',readOnly'), ['e1', 'e2', 'e3']],
    ['zeros', (one) => one.replace('{"readOnly', '\0\0readOnly'), ['e1', 'e2', 'e3']],
    ['a brace too many', (one) => one.replace('"true"}', '"true"}}'), ['e1', 'e2', 'e3']],
    ['the bracket that closes it is lost', (one) => one.slice(0, -1), ['e1', 'e2', 'e3']],
    ['the bracket that opens it is lost', (one) => one.slice(1), ['e1', 'e3']],
    ['a bracket too many', (one) => `${one}]`, ['e1', 'e2', 'e3']],
    ['the end of all results is in it', (one) => one.replace('"N2"', '"N]]}2"}]]}'), ['e1', 'e3']],
    ['the end of all results is behind it', (one) => `${one}]}`, ['e1', 'e2', 'e3']],
    ['half a string is doubled', (one) => one.replace('}]', '}x, y=null}"}]'), ['e1', 'e2', 'e3']],
  ];
  for (const [name, damage, expected] of cases)
    it(`are found: ${name}`, () => {
      const { ids, codes } = read(results(row(1), damage(row(2)), row(3)));
      assert.deepEqual(
        ids.filter((id) => id !== ''),
        expected,
      );
      assert.ok(codes.length > 0);
    });

  it('are found where the first one has lost its bracket', () => {
    for (const lost of [1, 2]) {
      const { ids } = read(results(row(1).slice(lost), row(2), row(3)));
      assert.deepEqual(ids, ['e2', 'e3']);
    }
  });

  it('are not made of arrays elsewhere', () => {
    const { ids } = read(`{"a":${results(row(1))},"b":[${row(2)}],"c":${row(3)}}`);
    assert.deepEqual(ids, ['e1']);
  });

  it('may lie in several results, one a line', () => {
    const { ids, codes } = read(`${results(row(1)).slice(0, -2)}}\n${results(row(2))}\n`);
    assert.deepEqual(ids, ['e1', 'e2']);
    assert.ok(codes.includes('missing-bracket'));
  });
});

describe('a record that follows a damaged one', () => {
  it('is found where a string ends before what is no comma', () => {
    const wrapped = (record: string) => `{"version":"0","detail":${record}}`;
    const damaged = `${wrapped(RECORDS[0]!).slice(0, -2)}|}`;
    const { ids, texts, codes } = read(`[${damaged},${wrapped(RECORDS[1]!)}]`);
    assert.deepEqual(ids, ['e1', 'e2']);
    assert.equal(texts[1], RECORDS[1]);
    assert.ok(codes.includes('junk'));
  });

  it('is found to the letter behind a string that was torn off', () => {
    const { ids, texts, codes } = read(`[${RECORDS[0]}","e,${RECORDS[1]}]`);
    assert.deepEqual(ids, ['e1', 'e2']);
    assert.deepEqual(texts, RECORDS.slice(0, 2));
    assert.ok(codes.length > 0);
  });

  it('is found where a list in that one was not closed', () => {
    const torn =
      '"eventSource":"a.amazonaws.com","eventName":"N1","eventTime":"t","awsRegion":"r","x":["a","b":1}';
    const { ids, texts } = read(`[${torn},${RECORDS[1]},${RECORDS[2]}]`);
    assert.deepEqual(ids, ['', 'e2', 'e3']);
    assert.deepEqual(texts.slice(1), RECORDS.slice(1));
  });

  it('is found where an object in that one was not closed', () => {
    const open = `"eventSource":"a.amazonaws.com","eventName":"N1","eventTime":"t","eventID":"e1","x":{"y":{"z":1,`;
    const { ids, texts } = read(`[${open}${RECORDS[1]},${RECORDS[2]}]`);
    assert.deepEqual(ids, ['e1', 'e2', 'e3']);
    assert.deepEqual(texts.slice(1), RECORDS.slice(1));
  });
});

describe('JSON whose head is lost', () => {
  it('is no table, though it begins as a row of one', () => {
    const field = (record: string) => `"@message","value":${JSON.stringify(record)}}],[{"field":`;
    const { ids } = read(RECORDS.map(field).join(''));
    assert.deepEqual(ids, ['e1', 'e2', 'e3']);
  });
});

describe('records before one whose brackets closed what wraps them', () => {
  const hits = (...records: readonly string[]) =>
    `{"hits":{"hits":[${records.map((record) => `{"_source":${record}}`).join()}]}}`;
  /** What is left of a record when its head was lost, in front of a bracket too many. */
  const torn = RECORDS[1]!.replace('{"eventVersion"', '{}}},"eventVersion"');

  it('are kept, and so is that one', () => {
    const { ids, texts, codes, trail } = read(hits(RECORDS[0]!, torn, RECORDS[2]!));
    assert.deepEqual(ids, ['e1', 'e2', 'e3']);
    assert.equal(texts[0], RECORDS[0]);
    assert.equal(texts[1], torn.slice(5));
    assert.equal(texts[2], RECORDS[2]);
    assert.ok(codes.includes('missing-brace'));
    for (const { offset, length, item } of trail.events)
      assert.ok(offset >= item.offset && offset + length <= item.offset + item.length);
  });

  it('are kept where the text ends in that one', () => {
    const whole = hits(RECORDS[0]!, torn);
    const { ids, codes } = read(whole.slice(0, whole.indexOf('"eventID":"e2"') + 12));
    assert.deepEqual(ids, ['e1']);
    assert.ok(codes.includes('cut-off'));
  });

  it('are parameters where nothing is odd', () => {
    const outer = `{"requestParameters":{"list":[${RECORDS[0]}]},${RECORDS[1]!.slice(1)}`;
    assert.deepEqual(read(outer).ids, ['e2']);
  });
});

describe('problems of a log in UTF-16', () => {
  it('come in the order of their places', () => {
    const item = lookupItem(RECORDS[0]!);
    const bytes = Buffer.from(`\ufeff{"Events":[${item}${item}]}`, 'utf16le').subarray(0, -1);
    const { problems } = readTrail(bytes);
    assert.ok(problems.some(({ code }) => code === 'odd-byte'));
    const places = problems.map(({ offset }) => offset);
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
  });
});

describe('records that a damaged one has swallowed', () => {
  const cut =
    '{"eventVersion":"1.08","eventSource":"a.amazonaws.com","eventName":"N","requestParameters":{"ids":[';
  it('are found, and so is the damaged one as far as it goes', () => {
    const { ids, texts, codes } = read(`{"Records":[${cut}${RECORDS[0]},${RECORDS[1]}]}\n{"Records":[]}\n`);
    assert.deepEqual(texts.slice(1), [RECORDS[0], RECORDS[1]]);
    assert.equal(ids.length, 3);
    assert.equal(texts[0], cut);
    assert.ok(codes.includes('missing-brace'));
  });

  it('stay parameters where nothing is damaged', () => {
    const { ids } = read(`{"Records":[${cut}${RECORDS[0]}]}},${RECORDS[1]}]}`);
    assert.equal(ids.length, 2);
  });
});

describe('strings with records in an array', () => {
  const list = `[${RECORDS.map((record) => JSON.stringify(record)).join()}]`;
  const damages: readonly (readonly [string, (text: string) => string, readonly string[]])[] = [
    ['the first one’s quote is lost', (text) => text.replace('"', ''), ['e2', 'e3']],
    ['the first one’s quote is another byte', (text) => text.replace('"', '\x02'), ['e2', 'e3']],
    ['the array and the quote are lost', (text) => text.slice(2), ['e2', 'e3']],
    ['a quote too many', (text) => text.replace('e1', 'e"1'), ['e2', 'e3']],
    ['braces and quotes too many', (text) => text.replace('e1', 'e{"{"1'), ['e2', 'e3']],
    ['the last quote of the first is lost', (text) => text.replace('","', ',"'), ['e2', 'e3']],
  ];
  for (const [title, damage, expected] of damages)
    it(`are found behind a damaged one: ${title}`, () => {
      const { ids, codes } = read(damage(list));
      assert.deepEqual(ids.slice(-2), expected);
      assert.ok(codes.length > 0);
    });

  it('are found where half of another one stands behind it, with the next key', () => {
    const hit = (n: number) => `{"fields":{"message":[${JSON.stringify(RECORDS[n])}]}}`;
    const half = JSON.stringify(RECORDS[1]).slice(100, 181);
    const { ids, codes } = read(`[${hit(0)},{${half}"fields":{"message":[${JSON.stringify(RECORDS[2])}]}}]`);
    assert.deepEqual(ids, ['e1', 'e3']);
    assert.ok(codes.length > 0);
  });

  it('are reported where they are damaged', () => {
    const cut = JSON.stringify(RECORDS[0]).slice(0, -40);
    const { ids, codes } = read(`[${cut}",${JSON.stringify(RECORDS[1])}]`);
    assert.deepEqual(ids, ['e2']);
    assert.deepEqual(codes, ['damaged-record']);
  });
});

describe('rows of Lake results inside of brackets that do not belong there', () => {
  it('are found', () => {
    const torn = row(1).replace(',{"readOnly', ',[[[{"readOnly').slice(0, -1);
    const { ids } = read(results(torn, row(2), row(3)));
    assert.deepEqual(ids.slice(-2), ['e2', 'e3']);
  });
});

describe('a record behind one whose brackets are missing', () => {
  // The beginning of the first one and its last brackets are lost.
  const torn =
    '"eventTime":"2024-03-14T13:05:01Z","awsRegion":"us-east-1","eventSource":"a.amazonaws.com","eventName":"N1","eventID":"e1","requestParameters":{"a":{"b":1}';
  const whole = `{"eventVersion":"1.08",${torn.replaceAll('1"', '2"')}}}`;
  for (const [title, spell] of [
    ['as CloudTrail writes keys', (key: string) => key],
    ['in lower case', (key: string) => key.toLowerCase()],
    ['with underscores', (key: string) => key.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase()],
  ] as const) {
    it(`is found ${title}`, () => {
      const text = `${torn}\n${whole}\n`.replace(/"(\w+)":/g, (_, key: string) => `"${spell(key)}":`);
      assert.deepEqual(read(text).ids, ['e1', 'e2']);
    });
  }
});
