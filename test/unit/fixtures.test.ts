import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = process.cwd();
const folder = join(root, 'test/fixtures/workspace');
const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;

describe('the fixtures', () => {
  it('are what their generator writes', async () => {
    const generator = pathToFileURL(join(root, 'test/support/make-fixtures.mjs')).href;
    const { fixtures } = (await import(generator)) as { fixtures: Map<string, Buffer> };
    for (const [name, made] of fixtures) {
      const kept = readFileSync(join(folder, name));
      if (name === 'truncated.json.gz') {
        // Where the cut falls depends on the build of zlib.
        assert.ok(isGzip(kept));
        assert.throws(() => gunzipSync(kept));
      } else {
        const same = isGzip(made) ? gunzipSync(kept).equals(gunzipSync(made)) : kept.equals(made);
        assert.ok(same, `${name} is not what make-fixtures.mjs writes: run it`);
      }
    }
    assert.deepEqual(readdirSync(folder).sort(), [...fixtures.keys(), 'seed-as-printed.json'].sort());
  });

  it('are each explained', () => {
    const text = readFileSync(join(root, 'test/fixtures/README.md'), 'utf8');
    for (const name of readdirSync(folder)) assert.ok(text.includes(`\`${name}\``), name);
  });
});
