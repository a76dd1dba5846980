import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';

/**
 * Unpacks a .tgz or .tar.br. Decompressing happens here, since `tar` needs further programs for that.
 * @param {string} archive
 * @param {string} folder created if needed
 * @param {{ only?: string, strip?: number }} [options] a path inside the archive, and leading folders to drop
 */
export async function unpack(archive, folder, { only, strip = 0 } = {}) {
  await mkdir(folder, { recursive: true });
  const args = ['-x', '-f', '-', '-C', folder, `--strip-components=${strip}`, ...(only ? [only] : [])];
  const tar = spawn('tar', args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  tar.stderr.on('data', (data) => {
    said += data;
  });
  const closed = once(tar, 'close');
  // tar closes its input early when it has what it wants; its exit code tells whether that was a failure.
  const fed = pipeline(createReadStream(archive), decompressor(archive), tar.stdin).catch((error) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const [[code]] = await Promise.all([closed, fed]);
  if (code !== 0) throw new Error(`tar could not unpack ${archive}: ${said.trim()}`);
}

/** Unpacks one brotli file, as an executable. @param {string} archive @param {string} file */
export async function unbrotli(archive, file) {
  await pipeline(
    createReadStream(archive, { highWaterMark: 1 << 20 }),
    createBrotliDecompress(),
    createWriteStream(file, { mode: 0o755 }),
  );
}

const decompressor = (archive) => (archive.endsWith('.br') ? createBrotliDecompress() : createGunzip());
