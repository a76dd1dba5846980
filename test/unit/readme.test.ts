import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = process.cwd();
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** The lines of a document's code blocks, block by block. */
const blocks = (text: string) =>
  [...text.matchAll(/^```\w*\n(.*?)^```$/gms)].map((block) => block[1]!.trimEnd().split('\n'));

/** What a document links to inside the repository, pictures included. */
const targets = (text: string) =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((link) => link[1]!.replace(/#.*/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));

const documentsIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const documents = documentsIn('docs');
const decisions = documentsIn('docs/decisions');

describe('README', () => {
  const readme = read('README.md');

  it('is short', () => assert.ok(readme.split('\n').length <= 140));

  it('leads, with CONTRIBUTING, to every document', () => {
    const linked = [...targets(readme), ...targets(read('CONTRIBUTING.md'))];
    assert.deepEqual(
      documents.filter((name) => !linked.includes(name)),
      [],
    );
  });

  it('leads, by the list of decisions, to each of them', () => {
    const linked = targets(read('docs/decisions/README.md'));
    const others = decisions.filter((name) => !name.endsWith('README.md'));
    assert.deepEqual(
      others.filter((name) => !linked.includes(name.replace('docs/decisions/', ''))),
      [],
    );
  });

  it('has, with docs, the tables of package.json and the sources', () => {
    const { status, stderr } = spawnSync(process.execPath, ['test/support/make-readme.mjs', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });

  for (const command of ['npm ci && npm start', 'npm ci && npm test']) {
    it(`has “${command}” alone in a block`, () =>
      assert.equal(blocks(readme).filter((lines) => lines.length === 1 && lines[0] === command).length, 1));
  }

  it('shows pictures, and all are there', () => {
    const pictures = targets(readme).filter((target) => target.endsWith('.png'));
    assert.ok(pictures.length >= 5);
    assert.deepEqual(
      pictures.filter((picture) => !existsSync(join(root, picture))),
      [],
    );
  });
});

for (const name of [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'PRIVACY.md',
  'media/sample/README.md',
  ...documents,
  ...decisions,
]) {
  describe(name, () => {
    const text = read(name);
    it('links to files that are there', () =>
      assert.deepEqual(
        targets(text).filter((target) => !existsSync(join(root, dirname(name), target))),
        [],
      ));
    it('names scripts that are there', () => {
      const named = [...text.matchAll(/npm run ([\w:]+)/g)].map((found) => found[1]!);
      assert.deepEqual(
        named.filter((script) => !(script in scripts)),
        [],
      );
    });
  });
}
