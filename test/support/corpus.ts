// The corpus: logs that other projects published, in an archive that CLOUDTRAIL_CORPUS names. It is no part of this
// repository; without it, the tests over it are left out.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface CorpusFile {
  readonly name: string;
  /** Its shape in the words of the corpus. */
  readonly shape: string;
  /** Events by an independent count. */
  readonly events: number;
  /** Inflated. */
  readonly bytes: Buffer;
}

/** Defines tests over the corpus, if there is one; `files` may be called in tests only. */
export function describeCorpus(title: string, define: (files: () => readonly CorpusFile[]) => void): void {
  const archive = process.env['CLOUDTRAIL_CORPUS'];
  if (!archive) {
    console.log(`${title}: left out, since CLOUDTRAIL_CORPUS is not set.`);
    return;
  }
  describe(title, () => {
    let files: CorpusFile[] = [];
    before(() => {
      files = read(archive);
    });
    define(() => files);
  });
}

function read(archive: string): CorpusFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  try {
    const { status, stderr } = spawnSync('tar', ['-xzf', archive, '-C', folder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The archive that CLOUDTRAIL_CORPUS names can't be read: ${stderr}`);
    const [head, ...rows] = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8').trimEnd().split('\n');
    const columns = head!.split('\t');
    return rows.map((row) => {
      const cells = row.split('\t');
      const cell = (name: string) => cells[columns.indexOf(name)]!;
      const raw = readFileSync(join(folder, cell('file')));
      const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
      return { name: cell('file'), shape: cell('shape'), events: Number(cell('events')), bytes };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
