import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeUtf8, encodeUtf8 } from '../../../src/core/json/text';
import { utf8OfUtf16 } from '../../../src/core/json/utf16';
import { decodeUtf16 } from '../../../src/core/trail/encoding';
import { PROBLEMS } from '../../../src/core/trail/problems';
import { looksLikeTrail, readTrail } from '../../../src/core/trail/trail';
import { ExpandedView } from '../../../src/core/trail/view';
import { lookupItem, shortRecord } from '../../support/trails';
import { assertMaps } from '../../support/views';

const littleEndian = (text: string) => Buffer.from(text, 'utf16le');
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();
const LOG = `{"ë😀":1,"Events":[${lookupItem(shortRecord(1))},${lookupItem(shortRecord(2))}]}`;

describe('UTF-16', () => {
  it('becomes the UTF-8 that decoders make of it, with places both ways', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ë', '東', '😀', '\ud800', '\udc00', '\0', '\n') });
    fc.assert(
      fc.property(text, fc.boolean(), (any, isLittle) => {
        // A zero right behind the mark would be UTF-32.
        const content = `x${any}`;
        const bytes = (isLittle ? littleEndian : bigEndian)(`\uFEFF${content}`);
        const decoded = decodeUtf16(bytes)!;
        assert.deepEqual(Buffer.from(decoded.text), Buffer.from(encodeUtf8(content)));
        for (let unit = 0, at = 0; unit < content.length; ) {
          const char = String.fromCodePoint(content.codePointAt(unit)!);
          assert.equal(decoded.toRaw(at), 2 + 2 * unit);
          assert.equal(decoded.fromRaw(2 + 2 * unit), at);
          unit += char.length;
          at += encodeUtf8(char).length;
        }
      }),
    );
  });

  for (const [title, bytes] of [
    ['little end first', littleEndian(`\uFEFF${LOG}`)],
    ['big end first', bigEndian(`\uFEFF${LOG}`)],
    ['without a mark', littleEndian(LOG)],
    ['without a mark, big end first', bigEndian(LOG)],
  ] as const)
    it(`is read: ${title}`, () => {
      const trail = readTrail(bytes);
      assert.deepEqual([trail.shape.id, trail.problems.length], ['lookup-events', 0]);
      assert.deepEqual(
        trail.events.map(({ facts }) => facts.id),
        ['e1', 'e2'],
      );
      const units = (at: number, length: number) => {
        const part = Buffer.from(bytes.subarray(at, at + length));
        return (title.includes('big') ? part.swap16() : part).toString('utf16le');
      };
      for (const { offset, length, item } of trail.events) {
        assert.match(units(offset, length), /^\{\\"eventVersion.*\}$/);
        assert.match(units(item.offset, item.length), /^\{"EventId.*\}$/);
      }
      assert.ok(looksLikeTrail(bytes.subarray(0, 701)));
      assertMaps(new ExpandedView(trail.text, trail));
    });

  it('that ends in the middle of a character is read, and reported at its place', () => {
    const bytes = Buffer.concat([littleEndian(`\uFEFF${LOG}`), Buffer.from([0x7b])]);
    const { events, problems } = readTrail(bytes);
    assert.equal(events.length, 2);
    assert.deepEqual(
      problems.map(({ code, offset, length }) => [code, offset, length]),
      [['odd-byte', bytes.length - 1, 1]],
    );
  });

  it('has problems at bytes of the file', () => {
    const bytes = littleEndian(`\uFEFF["ë",${shortRecord(1)},]`);
    const [problem] = readTrail(bytes).problems;
    assert.equal(bytes.subarray(problem!.offset, problem!.offset + problem!.length).toString('utf16le'), ',');
  });

  it('is only taken for it where it is', () => {
    for (const bytes of [
      [],
      [0xff],
      [0x7b],
      [0x7b, 0, 0, 0],
      [0, 0x7b, 0, 0],
      [0, 0, 0, 0],
      [0xef, 0xbb, 0xbf, 0x7b],
    ])
      assert.equal(decodeUtf16(Uint8Array.from(bytes)), undefined, `${bytes}`);
  });

  it('takes no more than linear room', () => {
    const bytes = bigEndian('東'.repeat(50_000));
    assert.equal(decodeUtf8(utf8OfUtf16(bytes, 0, false)), '東'.repeat(50_000));
  });
});

describe('what is no log', () => {
  const tar = Buffer.alloc(1024);
  tar.write('a.json', 0);
  tar.write('ustar', 257);
  const cases: [string, Uint8Array, keyof typeof PROBLEMS][] = [
    ['nothing', Buffer.alloc(0), 'empty'],
    ['white space', Buffer.from(' \r\n\t'), 'empty'],
    ['a byte order mark', Buffer.from('\uFEFF'), 'empty'],
    ['Parquet', Buffer.from('PAR1\x15\x04'), 'columnar-file'],
    ['ORC', Buffer.from('ORC\x08\x03'), 'columnar-file'],
    ['Avro', Buffer.from('Obj\x01\x04\x14'), 'columnar-file'],
    ['zip', Buffer.from('PK\x03\x04\x14\0'), 'archive'],
    ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0]), 'archive'],
    ['tar', tar, 'archive'],
    ['gzip twice', Buffer.from([0x1f, 0x8b, 8, 0]), 'compressed'],
    ['Zstandard', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0]), 'compressed'],
    ['bzip2', Buffer.from('BZh91AY'), 'compressed'],
    ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0]), 'compressed'],
    ['PDF', Buffer.from('%PDF-1.7\n'), 'document'],
    ['HTML', Buffer.from('\uFEFF\n<!DOCTYPE html><html>'), 'document'],
    [
      'an S3 error',
      Buffer.from('<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>'),
      'document',
    ],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), 'utf-32'],
    ['all zeros', Buffer.alloc(5000), 'nul-bytes'],
  ];
  for (const [title, bytes, code] of cases)
    it(`${title}: ${code}`, () => {
      const { shape, events, problems } = readTrail(bytes);
      assert.deepEqual([shape.id, events.length], ['none', 0]);
      const found = problems.find((problem) => problem.code === code);
      assert.ok(found, problems.map((problem) => problem.code).join());
      assert.ok(found.message.startsWith(PROBLEMS[code]));
      assert.deepEqual([found.offset, found.length], [0, bytes.length]);
      assert.equal(looksLikeTrail(bytes), false);
    });
});
