// The fixtures as tests read them: bytes, inflated.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const folder = join(process.cwd(), 'test/fixtures/workspace');

/** Inflated bytes of every fixture by its name; the gzip file that is cut off is left out. */
export function fixtures(): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const name of readdirSync(folder).sort()) {
    if (name !== 'truncated.json.gz') found.set(name, fixture(name));
  }
  return found;
}

export function fixture(name: string): Buffer {
  const bytes = readFileSync(join(folder, name));
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
