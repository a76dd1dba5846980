import assert from 'node:assert/strict';
import { encodeUtf8 } from '../../../src/core/json/text';
import { areCopies } from '../../../src/core/trail/copies';
import { readTrail } from '../../../src/core/trail/trail';
import { SHAPE_FORMS, SIXTY } from '../../support/sixty';

const read = (text: string | Uint8Array) =>
  readTrail(typeof text === 'string' ? encodeUtf8(text) : text).events;
const whole = read(JSON.stringify({ Records: SIXTY }));
const form = (name: string) => SHAPE_FORMS.find((one) => one.name === name)!.write(SIXTY);

describe('copies of an event', () => {
  for (const { name, write } of SHAPE_FORMS)
    it(`are known for copies: ${name}`, () =>
      read(write(SIXTY)).forEach((event, n) => {
        assert.ok(areCopies(whole[n]!, event), `${n}`);
        assert.ok(areCopies(event, whole[n]!), `${n}`);
      }));

  it('hold all of it or not', () => {
    const isPartial = (name: string) => read(form(name)).every((event) => event.isPartial === true);
    for (const name of [
      '11 Lake query results',
      '12 Event history CSV',
      '13 Athena CSV',
      '15 OCSF 1.1, one a line',
    ])
      assert.equal(isPartial(name), true, name);
    for (const name of ['1 S3 log file', '14 _raw', 'Splunk CSV', 'UTF-16'])
      assert.equal(isPartial(name), false, name);
  });

  const changes: [string, (csv: string) => string][] = [
    ['another name', (csv) => csv.replaceAll('ListGraphs', 'DeleteGraph')],
    ['another user', (csv) => csv.replaceAll('jane+0', 'jane+9')],
    ['another time', (csv) => csv.replaceAll('T13:00:07Z', 'T13:00:08Z')],
    ['another address', (csv) => csv.replaceAll('192.0.2.0', '192.0.2.99')],
    ['another outcome', (csv) => csv.replace('192.0.2.0,,', '192.0.2.0,AccessDenied,')],
  ];
  for (const [title, change] of changes)
    it(`are none with ${title}`, () => {
      const csv = String(form('12 Event history CSV'));
      const [event] = read(change(csv));
      assert.equal(areCopies(whole[0]!, event!), false);
      assert.equal(areCopies(event!, whole[0]!), false);
    });
});
