import { strict as assert } from 'node:assert';
import { createRequire } from 'node:module';
import { commands, window, workspace } from 'vscode';
import {
  activeUri,
  api,
  fixture,
  inExtension,
  open,
  pause,
  reset,
  SCHEME,
  SETTLE_MS,
  until,
} from '../support';

// How the extension is when VS Code has started: the tests of this folder are the first ones to run.

const COMPRESSED = [
  '111122223333_CloudTrail_us-east-1_20240314T1320Z_vzbUivi0XmrS5afC.json.gz',
  '444455556666_CloudTrail_us-east-1_20240314T1315Z_BBDRPhELjpuwjCgM.json.gz',
];
const STRANGERS = ['stranger-app.jsonl', 'stranger-empty-records.json', 'stranger-records-numbers.json'];

/** Bundles of the extension that Node.js has loaded. */
function loaded(): string[] {
  const bundles = inExtension('dist').fsPath;
  const { cache } = createRequire(__filename);
  return Object.keys(cache)
    .filter((file) => file.startsWith(bundles))
    .map((file) => file.slice(bundles.length + 1))
    .sort();
}

describe('At the start', () => {
  after(reset);

  it('only what tells logs from other files is loaded', async () => {
    await api();
    assert.deepEqual(loaded(), ['extension.js']);
  });

  it('files that are no logs leave it so, in the background too, and so does the view without logs', async () => {
    let changes = 0;
    const { onDidChange, version } = await api();
    const listening = onDidChange(() => changes++);
    assert.equal(version, 1);
    for (const name of STRANGERS) await open(fixture(name), { preview: false });
    await window.showTextDocument(
      await workspace.openTextDocument({ language: 'json', content: '{ "a": [1, 2, 3] }' }),
    );
    await commands.executeCommand('cloudtrail.events.focus');
    await pause(SETTLE_MS);
    assert.deepEqual(loaded(), ['extension.js']);
    assert.equal(changes, 0);
    listening.dispose();
  });

  it('a comparison of compressed logs, whose tab does not tell what is in it, brings all else', async () => {
    const [a = '', b = ''] = COMPRESSED;
    await commands.executeCommand('vscode.diff', fixture(a), fixture(b));
    await until('all else is loaded', () => loaded().includes('inspector.js'));
  });

  it('the first log is shown like any other', async () => {
    let changes = 0;
    const { onDidChange, count } = await api();
    const listening = onDidChange(() => changes++);
    await open(fixture('lookup-v2.json'));
    await until('the log is expanded', () => activeUri()?.scheme === SCHEME);
    await until('the log is loaded', async () => (await count()).events > 0);
    assert.ok(changes > 0);
    listening.dispose();
  });
});
