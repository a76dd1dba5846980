import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Uri } from 'vscode';
import { api, reset } from '../support';

const archive = process.env['CLOUDTRAIL_CORPUS'];

// Without the corpus there is nothing to test: the run says so once, in its first lines.
if (archive) {
  describe('A corpus of real logs', () => {
    let folder = '';

    before(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
      execFileSync('tar', ['xzf', archive, '-C', folder]);
    });
    beforeEach(reset);
    after(async () => {
      await reset();
      rmSync(folder, { recursive: true, force: true });
    });

    it('opens, file by file and as a folder, with every event that the manifest counts', async () => {
      const inspector = await api();
      const rows = readFileSync(path.join(folder, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1);
      const table = new Map<string, { files: number; counted: number; found: number }>();
      const without: string[] = [];
      for (const row of rows) {
        const [file = '', , , , shape = '', counted = '0'] = row.split('\t');
        await inspector.close();
        const report = await inspector.open([Uri.file(path.join(folder, file))]);
        const found = report.events + report.duplicates;
        const line = table.get(shape) ?? { files: 0, counted: 0, found: 0 };
        table.set(shape, {
          files: line.files + 1,
          counted: line.counted + Number(counted),
          found: line.found + found,
        });
        if (found === 0) {
          without.push(file);
          assert.ok(report.problems.length > 0, `${file}: nothing found, nothing said`);
        }
        const events = await inspector.events({ limit: 3 });
        for (const event of events) assert.ok((await inspector.record(event)).length > 20);
      }
      for (const [shape, { files, counted, found }] of table) {
        console.log(`      ${shape}: ${files} files, ${counted} events counted, ${found} found`);
        const known = /Lake|digest|invalid/.test(shape);
        if (!known) assert.equal(found, counted, shape);
      }
      assert.ok(without.length <= 12, `${without.length} files without an event`);
      await inspector.close();
      const whole = await inspector.open([Uri.file(folder)]);
      assert.ok(whole.events > 3000);
      assert.equal((await inspector.count()).events, whole.events);
    });
  });
}
