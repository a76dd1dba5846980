import { strict as assert } from 'node:assert';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { CancellationTokenSource, commands, Uri } from 'vscode';
import { EXPORT_FORMATS } from '../../../src/core/export/formats';
import { exportEvents } from '../../../src/features/export/run';
import { answering, asked } from '../messages';
import { createChannel, createSession } from '../ownTree';
import { api, fixture, reset, setting } from '../support';

describe('The export', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cloudtrail-export-'));
  });
  beforeEach(async () => {
    await reset();
    await setting('scope', 'all');
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await reset();
  });

  const at = (name: string) => Uri.file(path.join(folder, name));
  const text = (name: string) => readFile(path.join(folder, name), 'utf8');
  const exported = (format: string, name: string, more = {}) => {
    asked(at(name));
    return answering([], () =>
      commands.executeCommand('cloudtrail.exportEvents', { format, target: at(name).toString(), ...more }),
    );
  };
  const LOGS = [
    'lookup-v2.json',
    'hostile.json',
    's3-pretty.json',
    'values-to-the-letter.json',
    'broken-record.json',
    '111122223333_CloudTrail_us-east-1_20240314T1320Z_vzbUivi0XmrS5afC.json.gz',
  ];

  for (const format of ['json', 'jsonl']) {
    it(`of ${format} is read again, with the same records`, async () => {
      const inspector = await api();
      await inspector.open(LOGS.map(fixture));
      const events = await inspector.events();
      const records: unknown[] = [];
      for (const event of events) records.push(await inspector.record(event));
      const { messages } = await exported(format, `all.${format}`);
      assert.match(messages[0] ?? '', new RegExp(`^Exported ${events.length} events to `));
      await inspector.close();
      const report = await inspector.open([at(`all.${format}`)]);
      assert.equal(report.events, events.length);
      assert.deepEqual(report.problems, []);
      const again = await inspector.events();
      assert.deepEqual(
        again.map(({ id, time, principal }) => [id, time, principal]),
        events.map(({ id, time, principal }) => [id, time, principal]),
      );
      for (const [n, event] of again.entries()) {
        const stored = String(records[n]);
        const copy = await inspector.record(event);
        try {
          assert.deepEqual(JSON.parse(copy), JSON.parse(stored));
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
        }
      }
    });
  }

  it('of CSV has a line an event, and no cell that a spreadsheet runs', async () => {
    const inspector = await api();
    await inspector.open(LOGS.map(fixture));
    const events = await inspector.events();
    await exported('csv', 'all.csv', { order: 'oldest' });
    const rows = parse(await text('all.csv'), { columns: true }) as Record<string, string>[];
    assert.deepEqual(
      rows.map(({ eventId }) => eventId),
      events.map(({ id }) => id.replace(/^(?=[=+\-@])/, "'")).reverse(),
    );
    for (const row of rows) {
      for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^\s*[=+\-@]/);
    }
  });

  it('of Markdown has a line an event', async () => {
    const inspector = await api();
    await inspector.open(LOGS.map(fixture));
    const { events } = await inspector.count();
    await exported('markdown', 'all.md');
    assert.equal((await text('all.md')).trim().split('\n').length, events + 2);
  });

  it('holds what filter and scope show', async () => {
    const inspector = await api();
    await inspector.open([fixture('lookup-v2.json')]);
    await commands.executeCommand('cloudtrail.filter', 'outcome:failed');
    await exported('json', 'failed.json');
    const { failed } = await inspector.count();
    assert.equal(JSON.parse(await text('failed.json')).Records.length, failed);
  });

  it('asks for format, order and file', async () => {
    await (await api()).open([fixture('lookup-v2.json')]);
    const { picks, messages } = await answering(
      ['CSV', 'Oldest'],
      () => commands.executeCommand('cloudtrail.exportEvents'),
      at('asked.csv'),
    );
    assert.match(picks[0]?.title ?? '', /^Export \d+ Events: all services \(1\/2\)$/);
    assert.equal(picks.length, 2);
    assert.match(messages[0] ?? '', /^Exported /);
    assert.match(await text('asked.csv'), /^time,account,region/);
  });

  it('writes nothing where it is given up', async () => {
    await (await api()).open([fixture('lookup-v2.json')]);
    for (const answers of [[undefined], ['CSV', undefined], ['CSV', 'Oldest']]) {
      const { messages } = await answering(answers, () => commands.executeCommand('cloudtrail.exportEvents'));
      assert.deepEqual(messages, []);
    }
  });

  it('never replaces a file that nobody was asked about, nor an open log', async () => {
    await (await api()).open([fixture('lookup-v2.json')]);
    await writeFile(path.join(folder, 'there.csv'), 'mine');
    const { messages } = await exported('csv', 'there.csv');
    assert.match(messages[0] ?? '', /exists already/);
    assert.equal(await text('there.csv'), 'mine');
    const log = await answering(
      ['JSON', 'Newest'],
      () => commands.executeCommand('cloudtrail.exportEvents'),
      fixture('lookup-v2.json'),
    );
    assert.match(log.messages[0] ?? '', /one of the open logs/);
  });

  it('says what is wrong with what it is given, and where it cannot write', async () => {
    await (await api()).open([fixture('lookup-v2.json')]);
    for (const given of [
      { format: 'pdf', target: 'file:///x' },
      { format: 'csv' },
      { format: 'csv', target: 1 },
    ]) {
      const { messages } = await answering([], () =>
        commands.executeCommand('cloudtrail.exportEvents', given),
      );
      assert.match(messages[0] ?? '', /exportEvents takes/);
    }
    const { messages } = await exported('csv', 'no/such/folder.csv');
    assert.match(messages[0] ?? '', /no file was written/);
  });

  describe('that ends early', () => {
    const { reader, session, dispose } = createSession(createChannel('export'));
    const format = EXPORT_FORMATS[0]!;
    after(dispose);
    beforeEach(() => session.open({ files: [{ uri: fixture('lookup-v2.json'), named: true }] }, true));

    it('leaves no file when it is cancelled, and what stood there as it was', async () => {
      await writeFile(path.join(folder, 'old.json'), 'old');
      const rows = session.index.all().newest();
      const { token, cancel } = (() => {
        const source = new CancellationTokenSource();
        return { token: source.token, cancel: () => source.cancel() };
      })();
      const job = { format, target: at('old.json'), rows, session, reader };
      assert.equal(await exportEvents(job, token, cancel), undefined);
      assert.equal(await text('old.json'), 'old');
      assert.deepEqual(
        (await readdir(folder)).filter((name) => name.endsWith('.part')),
        [],
      );
    });

    it('leaves none when a log is closed meanwhile', async () => {
      const rows = session.index.all().newest();
      const { token } = new CancellationTokenSource();
      const job = { format, target: at('closed.json'), rows, session, reader };
      await assert.rejects(
        exportEvents(job, token, () => session.close()),
        /has changed/,
      );
      assert.deepEqual(
        (await readdir(folder)).filter((name) => /closed|part/.test(name)),
        [],
      );
    });
  });
});
