import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The folders of `core`, from the top down: a file imports from its own folder and from those below it. */
const ORDER = [
  ...[
    'export',
    'report',
    'explain',
    'timeline',
    'index',
    'filter',
    'scan',
    'chain',
    'trail',
    'rows',
    'event',
  ],
  ...['csv', 'knowledge', 'text', 'json', 'bytes'],
];

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.ts$/.test(file) && !file.endsWith('.d.ts'))
  .map((file) => path.join('src', file));
const imports = new Map(sources.map((file) => [file, importsOf(file)]));

/** The files of this project that a file imports, types included. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*'(\.{1,2}(?:\/[^']*)?)'/g);
  return Array.from(found, ([, to]) => path.join(path.dirname(file), to!))
    .map((to) =>
      [`${to}.ts`, path.join(to, 'index.ts'), to].find((one) => existsSync(one) && statSync(one).isFile()),
    )
    .filter((one) => one !== undefined);
}

/** The folder of `core` that a file is in; undefined for files elsewhere. */
function folderOf(file: string): string | undefined {
  const [src, core, folder, ...rest] = file.split(path.sep);
  return src === 'src' && core === 'core' && rest.length > 0 ? folder : undefined;
}

/** Files that import each other in a circle, each circle once. By Tarjan's algorithm for strongly connected components. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file)!, low.get(next)!));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) circles.push(circle);
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return circles;
}

describe('Structure', () => {
  it('finds imports, so that the tests below have something to check', () => {
    assert.ok(sources.length > 250, `${sources.length} files`);
    assert.ok([...imports.values()].flat().length > 1000);
    assert.deepEqual(
      circlesIn(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
      [['b', 'c']],
    );
  });

  it('puts every file of core into a folder of the list', () => {
    const files = sources.filter((file) => file.startsWith(path.join('src', 'core')));
    const elsewhere = files.filter((file) => !ORDER.includes(folderOf(file) ?? ''));
    assert.deepEqual(elsewhere, []);
    assert.deepEqual(
      ORDER.filter((name) => !existsSync(path.join('src', 'core', name))),
      [],
    );
  });

  it('lets folders of core import only folders below them', () => {
    const up: string[] = [];
    for (const [file, others] of imports) {
      const from = folderOf(file);
      for (const other of others) {
        const to = folderOf(other);
        if (from && to && ORDER.indexOf(to) < ORDER.indexOf(from)) up.push(`${file} imports ${other}`);
      }
    }
    assert.deepEqual(up, []);
  });

  it('has no files that import each other in a circle', () => {
    assert.deepEqual(circlesIn(imports), []);
  });

  it('keeps every folder of core below a fifth of its lines', () => {
    const lines = new Map<string, number>();
    for (const file of sources.filter((one) => folderOf(one) !== undefined)) {
      const folder = path.dirname(file);
      lines.set(folder, (lines.get(folder) ?? 0) + readFileSync(file, 'utf8').split('\n').length);
    }
    const all = [...lines.values()].reduce((sum, count) => sum + count, 0);
    const large = [...lines].filter(([, count]) => count >= all / 5);
    assert.deepEqual(large, []);
  });
});
