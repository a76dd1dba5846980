import { strict as assert } from 'node:assert';
import { commands, ViewColumn, window } from 'vscode';
import { connectTimeline } from '../../src/features/timeline/page';
import { ActiveFilter } from '../../src/host/filter/activeFilter';
import type { PageMessage } from '../../src/webview/timeline/messages';
import { createChannel, createSession } from './ownTree';
import { fixture, inExtension, pause, reset, SETTLE_MS, setting, until } from './support';

describe('The timeline', () => {
  const { settings, session, dispose } = createSession(createChannel('timeline'));
  const filter = new ActiveFilter(session, settings);

  beforeEach(reset);
  after(async () => {
    filter.dispose();
    dispose();
    await reset();
  });

  it('is drawn by its page from what the extension answers, and anew after each change', async () => {
    const panel = window.createWebviewPanel('timeline.test', 'Timeline', ViewColumn.Active);
    const said: PageMessage[] = [];
    panel.webview.onDidReceiveMessage((message: PageMessage) => void said.push(message));
    const page = connectTimeline(panel.webview, filter, inExtension());
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
      const quiet = () =>
        until('the page says nothing more', async () => {
          const { length } = said;
          await pause(SETTLE_MS);
          return said.length === length;
        });
      await quiet();
      const before = said.length;
      for (const text of ['action:A', 'action:B', '']) filter.set(text);
      await until('the page is drawn', () => said.slice(before).some(({ type }) => type === 'drawn'));
      await quiet();
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
