import assert from 'node:assert/strict';
import { globsOf } from '../../../src/host/reading/globs';

/** `include; exclude; path` and whether the file is taken. */
const FILES: readonly (readonly [string, string, string, boolean])[] = [
  ['', '', 'a/b.json', true],
  ['**/*.json.gz', '', 'AWSLogs/1/a.json.gz', true],
  ['**/*.json.gz', '', 'a.json.gz', true],
  ['**/*.json.gz', '', 'a.json', false],
  ['**/*.json,**/*.jsonl', '', 'x/a.jsonl', true],
  ['**/CloudTrail/**', '', 'AWSLogs/1/CloudTrail/us-east-1/a.json.gz', true],
  ['**/CloudTrail/**', '', 'AWSLogs/1/CloudTrail-Digest/us-east-1/a.json.gz', false],
  ['', '**/CloudTrail-Digest/**', 'AWSLogs/1/CloudTrail-Digest/us-east-1/a.json.gz', false],
  ['', '**/*.bak', '.hidden/a.bak', false],
  ['**/*.JSON', '', 'a.json', true],
  ['!a.json', '', '!a.json', true],
  ['', '[', '[', false],
  ['', '{a,b}/**', 'b/c', false],
];

const FOLDERS: readonly (readonly [string, string, boolean])[] = [
  ['**/node_modules/**', 'node_modules', false],
  ['**/node_modules/**', 'a/node_modules', false],
  ['**/node_modules', 'a/node_modules', false],
  ['**/node_modules/**', 'a', true],
  ['**/*.json', 'a', true],
  ['**/.git', '.git', false],
];

describe('globs', () => {
  const list = (text: string) => (text === '' ? [] : text.split(/,(?![^{]*\})/));

  for (const [include, exclude, path, taken] of FILES) {
    it(`${include || 'all'} but ${exclude || 'none'}: ${path} is ${taken ? 'taken' : 'left out'}`, () => {
      assert.equal(globsOf(list(include), list(exclude)).takesFile(path), taken);
    });
  }
  for (const [exclude, path, entered] of FOLDERS) {
    it(`without ${exclude}, the folder ${path} is ${entered ? 'entered' : 'left out'}`, () => {
      assert.equal(globsOf([], [exclude]).entersFolder(path), entered);
    });
  }
});
