import { strict as assert } from 'node:assert';
import { type FileHandle, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type CodeLens, commands, type TextDocument, Uri, window } from 'vscode';
import type { LoadedEvent } from '../../../src/host/reading/log';
import { lookupItem, recordText } from '../../support/trails';
import { replacing } from '../replacing';
import { api, reset, until } from '../support';

/** So many events make a view that is too large for an editor. */
const EVENTS = 60_000;

async function lensesOf(document: TextDocument): Promise<string[]> {
  const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 5);
  return found.map((lens) => lens.command?.title ?? '');
}

/** How many bytes are read from files by file handles of Node.js while something runs; `file` is any file. */
async function bytesRead(file: string, run: () => Promise<void>): Promise<number> {
  const handle = await open(file);
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const read = prototype.read as (this: FileHandle, ...args: unknown[]) => Promise<{ bytesRead: number }>;
  let bytes = 0;
  const counting = async function (this: FileHandle, ...args: unknown[]) {
    const result = await read.apply(this, args);
    bytes += result.bytesRead;
    return result;
  };
  await replacing([prototype, 'read', counting], run);
  return bytes;
}

describe('A large log', () => {
  let folder = '';
  let log: Uri;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'large-'));
    const records = Array.from({ length: EVENTS }, (_, n) => recordText(n));
    await writeFile(
      join(folder, 'large.json.gz'),
      gzipSync(`{"Records":[${records.join(',')}]}`, { level: 1 }),
    );
    log = Uri.file(join(folder, 'large.json.gz'));
  });
  after(async () => {
    await reset();
    await rm(folder, { recursive: true });
  });
  beforeEach(reset);

  const active = (path: RegExp) =>
    until(`a view of ${path}`, () => {
      const editor = window.activeTextEditor;
      return editor && path.test(editor.document.uri.path) && editor;
    });

  it('is loaded whole, and shown in pages', async () => {
    const inspector = await api();
    const report = await inspector.open([log]);
    assert.deepEqual([report.events, report.problems.length], [EVENTS, 0]);
    await commands.executeCommand('cloudtrail.showPage', log.toString(), 0);
    const { document } = await active(/events 1-1000 \(expanded\)$/);
    const ids = document.getText().match(/"eventID": "e\d+"/g) ?? [];
    assert.equal(ids.length, 1000);
    assert.equal(ids[999], '"eventID": "e999"');
    const [where, next] = await lensesOf(document);
    assert.equal(where, `Events 1–1,000 of ${EVENTS.toLocaleString('en-US')}`);
    assert.match(next ?? '', /Next/);
    await commands.executeCommand('cloudtrail.showPage', log.toString(), 1);
    const second = await active(/events 1001-2000 \(expanded\)$/);
    assert.match(second.document.getText(), /"eventID": "e1000"/);
    assert.match((await lensesOf(second.document))[1] ?? '', /Previous/);
  });

  it('shows one event by itself when it is clicked', async () => {
    const inspector = await api();
    await inspector.open([log]);
    const [event] = await inspector.events({ filter: 'id:e41234' });
    assert.ok(event);
    const loaded = { ...event, ordinal: 41_234, depth: 0, log: { uri: log, bytes: 40e6, packed: true } };
    await commands.executeCommand('cloudtrail.openEvent', loaded as unknown as LoadedEvent);
    const { document } = await active(/41235 \(expanded\)$/);
    assert.equal(JSON.parse(document.getText()).eventID, 'e41234');
    assert.match((await lensesOf(document))[0] ?? '', /Show the Events Around It/);
  });

  it('follows the filter in its pages', async () => {
    await (await api()).open([log]);
    await commands.executeCommand('cloudtrail.showPage', log.toString(), 2);
    const { document } = await active(/events 2001-3000/);
    await commands.executeCommand('cloudtrail.filter', 'id:e2500');
    await until('the page is filtered', () => document.getText().match(/"eventID"/g)?.length === 1);
    await commands.executeCommand('cloudtrail.clearFilters');
    await until('the page is whole', () => document.getText().match(/"eventID"/g)?.length === 1000);
  });

  it('gives records of a large file without reading all of it', async () => {
    const items = Array.from({ length: 60_000 }, (_, n) => lookupItem(recordText(n)));
    const plain = join(folder, 'large.json');
    await writeFile(plain, `{"Events":[${items.join(',')}]}`);
    const inspector = await api();
    await inspector.open([Uri.file(plain)]);
    const events = await inspector.events({ limit: 50, offset: 30_000 });
    const read = await bytesRead(plain, async () => {
      for (const event of events) assert.equal(JSON.parse(await inspector.record(event)).eventID, event.id);
    });
    assert.ok(read > 50 * 500 && read < 50 * 8000, `${read} bytes for 50 records`);
  });
});
