import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar';

/**
 * Unpacks a .tgz or .tar.br. Nothing outside this process takes part: a `tar` at the other end of a pipe may close it
 * early, and how that shows is a matter of luck.
 * @param {string} archive
 * @param {string} folder created if needed
 * @param {{ only?: string, strip?: number }} [options] a path inside the archive, and leading folders to drop
 */
export async function unpack(archive, folder, { only, strip = 0 } = {}) {
  await mkdir(folder, { recursive: true });
  const wanted = (entry) => !only || entry === only || entry.startsWith(`${only}/`);
  await extract({
    file: archive,
    cwd: folder,
    strip,
    strict: true,
    filter: wanted,
    ...(archive.endsWith('.br') ? { brotli: true } : {}),
  });
}

/** Unpacks one brotli file, as an executable. @param {string} archive @param {string} file */
export async function unbrotli(archive, file) {
  await pipeline(
    createReadStream(archive, { highWaterMark: 1 << 20 }),
    createBrotliDecompress(),
    createWriteStream(file, { mode: 0o755 }),
  );
}
