import { strict as assert } from 'node:assert';
import { commands, extensions, Uri, ViewColumn, window } from 'vscode';
import { connectTimeline } from '../../src/features/timeline/page';
import { ActiveFilter } from '../../src/host/filter';
import { IndexPool } from '../../src/host/node/pool';
import { LogReader } from '../../src/host/reader';
import { Session } from '../../src/host/session';
import { Settings } from '../../src/host/settings';
import type { PageMessage } from '../../src/webview/timeline/messages';
import { fixture, pause, reset, setting, until } from './support';

describe('The timeline', () => {
  const { extensionUri } = extensions.getExtension('cloudtrail-inspector.cloudtrail-inspector')!;
  const channel = window.createOutputChannel('timeline test', { log: true });
  const settings = new Settings(channel);
  const pool = new IndexPool(Uri.joinPath(extensionUri, 'dist', 'indexWorker.js').fsPath);
  const session = new Session(new LogReader(settings), pool);
  const filter = new ActiveFilter(session, settings);

  beforeEach(reset);
  after(async () => {
    for (const one of [filter, session, settings, channel]) one.dispose();
    await reset();
  });

  it('is drawn by its page from what the extension answers, and anew after each change', async () => {
    const panel = window.createWebviewPanel('timeline.test', 'Timeline', ViewColumn.Active);
    const said: PageMessage[] = [];
    panel.webview.onDidReceiveMessage((message: PageMessage) => void said.push(message));
    const page = connectTimeline(panel.webview, filter, extensionUri);
    const drawnAgain = async (what: string, act: () => unknown) => {
      const before = said.length;
      await act();
      await until(what, () => said.slice(before).some(({ type }) => type === 'drawn'));
    };
    try {
      await until('the page is drawn, with nothing in it', () => said.some(({ type }) => type === 'drawn'));
      await drawnAgain('after a log was opened', () =>
        session.open({ files: [{ uri: fixture('lookup-v2.json'), named: true }] }, true),
      );
      await drawnAgain('after the filter was set', () => filter.set('outcome:failed'));
      await drawnAgain('after a setting was changed', () => setting('timeZone', 'local'));
      // Several changes at once are told once.
      await pause(300);
      const before = said.length;
      for (const text of ['action:A', 'action:B', '']) filter.set(text);
      await pause(600);
      assert.equal(said.slice(before).filter(({ type }) => type === 'ask').length, 1);
    } finally {
      page.dispose();
      panel.dispose();
    }
  });

  it('is shown by its command once there is a log, and is a view of the panel', async () => {
    await commands.executeCommand('cloudtrail.openSample');
    await commands.executeCommand('cloudtrail.showTimeline');
    assert.ok((await commands.getCommands(true)).includes('cloudtrail.timeline.focus'));
    await commands.executeCommand('workbench.action.closePanel');
  });
});
