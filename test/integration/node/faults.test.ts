import { strict as assert } from 'node:assert';
import fs, { linkSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CancellationTokenSource, extensions, Uri, window } from 'vscode';
import { termsOrThrow } from '../../../src/core/filter/evaluate';
import { ActiveFilter, filterContext } from '../../../src/host/filter/activeFilter';
import type { OpenFile } from '../../../src/host/reading/files';
import { collectFiles } from '../../../src/host/reading/folders';
import type { Job } from '../../../src/host/reading/node/messages';
import { IndexPool, type Order } from '../../../src/host/reading/node/pool';
import { LogReader } from '../../../src/host/reading/reader';
import { RecordValues } from '../../../src/host/reading/recordValues';
import { Session } from '../../../src/host/session/session';
import { Settings } from '../../../src/host/ui/settings';
import { recordText } from '../../support/trails';
import { api, noticed, reset, until } from '../support';

/** Workers that a test can stop before they begin with some job. */
class GatedPool extends IndexPool {
  before: (job: Job) => Promise<void> | undefined = () => undefined;

  override async run<J extends Job>(order: Order<J>, signal: AbortSignal): Promise<void> {
    await this.before(order.job);
    return super.run(order, signal);
  }
}

/** A moment that a test waits for, and lets go on. */
function gate() {
  let reach: () => void = () => undefined;
  let open: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const wait = () => {
    reach();
    return opened;
  };
  return { reached, open, wait };
}

const text = (first: number, count = 3) =>
  `{"Records":[${Array.from({ length: count }, (_, n) => recordText(first + n)).join(',')}]}`;

/** The ID of the record of that number. */
const idOf = (n: number) => JSON.parse(recordText(n)).eventID as string;

