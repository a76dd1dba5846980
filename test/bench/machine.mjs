import { cpus, totalmem } from 'node:os';

/** When and on what something is measured. */
export function machine() {
  const [cpu] = cpus();
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${cpus().length} × ${cpu?.model.trim()}, ${gigabytes} GiB, Node.js ${process.versions.node}`;
}
