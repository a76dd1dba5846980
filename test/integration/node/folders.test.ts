import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CancellationTokenSource, commands, type DocumentLink, Uri, window, workspace } from 'vscode';
import { tarOf, zipOf } from '../../support/archives';
import { recordText } from '../../support/trails';
import { api, noticed, reset, setting, until } from '../support';

/** An S3 log file of so many records, numbered from `first` on. */
function s3(first: number, count = 3): Buffer {
  const records = Array.from({ length: count }, (_, n) => recordText(first + n));
  return gzipSync(`{"Records":[${records.join(',')}]}`);
}

describe('Folders and archives', () => {
  let folder = '';
  const at = (...path: string[]) => Uri.file(join(folder, ...path));

  beforeEach(async () => {
    await reset();
    folder = await mkdtemp(join(tmpdir(), 'logs-'));
  });
  afterEach(async () => {
    await reset();
    await rm(folder, { recursive: true });
  });

  const put = async (path: string, bytes: Uint8Array | string) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), bytes);
  };

  it('reads many files in worker threads, in the order of their names', async () => {
    for (let n = 0; n < 40; n++) await put(`a/${String(n).padStart(3, '0')}.json.gz`, s3(n * 3));
    await put('a/other.txt', 'no log');
    const inspector = await api();
    const report = await inspector.open([at()]);
    assert.deepEqual([report.files, report.events, report.skipped, report.problems.length], [40, 120, 1, 0]);
    assert.deepEqual(report.shapes, { s3: 120 });
    const events = await inspector.events();
    assert.equal(new Set(events.map(({ id }) => id)).size, 120);
    // Equal times stand in the order of adding: of the files, and in them.
    const first = events[0]!;
    const same = events
      .filter(({ time }) => time === first.time)
      .map(({ uri, offset }) => `${uri.path} ${String(offset).padStart(9)}`);
    assert.deepEqual(same, [...same].sort());
    assert.equal(JSON.parse(await inspector.record(first)).eventID, first.id);
  });

  it('counts an event once, however many files hold it', async () => {
    for (let n = 0; n < 12; n++) await put(`a/${n}.json.gz`, s3(n * 3));
    for (let n = 0; n < 12; n++) await put(`b/${n}.json`, `[${recordText(n * 3).replaceAll(',', ' ,\n')}]`);
    const inspector = await api();
    const both = await inspector.open([at()]);
    assert.deepEqual([both.events, both.duplicates, both.problems.length], [36, 12, 0]);
    const again = await inspector.open([at('b')]);
    assert.deepEqual(again.problems, []);
    assert.deepEqual([again.events, again.duplicates], [0, 12]);
    await inspector.close([...Array(12).keys()].map((n) => at('a', `${n}.json.gz`)));
    assert.equal((await inspector.count()).events, 12, 'what stood for both is gone, and its copy shows');
  });

  it('keeps both of two events with one ID and other values, and says so', async () => {
    await put('a.json', `[${recordText(1)}]`);
    await put('b.json', `[${recordText(1).replace('"aws-cli"', '"curl"')}]`);
    const { events, duplicates, problems } = await (await api()).open([at()]);
    assert.deepEqual([events, duplicates], [2, 0]);
    assert.deepEqual(
      problems.map(({ code, uri }) => [code, uri.path]),
      [['duplicate-differs', at('b.json').path]],
    );
  });

  it('leaves out what settings say', async () => {
    await put('keep/a.json.gz', s3(0));
    await put('skip/b.json.gz', s3(3));
    await put('keep/c.bak', s3(6));
    await setting('exclude', ['**/skip', '**/*.bak']);
    const inspector = await api();
    assert.equal((await inspector.open([at()])).events, 3);
    await inspector.close();
    await setting('exclude', []);
    await setting('include', ['keep/**']);
    assert.equal((await inspector.open([at()])).events, 6);
  });

  it('follows no link to a folder, so that a circle ends', async () => {
    await put('a/b.json.gz', s3(0));
    await symlink(folder, join(folder, 'a', 'circle'));
    await symlink(join(folder, 'a', 'b.json.gz'), join(folder, 'a', 'link.json.gz'));
    await symlink(join(folder, 'nowhere'), join(folder, 'a', 'dead.json.gz'));
    const { events, duplicates, problems } = await (await api()).open([at()]);
    assert.deepEqual([events, duplicates], [3, 3]);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['unreadable'],
    );
  });

  it('stops when it is cancelled, and keeps nothing', async () => {
    await put('kept.json.gz', s3(5000));
    const large = s3(0, 3000);
    for (let n = 0; n < 100; n++) await put(`a/${n}.json.gz`, large);
    const inspector = await api();
    await inspector.open([at('kept.json.gz')]);
    const before = await inspector.events();
    const source = new CancellationTokenSource();
    const loading = inspector.open([at('a')], source.token);
    // By now some are read, and not all.
    await new Promise((resolve) => setTimeout(resolve, 100));
    source.cancel();
    await assert.rejects(loading, { name: 'Canceled' });
    assert.deepEqual(await inspector.events(), before);
    // And it can be done again.
    assert.equal((await inspector.open([at('a', '1.json.gz')])).events, 3000);
  });

  it('loads two folders at once', async () => {
    for (let n = 0; n < 20; n++) {
      await put(`a/${n}.json.gz`, s3(n * 3));
      await put(`b/${n}.json.gz`, s3(500 + n * 3));
    }
    const inspector = await api();
    const [a, b] = await Promise.all([inspector.open([at('a')]), inspector.open([at('b')])]);
    assert.deepEqual([a.events, b.events], [60, 60]);
    assert.equal((await inspector.count()).events, 120);
  });

  it('notices when logs in an opened folder are replaced, cut off or deleted', async () => {
    for (let n = 0; n < 12; n++) await put(`a/b/${n}.json.gz`, s3(n * 3));
    const inspector = await api();
    await inspector.open([at()]);
    const count = async (events: number) =>
      until(`${events} events`, async () => (await inspector.count()).events === events);
    await count(36);
    await noticed(
      'the log that was replaced',
      () => put('a/b/3.json.gz', s3(100, 10)),
      async () => (await inspector.count()).events === 43,
    );
    await put('a/b/4.json.gz', s3(200, 1).subarray(0, 40));
    await rm(join(folder, 'a/b/5.json.gz'));
    await count(37);
    assert.equal((await inspector.count({ filter: 'id:e100' })).events, 1);
    await assert.rejects(async () => {
      await writeFile(join(folder, 'a/b/6.json.gz'), s3(300));
      await inspector.record((await inspector.events({ filter: 'id:e18' }))[0]!);
    }, /changed/);
    await count(37);
  });

  it('notices when an archive is replaced', async () => {
    const text = (n: number) => ({ name: `${n}.json`, text: `[${recordText(n)}]` });
    await put('logs.zip', await zipOf([text(1), text(2)]));
    const inspector = await api();
    await inspector.open([at('logs.zip')]);
    const replaced = await zipOf([text(2), text(3), text(4)]);
    await noticed(
      'the new events',
      () => put('logs.zip', replaced),
      async () => {
        const ids = (await inspector.events()).map(({ id }) => id).sort();
        return ids.join(' ') === 'e2 e3 e4';
      },
    );
  });

  it('writes a report whose places lead to the logs', async () => {
    await put('good.json.gz', s3(0));
    await put('cut.json', `{"Records":[${recordText(50)},${recordText(51).slice(0, 200)}`);
    await (await api()).open([at()]);
    await commands.executeCommand('cloudtrail.showLoadReport');
    // The page may be there already, with what was loaded before.
    const editor = await until('the report', () => {
      const active = window.activeTextEditor;
      const isReport = active?.document.uri.scheme === 'cloudtrail-report';
      return isReport && /4 events from 2 logs/.test(active.document.getText()) && active;
    });
    const text = editor.document.getText();
    assert.match(text, /S3 log file +4 +2/);
    assert.match(text, /111122223333 +us-east-1 +\(not recorded\) +4/);
    const links = await commands.executeCommand<DocumentLink[]>(
      'vscode.executeLinkProvider',
      editor.document.uri,
    );
    const cutOff = links.find(({ range }) => /cut-off/.test(editor.document.lineAt(range.start.line).text));
    assert.ok(cutOff?.target);
    const [uri, offset, length] = JSON.parse(cutOff.target.query);
    await commands.executeCommand('cloudtrail.showPlace', uri, offset, length);
    const shown = await until(
      'the place',
      () =>
        window.activeTextEditor?.document.uri.toString() === at('cut.json').toString() &&
        window.activeTextEditor,
    );
    assert.ok(recordText(51).startsWith(shown.document.getText(shown.selection)));
    assert.ok(!shown.selection.isEmpty);
  });

  it('reads archives like folders', async () => {
    const logs = [
      { name: 'AWSLogs/a.json.gz', text: s3(0) },
      { name: 'AWSLogs/b.json', text: `[${recordText(50)}]` },
      { name: 'README.txt', text: 'no log' },
    ];
    const archives: readonly [string, Uint8Array][] = [
      ['logs.zip', await zipOf(logs)],
      ['logs.tar', tarOf(logs)],
      ['logs.tgz', gzipSync(tarOf(logs))],
      ['no-suffix', gzipSync(tarOf(logs))],
    ];
    const inspector = await api();
    for (const [name, bytes] of archives) {
      await put(name, bytes);
      const report = await inspector.open([at(name)]);
      assert.deepEqual([report.files, report.events, report.skipped], [2, 4, 1], name);
      assert.deepEqual(report.problems, []);
      const events = await inspector.events();
      const member = at(name).with({ fragment: 'AWSLogs/a.json.gz' }).toString();
      assert.equal(events.filter(({ uri }) => uri.toString() === member).length, 3);
      for (const event of events) assert.equal(JSON.parse(await inspector.record(event)).eventID, event.id);
      await inspector.close();
    }
    const { files, events, duplicates } = await inspector.open([at()]);
    assert.deepEqual([files, events, duplicates], [8, 4, 12]);
  });

  it('shows an event of an archive', async () => {
    await put('logs.zip', await zipOf([{ name: 'a.json.gz', text: s3(0) }]));
    const inspector = await api();
    await inspector.open([at('logs.zip')]);
    const [event] = await inspector.events({ limit: 1 });
    const place = [event!.uri.toString(), event!.offset, event!.length];
    await commands.executeCommand('cloudtrail.showPlace', ...place);
    const editor = await until(
      'the view',
      () =>
        window.activeTextEditor?.document.uri.path.endsWith('a.json.gz (expanded)') &&
        window.activeTextEditor,
    );
    assert.equal(JSON.parse(editor.document.getText(editor.selection)).eventID, event!.id);
  });

  it('reports what can’t be read beside what can', async () => {
    await put('good.json.gz', s3(0));
    const whole = s3(10, 50);
    await put('cut.json.gz', whole.subarray(0, whole.length >> 1));
    await put('nothing.json.gz', whole.subarray(0, 100));
    const { files, events, problems } = await (await api()).open([at()]);
    assert.ok(files === 2 && events > 3, `${files} files, ${events} events`);
    const damaged = problems.filter(({ code }) => code === 'gzip-damaged');
    assert.deepEqual(
      damaged.map(({ uri }) => uri.path.split('/').at(-1)),
      ['cut.json.gz', 'nothing.json.gz'],
    );
    assert.equal((await workspace.fs.stat(at('good.json.gz'))).size, s3(0).length);
  });
});
