import { strict as assert } from 'node:assert';
import {
  CancellationTokenSource,
  commands,
  DiagnosticSeverity,
  languages,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { EventSummary } from '../../src/api';
import { api, fixture, reset, until, workspaceFolder } from './support';

/** Fixtures with the number of events that they hold, and whether they have problems. */
const FIXTURES: readonly (readonly [string, number, boolean])[] = [
  ['s3-pretty.json', 4, false],
  ['s3-one-line.json', 4, false],
  ['s3-bom.json', 4, false],
  ['s3-crlf.json', 4, false],
  ['s3-renamed-gzip.json', 4, false],
  ['444455556666_CloudTrail_us-east-1_20240314T1315Z_BBDRPhELjpuwjCgM.json.gz', 3, false],
  ['111122223333_CloudTrail_us-east-1_20240314T1320Z_vzbUivi0XmrS5afC.json.gz', 4, false],
  ['lookup-v1.json', 4, false],
  ['lookup-v2.json', 4, false],
  ['lookup-item.json', 1, false],
  ['lookup-items.json', 4, false],
  ['lookup-items.jsonl', 4, false],
  ['record.json', 1, false],
  ['records.json', 4, false],
  ['records.jsonl', 4, false],
  ['eventbridge.json', 1, false],
  ['eventbridge-array.json', 3, false],
  ['eventbridge.jsonl', 3, false],
  ['seed-as-printed.json', 1, true],
  ['s3-lines.jsonl', 4, false],
  ['cloudwatch-filter.json', 4, false],
  ['cloudwatch-get.json', 4, false],
  ['cloudwatch-subscription.json', 4, false],
  ['cloudwatch-insights.json', 4, false],
  ['cloudwatch-export.txt', 4, false],
  ['lake-rows.json', 4, false],
  ['event-history.csv', 4, false],
  ['event-history-utf16.csv', 4, false],
  ['event-history-spreadsheet.csv', 4, true],
  ['athena.csv', 4, false],
  ['lake.csv', 4, false],
  ['shipper-search.json', 4, false],
  ['shipper-splunk.jsonl', 4, false],
  ['shipper-filebeat.jsonl', 4, false],
  ['shipper-module.json', 4, false],
  ['shipper-splunk.csv', 4, false],
  ['ocsf.jsonl', 4, false],
  ['ocsf-1.0.json', 4, false],
  ['insights-events.json', 3, false],
  ['s3-utf16.json', 4, false],
  ['lookup-no-records.json', 4, true],
  ['zeros.json', 4, true],
  ['hostile.json', 13, false],
  ['missing-comma.json', 4, true],
  ['junk-between.json', 4, true],
  ['raw-newline-in-string.json', 1, true],
  ['trailing-comma.json', 2, true],
  ['unclosed.json', 2, true],
];

describe('The API', () => {
  beforeEach(reset);
  after(reset);

  for (const [name, events, damaged] of FIXTURES) {
    it(`reads ${name}`, async () => {
      const inspector = await api();
      const report = await inspector.open([fixture(name)]);
      assert.equal(report.events, events);
      assert.equal(report.files, 1);
      assert.equal(report.problems.length > 0, damaged, JSON.stringify(report.problems));
      assert.equal((await inspector.count()).events, events);
      assert.deepEqual(Object.values(report.shapes), [events]);
      for (const event of await inspector.events()) await checkPlace(event);
    });
  }

  it('gives records as stored, and newest events first', async () => {
    const inspector = await api();
    await inspector.open([fixture('lookup-v2.json')]);
    const events = await inspector.events();
    const times = events.map((event) => event.time);
    assert.deepEqual(times, [...times].sort().reverse());
    assert.deepEqual(await inspector.events({ limit: 2, offset: 1 }), events.slice(1, 3));
    const items = JSON.parse(
      new TextDecoder().decode(await workspace.fs.readFile(fixture('lookup-v2.json'))),
    ).Events;
    for (const event of events) {
      const stored = items.find((item: { EventId: string }) => item.EventId === event.id).CloudTrailEvent;
      assert.equal(await inspector.record(event), stored);
    }
  });

  it('reads a folder, counts each event once, and leaves strangers out', async () => {
    const inspector = await api();
    const report = await inspector.open([workspaceFolder()]);
    assert.ok(report.duplicates > 0);
    assert.ok(report.skipped >= 10, `${report.skipped} strangers`);
    assert.equal((await inspector.count()).events, report.events);
    const ids = (await inspector.events()).map((event) => event.id);
    const twice = ids.filter((id, i) => id !== '' && ids.indexOf(id) !== i);
    const differing = report.problems.filter((problem) => problem.code === 'duplicate-differs');
    assert.equal(twice.length, differing.length, 'an ID that is there twice has been reported');
    assert.equal(report.problems.filter((problem) => problem.code === 'no-events').length, 0);
  });

  it('replaces a log that is opened again', async () => {
    const inspector = await api();
    const first = await inspector.open([fixture('lookup-v2.json')]);
    const second = await inspector.open([fixture('lookup-v2.json')]);
    assert.equal(second.events, first.events);
    assert.equal(second.duplicates, 0);
    assert.equal((await inspector.count()).events, first.events);
  });

  it('reports what it is asked to read and is no log', async () => {
    const inspector = await api();
    const missing = Uri.joinPath(workspaceFolder(), 'no-such-file.json');
    const { events, problems } = await inspector.open([fixture('stranger-package.json'), missing]);
    assert.equal(events, 0);
    assert.deepEqual(problems.map(({ code }) => code).sort(), ['no-events', 'unreadable']);
    for (const { message } of problems) assert.ok(message.length > 10);
  });

  it('gives what a cut-off gzip file still holds, and says so', async () => {
    const { problems } = await (await api()).open([fixture('truncated.json.gz')]);
    assert.ok(problems.some(({ code }) => code === 'gzip-damaged'));
  });

  it('leaves the session as it was when it is cancelled', async () => {
    const inspector = await api();
    await inspector.open([fixture('lookup-v2.json')]);
    const before = await inspector.count();
    const source = new CancellationTokenSource();
    source.cancel();
    await assert.rejects(inspector.open([fixture('record.json')], source.token), { name: 'Canceled' });
    assert.deepEqual(await inspector.count(), before);
  });

  it('groups as the tree does', async () => {
    const inspector = await api();
    await inspector.open([fixture('seed-as-printed.json')]);
    const groups = await inspector.group(['principal', 'action']);
    assert.equal(groups.length, 1);
    assert.equal(groups[0]?.label, '1A4R5SKSPGG9V / JaneRoe');
    assert.deepEqual(groups[0]?.children, [
      { dimension: 'action', key: 'AcceptInvitation', label: 'AcceptInvitation', events: 1, failed: 1 },
    ]);
    await assert.rejects(inspector.group(['no-such-dimension']), RangeError);
  });

  it('rejects a filter that does not parse, with the place', async () => {
    const inspector = await api();
    await inspector.open([fixture('seed-as-printed.json')]);
    await assert.rejects(
      inspector.count({ filter: 'principal:jane* actoin:x' }),
      (error: Error & { offset: number }) => {
        assert.equal(error.name, 'FilterSyntaxError');
        assert.equal(error.offset, 16);
        assert.match(error.message, /action/);
        return true;
      },
    );
  });

  it('tells Detective from the rest, and filters', async () => {
    const inspector = await api();
    await inspector.open([
      Uri.joinPath(workspaceFolder(), 'lookup-v2.json'),
      fixture('seed-as-printed.json'),
    ]);
    const all = await inspector.count();
    const detective = await inspector.count({ scope: 'detective' });
    assert.equal(detective.events, (await inspector.count({ filter: 'service:detective' })).events);
    assert.ok(detective.events <= all.events);
    assert.equal(
      (await inspector.count({ filter: 'principal:*JaneRoe outcome:failed ip:192.0.2.0/24' })).events,
      1,
    );
  });

  it('describes an identity', async () => {
    const inspector = await api();
    const described = inspector.describeIdentity({
      type: 'Root',
      accountId: '111122223333',
      arn: 'arn:aws:iam::111122223333:root',
    });
    assert.equal(described.rootOrIamUser, 'yes');
    assert.equal(described.temporaryCredentials, 'no');
    assert.equal(described.awsService, 'no');
    assert.ok(described.lines.length > 0);
  });

  it('refuses what it can’t understand, and stays alive', async () => {
    const inspector = await api();
    await inspector.open([fixture('seed-as-printed.json')]);
    for (const query of [{ filter: 5 }, { filter: null }, { scope: 'x' }, 7]) {
      await assert.rejects(inspector.count(query as never), TypeError, JSON.stringify(query));
    }
    await assert.rejects(inspector.events({ limit: -1 }), TypeError);
    assert.equal((await inspector.count()).events, 1);
  });

  it('never rejects for a folder that can’t be read', async () => {
    const folder = Uri.joinPath(workspaceFolder(), 'closed');
    await workspace.fs.createDirectory(folder);
    const inspector = await api();
    const report = await inspector.open([
      folder,
      Uri.parse('no-such-scheme:/x'),
      fixture('seed-as-printed.json'),
    ]);
    assert.equal(report.events, 1);
    assert.equal(report.files, 1);
    assert.deepEqual(report.shapes, { 'lookup-item': 1 });
  });

  it('lists problems in the Problems panel, at their place', async () => {
    const log = fixture('seed-as-printed.json');
    await (await api()).open([log]);
    const text = new TextDecoder().decode(await workspace.fs.readFile(log));
    const found = await until('the problem', () => {
      const ours = languages.getDiagnostics(log).filter((one) => one.source === 'CloudTrail');
      return ours.length > 0 && ours;
    });
    const codeOf = (code: unknown) => (code as { value: string }).value;
    const places = found.map(({ code, range }) => [codeOf(code), range.start.line, range.start.character]);
    assert.deepEqual(places, [['extra-comma', 0, text.lastIndexOf(',')]]);
    await (await api()).close();
    await until('none', () => languages.getDiagnostics(log).every((one) => one.source !== 'CloudTrail'));
  });

  it('counts problems alike in the Problems panel, the report and its answer', async () => {
    const missing = fixture('no-such-log.json');
    const logs = ['truncated.json', 'trailing-comma.json', 'truncated.json.gz', 'seed-as-printed.json'];
    const { problems } = await (await api()).open([...logs.map((name) => fixture(name)), missing]);
    const listed = await until('all problems', () => {
      const ours = languages
        .getDiagnostics()
        .flatMap(([, found]) => found.filter(({ source }) => source === 'CloudTrail'));
      return ours.length === problems.length && ours;
    });
    const hints = listed.filter(({ severity }) => severity === DiagnosticSeverity.Information).length;
    assert.ok(hints > 0 && hints < listed.length, `${hints} of ${listed.length}`);
    await commands.executeCommand('cloudtrail.showLoadReport');
    const report = await until('the report', () => {
      const text = window.activeTextEditor?.document.getText() ?? '';
      return text.startsWith('CloudTrail load report') && text;
    });
    assert.match(
      report,
      new RegExp(
        `^  ${listed.length} problems, ${listed.length - hints} may have cost events; listed below$`,
        'm',
      ),
    );
  });

  it('tells when logs change', async () => {
    const inspector = await api();
    let told = 0;
    const listener = inspector.onDidChange(() => told++);
    await inspector.open([fixture('record.json')]);
    await inspector.close();
    listener.dispose();
    assert.equal(told, 2);
    assert.deepEqual(await inspector.count(), { events: 0, failed: 0 });
  });
});

/** The stretch that a summary names is a record: as it stands, or escaped. */
async function checkPlace({ uri, offset, length, id }: EventSummary): Promise<void> {
  const raw = await workspace.fs.readFile(uri);
  if (raw[0] === 0x1f) return;
  const encoding = raw[0] === 0xff ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(encoding).decode(raw.subarray(offset, offset + length));
  // A row of a table, a row of Lake, or a record; where zeros took the beginning of one, what is left of it.
  const isTorn = uri.path.endsWith('zeros.json');
  assert.match(text, uri.path.endsWith('.csv') ? /^[^\r\n]/ : isTorn ? /^(?:\{|"\w+": )/ : /^[{[]/);
  assert.ok(text.includes(id), 'the stretch holds the event');
}