describe('What happens while logs are loaded', () => {
  const { extensionUri } = extensions.getExtension('cloudtrail-inspector.cloudtrail-inspector')!;
  const script = Uri.joinPath(extensionUri, 'dist', 'indexWorker.js').fsPath;
  const channel = window.createOutputChannel('faults test', { log: true });
  const settings = new Settings(channel);
  let folder = '';
  let pool: GatedPool;
  let reader: LogReader;
  let session: Session;
  let changes = 0;
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);

  const at = (...path: string[]) => Uri.file(join(folder, ...path));
  const put = (path: string, content: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  /** A folder of logs of three events each, more than are read on one thread. */
  const fill = (name: string, first = 0, files = 40) => {
    for (let n = 0; n < files; n++) put(`${name}/${String(n).padStart(3, '0')}.json`, text(first + 3 * n));
  };
  const load = async (...names: string[]) =>
    session.open(
      await collectFiles(
        names.map((one) => at(one)),
        settings,
      ),
      true,
    );
  /** Holds what workers are to do of a kind, until it is let go on. */
  const hold = (kind: Job) => {
    const held = gate();
    pool.before = (job) => (job === kind ? held.wait() : undefined);
    return held;
  };
  const count = () => session.index.all().count;
  const ids = () =>
    session.index
      .all()
      .newest()
      .map((row) => session.event(row).id)
      .sort();

  before(reset);
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'faults-'));
    pool = new GatedPool(script);
    reader = new LogReader(settings);
    session = new Session(reader, pool);
    session.onDidChange(() => void changes++);
    put('kept.json', text(9000));
    await load('kept.json');
    changes = 0;
    unhandled.length = 0;
    process.on('unhandledRejection', note);
  });
  afterEach(() => {
    process.off('unhandledRejection', note);
    session.dispose();
    reader.dispose();
    rmSync(folder, { recursive: true });
  });
  after(() => {
    settings.dispose();
    channel.dispose();
  });

  /** Nothing but the log that was there is left, and the folder can be loaded. */
  const isAsBefore = async () => {
    assert.deepEqual([count(), changes, session.index.sources.length], [3, 0, 1]);
    assert.deepEqual(unhandled, []);
    const { problems, logs } = await load('a');
    assert.deepEqual([problems.length, logs.length, count()], [0, 40, 123]);
  };

  describe('cancelled', () => {
    it('while folders are looked through', async () => {
      fill('a');
      for (let n = 0; n < 40; n++) put(`b/${n}/x.json`, text(0));
      const source = new CancellationTokenSource();
      let last = 0;
      const onFound = (files: number) => {
        last = files;
        if (files >= 5) source.cancel();
      };
      await assert.rejects(collectFiles([at('b')], settings, source.token, onFound), { name: 'Canceled' });
      assert.equal(last, 5);
      await assert.rejects(collectFiles([at('b')], settings, source.token), { name: 'Canceled' });
      await isAsBefore();
    });

    for (const files of [4, 40]) {
      it(`while ${files} files are read`, async () => {
        fill('a');
        fill('b', 1000, files);
        const source = new CancellationTokenSource();
        const collected = await collectFiles([at('b')], settings);
        let late = 0;
        const reading = session.open(collected, true, source.token, () => {
          if (source.token.isCancellationRequested) late++;
          source.cancel();
        });
        await assert.rejects(reading, { name: 'Canceled' });
        assert.equal(late, 0);
        await isAsBefore();
      });
    }

    it('while duplicates are looked for, and while it waits for that of another load', async () => {
      fill('a');
      const hashing = hold('hash');
      const [first, second] = [new CancellationTokenSource(), new CancellationTokenSource()];
      const collected = await collectFiles([at('a')], settings);
      const both = [session.open(collected, true, first.token), session.open(collected, true, second.token)];
      await hashing.reached;
      await until('both are read', () => session.index.sources.length === 81);
      second.cancel();
      await assert.rejects(both[1]!, { name: 'Canceled' });
      first.cancel();
      await assert.rejects(both[0]!, { name: 'Canceled' });
      pool.before = () => undefined;
      hashing.open();
      await isAsBefore();
    });

    it('while records are read for a path', async () => {
      // Few events in each of many logs are read here, many in one by workers.
      fill('a');
      put('large.json', text(5000, 300));
      for (const name of ['a', 'large.json']) {
        session.close();
        await load(name);
        const values = new RecordValues(session);
        const terms = termsOrThrow('requestParameters.graphArn:*', filterContext(session.index, settings));
        const abort = new AbortController();
        let told = 0;
        const options = { scope: 'all', signal: abort.signal } as const;
        const reading = values.read(terms, {
          ...options,
          onProgress: () => {
            told++;
            abort.abort();
          },
        });
        await assert.rejects(reading, { name: 'Canceled' });
        assert.equal(told, 1);
        const again = new AbortController();
        await values.read(terms, { scope: 'all', signal: again.signal });
        assert.equal(session.index.unread(terms).count, 0);
        assert.equal(values.lostLogs, 0);
        values.dispose();
      }
      assert.deepEqual(unhandled, []);
    });
  });

  describe('ended by the window', () => {
    it('before files are read, and while they are', async () => {
      fill('a');
      const collected = await collectFiles([at('a')], settings);
      const waiting = gate();
      pool.before = () => waiting.wait();
      const held = session.open(collected, true);
      await waiting.reached;
      session.dispose();
      waiting.open();
      await assert.rejects(held);
      await assert.rejects(session.open(collected, true), { name: 'Canceled' });
      assert.deepEqual([count(), changes], [3, 0]);

      const workers = new GatedPool(script);
      const other = new Session(reader, workers);
      let late = 0;
      let isOver = false;
      const reading = other.open(collected, true, undefined, () => {
        if (isOver) late++;
        isOver = true;
        other.dispose();
      });
      await assert.rejects(reading);
      assert.deepEqual([late, other.index.all().count, other.index.sources.length], [0, 0, 0]);
      assert.deepEqual(unhandled, []);
    });

    it('while duplicates are looked for', async () => {
      fill('a');
      const hashing = hold('hash');
      const loading = load('a');
      await hashing.reached;
      session.dispose();
      await assert.rejects(loading, { name: 'Canceled' });
      hashing.open();
      await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual([count(), changes, session.index.sources.length], [3, 0, 1]);
      assert.deepEqual(unhandled, []);
    });

    it('while records are read for a path', async () => {
      put('large.json', text(5000, 300));
      await load('large.json');
      const filter = new ActiveFilter(session, settings);
      const progressed = gate();
      filter.onDidProgress(() => void progressed.wait());
      filter.set('requestParameters.graphArn:*');
      await progressed.reached;
      filter.dispose();
      session.dispose();
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.deepEqual(unhandled, []);
    });
  });

  it('a folder goes away before its files are read, and is there again', async () => {
    fill('a');
    const reading = hold('index');
    const loading = load('a');
    await reading.reached;
    renameSync(join(folder, 'a'), join(folder, 'moved'));
    reading.open();
    const { problems, logs } = await loading;
    assert.deepEqual([logs.length, problems.length, count()], [0, 40, 3]);
    for (const { code, message } of problems) assert.match(`${code} ${message}`, /^unreadable .*ENOENT/);
    assert.equal(session.failures.length, 40);
    // Its own address is all there is to name now.
    const gone = await load('a');
    assert.deepEqual(
      gone.problems.map(({ code, uri }) => `${code} ${uri.path}`),
      [`unreadable ${at('a').path}`],
    );
    renameSync(join(folder, 'moved'), join(folder, 'a'));
    const again = await load('a');
    assert.deepEqual([again.logs.length, again.problems.length, count()], [40, 0, 123]);
    assert.deepEqual(session.failures, []);
  });

  it('a folder may not be looked into, and later it may', async () => {
    fill('a');
    fill('a/secret', 1000, 3);
    const { readdir } = promises;
    const patched = promises as { readdir: unknown };
    patched.readdir = (path: string, options: never) =>
      path.endsWith('secret')
        ? Promise.reject(new Error(`EACCES: permission denied, scandir '${path}'`))
        : readdir(path, options);
    try {
      const { problems, logs } = await load('a');
      assert.equal(logs.length, 40);
      assert.deepEqual(
        problems.map(({ code, uri }) => `${code} ${uri.path}`),
        [`unreadable ${at('a', 'secret').path}`],
      );
      assert.match(problems[0]!.message, /EACCES: permission denied/);
      assert.equal(session.failures.length, 1);
    } finally {
      patched.readdir = readdir;
    }
    const { problems } = await load('a');
    assert.deepEqual([problems.length, session.failures.length, count()], [0, 0, 132]);
  });

  it('an archive that was damaged is told until it is whole', async () => {
    const { tarOf } = await import('../../support/archives');
    const bytes = tarOf([1, 2].map((n) => ({ name: `${n}.json`, text: text(n * 10) })));
    writeFileSync(join(folder, 'x.tar'), bytes.subarray(0, bytes.length >> 1));
    await load('x.tar');
    assert.ok(session.failures.length > 0 || [...session.logs].some(({ problems }) => problems.length > 0));
    writeFileSync(join(folder, 'x.tar'), bytes);
    await load('x.tar');
    assert.deepEqual([session.failures, count()], [[], 9]);
  });

  it('pipes and links to them are no logs, and are not waited for', async () => {
    const { execFileSync } = await import('node:child_process');
    fill('a', 0, 2);
    execFileSync('mkfifo', [join(folder, 'a', 'pipe.json')]);
    fs.symlinkSync(join(folder, 'a', 'pipe.json'), join(folder, 'a', 'link.json'));
    fs.symlinkSync('/dev/zero', join(folder, 'a', 'zero.json'));
    const { problems, logs } = await load('a');
    assert.deepEqual([problems.length, logs.length], [0, 2]);
    const named = await load('a/pipe.json', 'a/zero.json');
    assert.deepEqual(
      named.problems.map(({ code, message }) => `${code} ${message}`),
      Array(2).fill('unreadable The file could not be read. (This is a pipe or device, and no file.)'),
    );
    assert.equal(count(), 9);
  });

  it('a log that changes is what it was last, whichever reading ends first', async () => {
    put('a.json', text(0, 2));
    const file: OpenFile = { uri: at('a.json'), named: true };
    const late = gate();
    const read = reader.read.bind(reader);
    reader.read = async (uri) => {
      const reading = await read(uri);
      await late.wait();
      return reading;
    };
    const first = session.open({ files: [file] }, true);
    await late.reached;
    reader.read = read;
    put('a.json', text(100, 5));
    const second = await session.open({ files: [file] }, true);
    assert.equal(second.logs[0]?.events, 5);
    late.open();
    const { logs, problems } = await first;
    assert.deepEqual([logs.length, logs[0]?.events, problems.length, count()], [1, 5, 0, 8]);
    assert.equal(session.index.sources.length, 2);
    assert.ok(!ids().includes('e0') && ids().includes('e100'));
  });

  it('a document is edited', async () => {
    put('a.json', text(0, 2));
    const { workspace, WorkspaceEdit, Range, commands } = await import('vscode');
    const document = await workspace.openTextDocument(at('a.json'));
    const late = gate();
    const read = reader.read.bind(reader);
    reader.read = async (uri) => {
      const reading = await read(uri);
      await late.wait();
      return reading;
    };
    const file: OpenFile = { uri: document.uri, named: true };
    const first = session.open({ files: [file] }, true);
    await late.reached;
    reader.read = read;
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text(100, 4));
    assert.ok(await workspace.applyEdit(edit));
    await session.open({ files: [file] }, true);
    late.open();
    await first;
    assert.deepEqual(ids().slice(0, 4), ['e100', 'e101', 'e102', 'e103']);
    const row = session.rowOf(session.log(document.uri)!, 1)!;
    assert.equal(JSON.parse(await session.record(row)).eventID, 'e101');
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    // The text that was read is gone: its records are not taken from another.
    await assert.rejects(session.record(row), /changed/);
    await session.open({ files: [file] }, true);
    assert.deepEqual(ids().slice(0, 2), ['e0', 'e1']);
  });

  it('logs are closed while others are compared with them', async () => {
    fill('a');
    fill('b');
    await load('a');
    const hashing = hold('hash');
    const loading = load('b');
    await hashing.reached;
    session.close([...session.logs].filter(({ uri }) => uri.path.includes('/a/')).map(({ uri }) => uri));
    hashing.open();
    const { duplicates, problems } = await loading;
    assert.deepEqual([duplicates, problems.length, count()], [0, 0, 123]);
    await load('a');
    assert.deepEqual([count(), session.index.hidden], [123, 120]);
  });

  it('logs are closed while a large one is added to them, and while it is compared', async () => {
    put('old.json', text(20_000, 12_000));
    put('new.json', text(40_000, 12_000));
    // Rows are numbered anew when the old log goes: in the middle of adding, of comparing, or right before the end.
    for (const delay of [0, 20, 60, 120, 200, 300, 400]) {
      await load('old.json');
      const loading = load('new.json');
      await new Promise((resolve) => setTimeout(resolve, delay));
      session.close([at('old.json')]);
      const { problems, logs } = await loading;
      assert.deepEqual([problems.length, logs.length, count()], [0, 1, 12_003], `${delay} ms`);
      assert.equal(session.event(session.rowOf(logs[0]!, 11_999)!).id, idOf(40_000 + 11_999));
      session.close([at('new.json')]);
      assert.equal(count(), 3);
    }
    assert.deepEqual(unhandled, []);
  });

  it('two large ones are loaded at once, and one is cancelled', async () => {
    put('large.json', text(20_000, 12_000));
    put('other.json', text(40_000, 12_000));
    for (const delay of [30, 100, 200]) {
      const { epoch } = session.index;
      changes = 0;
      const source = new CancellationTokenSource();
      const cancelled = session.open(await collectFiles([at('large.json')], settings), true, source.token);
      const other = load('other.json');
      setTimeout(() => source.cancel(), delay);
      const isDone = await cancelled.then(
        () => true,
        () => false,
      );
      await other;
      await until('it is added or taken out', () => count() === (isDone ? 24_003 : 12_003));
      // Whoever holds rows is told that they have other numbers.
      if (session.index.epoch !== epoch) assert.ok(changes > 1, `${changes} changes`);
      const [log] = session.logsIn(at('other.json'));
      assert.equal(session.event(session.rowOf(log!, 11_999)!).id, idOf(40_000 + 11_999));
      session.close([at('large.json'), at('other.json')]);
      assert.deepEqual([count(), unhandled.length], [3, 0]);
    }
  });

  it('a log holds copies, and events that only say that they are', async () => {
    put('first.json', text(0, 4));
    const [a, b, c, d] = [0, 1, 2, 3].map((n) => recordText(n));
    const other = (record = '') => record.replace('"eventName":"', '"eventName":"Not');
    put('second.json', `{"Records":[${a},${other(b)},${c},${other(d)}]}`);
    await load('first.json');
    const { logs, added, duplicates, problems } = await load('second.json');
    assert.equal(duplicates, 2);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['duplicate-differs', 'duplicate-differs'],
    );
    assert.equal(added.get(logs[0]!), 2);
    assert.equal(session.log(logs[0]!.uri)?.problems.length, 2);
  });

  it('one folder is loaded twice at once', async () => {
    fill('a');
    const both = await Promise.all([load('a'), load('a')]);
    assert.deepEqual(
      both.map(({ logs, problems }) => [logs.length, problems.length]),
      [
        [40, 0],
        [40, 0],
      ],
    );
    assert.deepEqual([count(), session.index.sources.length], [123, 41]);
  });

  it('there are 20,000 files in it', async () => {
    // Few are written, since that takes longest: the others are links to a log and to what is none.
    const [logs, copies, all] = [500, 1000, 20_000];
    for (let n = 0; n < logs; n++) put(`a/${n}.json`, `[${recordText(10_000 + n)}]`);
    put('stranger.txt', 'no log');
    for (let n = logs; n < all; n++)
      linkSync(join(folder, n < copies ? 'a/0.json' : 'stranger.txt'), join(folder, 'a', `${n}.json`));
    const collected = await collectFiles([at('a')], settings);
    assert.equal(collected.files.length, all);
    let told = 0;
    const loaded = await session.open(collected, true, undefined, (done, of) => {
      assert.ok(done >= told && of === all);
      told = done;
    });
    assert.deepEqual(
      [loaded.logs.length, loaded.duplicates, loaded.skipped],
      [copies, copies - logs, all - copies],
    );
    assert.deepEqual([loaded.problems.length, count(), told], [0, logs + 3, all]);
    session.close(loaded.logs.map(({ uri }) => uri));
    assert.deepEqual([count(), session.index.sources.length], [3, 1]);
  });

  it('a folder of open logs is deleted, and told', async () => {
    const inspector = await api();
    await inspector.close();
    fill('a/b', 0, 12);
    put('c/other.json', text(500));
    await inspector.open([at('a'), at('c')]);
    const events = async () => (await inspector.count()).events;
    assert.equal(await events(), 39);
    await noticed(
      'the watcher',
      async () => put('a/b/000.json', text(Math.floor(Math.random() * 1000) + 10_000, 4)),
      async () => (await events()) === 40,
    );
    rmSync(join(folder, 'a/b'), { recursive: true });
    await until('only the others', async () => (await events()) === 3);
    fill('a/b', 0, 12);
    await inspector.open([at('a')]);
    assert.equal(await events(), 39);
    rmSync(join(folder, 'a'), { recursive: true });
    await until('only the others', async () => (await events()) === 3);
    await inspector.close();
  });
});
