import { strict as assert } from 'node:assert';
import { commands, Selection, type Uri, ViewColumn, window, workspace } from 'vscode';
import { ActiveFilter } from '../../src/host/filter/activeFilter';
import { EditorSync } from '../../src/host/session/editorSync';
import { Views } from '../../src/host/views/views';
import { createChannel, createSession } from './ownTree';
import {
  activeUri,
  api,
  copyOf,
  expandedOf,
  fixture,
  lineAt,
  noticed,
  open,
  openExpanded,
  openOriginal,
  openUntitled,
  pause,
  reset,
  SCHEME,
  SETTLE_MS,
  setting,
  until,
  workspaceFolder,
} from './support';

const goBack = () => commands.executeCommand('workbench.action.navigateBack');
const goForward = () => commands.executeCommand('workbench.action.navigateForward');

describe('Opening a log', () => {
  beforeEach(reset);
  after(reset);

  it('shows the expanded view in the same tab, and leaves the file alone', async () => {
    const log = fixture('lookup-v2.json');
    const before = await workspace.fs.readFile(log);
    const editor = await openExpanded(log);
    assert.equal(editor.document.languageId, 'cloudtrail-json');
    assert.match(editor.document.getText(), /"CloudTrailEvent": \{\n\s+"eventVersion"/);
    await until(
      'the original tab is gone',
      () => window.tabGroups.all.flatMap((group) => group.tabs).length === 1,
    );
    assert.deepEqual(await workspace.fs.readFile(log), before);
    assert.equal(editor.document.isDirty, false);
  });

  it('shows the sample of the Detective guide, exactly as printed, with its comma', async () => {
    const { document } = await openExpanded(fixture('seed-as-printed.json'));
    const text = document.getText();
    assert.match(text, /^\{\n {2}"EventId": "f2545ee3-170f-4340-8af4-a983c669ce37",\n/);
    assert.match(text, /\n {2}"EventTime": 1571956406\.0,\n/);
    assert.match(text, /\n {2}"CloudTrailEvent": \{\n {4}"eventVersion": "1\.05",\n {4}"userIdentity": \{\n/);
    assert.match(text, /\n {2}"Resources": \[\]\n\},$/);
  });

  it('keeps values to the letter', async () => {
    const { document } = await openExpanded(fixture('values-to-the-letter.json'));
    const text = document.getText();
    for (const value of ['1.0', '12345678901234567890', '1E400', '\\u2028']) {
      assert.ok(text.includes(value), `the view holds ${value}`);
    }
  });

  it('is read-only', async () => {
    const editor = await openExpanded(fixture('lookup-v2.json'));
    const done = await editor
      .edit((edit) => edit.insert(editor.document.positionAt(0), 'x'))
      .then(
        (ok) => ok,
        () => false,
      );
    assert.equal(done && editor.document.getText().startsWith('x'), false);
  });

  it('opens a compressed log into its expanded view by a click', async () => {
    const log = fixture('444455556666_CloudTrail_us-east-1_20240314T1315Z_BBDRPhELjpuwjCgM.json.gz');
    const editor = await openExpanded(log);
    assert.match(editor.document.getText(), /^\{\n {2}"Records": \[\n {4}\{\n {6}"eventVersion"/);
    await until('the log is loaded', async () => (await (await api()).count()).events === 3);
  });

  it('leaves a laid-out log without escapes as it is, with the view one command away', async () => {
    const log = fixture('s3-pretty.json');
    await open(log);
    await until('the log is loaded', async () => (await (await api()).count()).events > 0);
    await pause(SETTLE_MS);
    assert.equal(activeUri()?.toString(), log.toString());
    await commands.executeCommand('cloudtrail.toggleExpanded');
    await expandedOf(log);
  });

  it('does nothing to files that are no logs', async () => {
    for (const name of [
      'stranger-records-numbers.json',
      'stranger-events-strings.json',
      'stranger-package.json',
      'stranger-s3-notification.json',
    ]) {
      await open(fixture(name));
      await pause(SETTLE_MS);
      assert.equal(activeUri()?.toString(), fixture(name).toString());
      assert.equal((await (await api()).count()).events, 0, name);
      const lenses = await commands.executeCommand<unknown[]>(
        'vscode.executeCodeLensProvider',
        fixture(name),
      );
      assert.deepEqual(lenses, [], name);
    }
  });

  it('honours expandOnOpen', async () => {
    await setting('expandOnOpen', 'never');
    await open(fixture('lookup-v2.json'));
    await pause(SETTLE_MS);
    assert.equal(activeUri()?.scheme, workspaceFolder().scheme);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await setting('expandOnOpen', 'always');
    await openExpanded(fixture('s3-pretty.json'));
  });

  it('never replaces an untitled document; its view opens beside it', async () => {
    const printed = new TextDecoder().decode(await workspace.fs.readFile(fixture('seed-as-printed.json')));
    const document = await openUntitled(printed);
    await until('the pasted log is loaded', async () => (await (await api()).count()).events === 1);
    await pause(SETTLE_MS);
    assert.equal(activeUri()?.toString(), document.uri.toString());
    await commands.executeCommand('cloudtrail.showExpanded');
    const view = await expandedOf(document.uri);
    assert.match(view.document.getText(), /"CloudTrailEvent": \{/);
    assert.ok(window.tabGroups.all.flatMap((group) => group.tabs).length === 2, 'both tabs are open');
  });

  it('takes what is pasted next for itself, though it has the same name', async () => {
    const inspector = await api();
    const names = ['ListUsers', 'CreateUser', 'DeleteUser'];
    for (const [n, name] of names.entries()) {
      const records = Array.from({ length: n + 2 }, (_, i) => ({
        ...{
          eventVersion: '1.08',
          eventName: name,
          eventSource: 'iam.amazonaws.com',
          eventID: `${name}-${i}`,
        },
        ...{ eventTime: '2024-01-02T03:04:05Z', userIdentity: { type: 'IAMUser', userName: 'jane' } },
      }));
      const content = JSON.stringify({ Records: records });
      await openUntitled(content);
      await until(`${name} is loaded`, async () => {
        const [event] = await inspector.events();
        return event?.name === name && (await inspector.count()).events === n + 2;
      });
      const [event] = await inspector.events();
      assert.equal(JSON.parse(await inspector.record(event!)).eventName, name);
      // Not closed by a tab of its own: the document alone is another one.
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  it('keeps nothing of a document that was closed while its log was being read', async () => {
    const own = createSession(createChannel('expand'));
    const { reader, session } = own;
    const filter = new ActiveFilter(session, own.settings);
    const logs = new EditorSync(session, new Views(filter, reader));
    const watch = logs.register();
    let reading = 0;
    let goOn: () => void = () => undefined;
    const isClosed = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const read = reader.read.bind(reader);
    reader.read = async (uri) => {
      const found = await read(uri);
      reading++;
      await isClosed;
      return found;
    };
    try {
      const content = new TextDecoder().decode(await workspace.fs.readFile(fixture('record.json')));
      const log = await openUntitled(content);
      await until('the log is being read', () => reading > 0);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      const other = await openUntitled('{ "a": 1 }');
      assert.equal(other.uri.toString(), log.uri.toString());
      goOn();
      await pause(2 * SETTLE_MS);
      assert.deepEqual([...session.logs], []);
    } finally {
      for (const one of watch) one.dispose();
      filter.dispose();
      own.dispose();
    }
  });

  it('lands at the mapped place when the opening carries a selection', async () => {
    const log = fixture('lookup-v2.json');
    const text = new TextDecoder().decode(await workspace.fs.readFile(log));
    const document = await workspace.openTextDocument(log);
    const at = document.positionAt(text.lastIndexOf('sourceIPAddress'));
    await open(log, { selection: new Selection(at, at.translate(0, 8)) });
    const editor = await expandedOf(log);
    await until('the cursor is there', () => lineAt(editor).startsWith('"sourceIPAddress"'));
  });
});

/** Goes back once, and waits until that shows, in another tab or at another place; VS Code may also stay where it is. */
async function back(): Promise<void> {
  const tab = activeUri()?.toString();
  const place = window.activeTextEditor?.selection.active;
  const hasMoved = () => {
    if (activeUri()?.toString() !== tab) return true;
    // Without an editor, or with one of another tab, VS Code is on its way.
    const { document, selection } = window.activeTextEditor ?? {};
    return document?.uri.toString() === tab && place && !selection?.active.isEqual(place);
  };
  await goBack();
  for (let tries = 0; tries < 200 && !hasMoved(); tries++) await pause(25);
  await pause(SETTLE_MS);
}

/** Goes back until another tab is there: VS Code may stop at another place of the same text once. */
async function backTo(uri: Uri): Promise<void> {
  const from = activeUri()?.toString();
  for (let i = 0; i < 2 && activeUri()?.toString() === from; i++) await back();
  await until(`back at ${uri.path}`, () => activeUri()?.toString() === uri.toString());
}

describe('Back and Forward', () => {
  beforeEach(reset);
  after(reset);

  // VS Code forgets a preview editor of any scheme but the file system's own when another takes its place, so that
  // Forward ends at the original there.
  for (const [state, preview] of [
    ['kept', false],
    ['preview', true],
  ] as const) {
    it(`go to the original and then to the file before it, never in circles (${state})`, async () => {
      const first = fixture('stranger-package.json');
      const log = await copyOf('lookup-v2.json');
      await open(first, { preview: false });
      await until(
        'the first file',
        () => window.activeTextEditor?.document.uri.toString() === first.toString(),
      );
      await open(log, { preview });
      await expandedOf(log);
      await backTo(log);
      await pause(SETTLE_MS);
      assert.equal(activeUri()?.toString(), log.toString(), 'the original stays');
      await backTo(first);
      await goForward();
      await until('the original again', () => activeUri()?.toString() === log.toString());
      await pause(SETTLE_MS);
      assert.equal(activeUri()?.toString(), log.toString(), 'the original stays again');
      if (preview) return;
      await goForward();
      await expandedOf(log);
    });
  }

  it('leave a compressed log by going back twice', async () => {
    const first = fixture('stranger-package.json');
    const log = fixture('444455556666_CloudTrail_us-east-1_20240314T1315Z_BBDRPhELjpuwjCgM.json.gz');
    await open(first, { preview: false });
    await until(
      'the first file',
      () => window.activeTextEditor?.document.uri.toString() === first.toString(),
    );
    await openExpanded(log);
    for (let i = 0; i < 2 && activeUri()?.toString() !== first.toString(); i++) await back();
    await until('the first file again', () => activeUri()?.toString() === first.toString());
  });
});

describe('Toggling', () => {
  beforeEach(reset);
  after(reset);

  it('goes to the original and back at the same event and field', async () => {
    const log = await copyOf('lookup-v2.json');
    const editor = await openExpanded(log);
    const text = editor.document.getText();
    const third = [...text.matchAll(/"sourceIPAddress"/g)][2]?.index ?? 0;
    const at = editor.document.positionAt(third + 3);
    editor.selection = new Selection(at, at);
    await commands.executeCommand('cloudtrail.toggleExpanded');
    const original = await until('the original', () => {
      const active = window.activeTextEditor;
      return active?.document.uri.toString() === log.toString() && active;
    });
    const { document, selection } = original;
    const around = document.getText(document.getWordRangeAtPosition(selection.active, /\w+/));
    assert.equal(around, 'sourceIPAddress');
    const before = document.getText().slice(0, document.offsetAt(selection.active));
    assert.equal(before.split('\\"sourceIPAddress').length - 1, 2, 'of the third event');
    await pause(SETTLE_MS);
    await commands.executeCommand('cloudtrail.toggleExpanded');
    const again = await expandedOf(log);
    assert.equal(again.document.offsetAt(again.selection.active), third + 3);
  });

  it('keeps the tab: pinned open stays open, a preview stays a preview', async () => {
    const log = await copyOf('lookup-v2.json');
    await open(log, { preview: false });
    await expandedOf(log);
    await until('one tab', () => window.tabGroups.activeTabGroup.tabs.length === 1);
    assert.equal(window.tabGroups.activeTabGroup.activeTab?.isPreview, false);
    await commands.executeCommand('cloudtrail.toggleExpanded');
    await until(
      'the original alone',
      () => activeUri()?.toString() === log.toString() && window.tabGroups.activeTabGroup.tabs.length === 1,
    );
    assert.equal(window.tabGroups.activeTabGroup.activeTab?.isPreview, false);
  });

  it('works in a second column on its own', async () => {
    const log = await copyOf('lookup-v2.json');
    await open(fixture('stranger-package.json'), { preview: false });
    await open(log, { viewColumn: ViewColumn.Two, preview: false });
    await expandedOf(log);
    assert.equal(window.tabGroups.activeTabGroup.viewColumn, ViewColumn.Two);
    assert.equal(window.tabGroups.all.length, 2);
  });

  it('shows the exact characters of an event in the original', async () => {
    const log = await copyOf('lookup-v2.json');
    const editor = await openExpanded(log);
    await commands.executeCommand('cloudtrail.showInOriginal', editor.document.uri.toString(), 1);
    const original = await until('the original', () => {
      const active = window.activeTextEditor;
      return active?.document.uri.toString() === log.toString() && active;
    });
    const selected = original.document.getText(original.selection);
    const record = JSON.parse(JSON.parse(`"${selected}"`));
    const [, event] = await (await api()).events({ filter: `id:${record.eventID}` });
    assert.equal(event, undefined);
    assert.match(selected, /^\{\\"eventVersion\\"/);
    assert.match(selected, /\}$/);
  });
});

describe('Expand Here and Collapse Here', () => {
  beforeEach(reset);
  after(reset);

  for (const name of [
    'lookup-v2.json',
    'values-to-the-letter.json',
    'values-other-writers.json',
    'seed-as-printed.json',
  ]) {
    it(`give back the same bytes: ${name}`, async () => {
      const editor = await openOriginal(fixture(name));
      const { document } = editor;
      const before = document.getText();
      const count = before.split(/"CloudTrailEvent"\s*:\s*"/).length - 1;
      for (let ordinal = 0; ordinal < count; ordinal++) {
        await commands.executeCommand('cloudtrail.expandHere', document.uri.toString(), ordinal);
        assert.notEqual(document.getText(), before);
        assert.match(document.getText(), /"CloudTrailEvent"\s*:\s*\{\n/);
        await commands.executeCommand('cloudtrail.collapseHere', document.uri.toString(), ordinal);
        assert.equal(document.getText(), before);
      }
      assert.ok(count > 0);
    });
  }

  it('can be undone', async () => {
    const { document } = await openOriginal(fixture('lookup-v2.json'));
    const before = document.getText();
    await commands.executeCommand('cloudtrail.expandHere', document.uri.toString(), 0);
    assert.notEqual(document.getText(), before);
    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('keep the event in the index while it is expanded', async () => {
    const { document } = await openOriginal(fixture('lookup-v2.json'));
    const inspector = await api();
    const { events } = await inspector.count();
    await commands.executeCommand('cloudtrail.expandHere', document.uri.toString(), 0);
    await pause(SETTLE_MS);
    assert.equal((await inspector.count()).events, events);
  });
});

describe('A log that changes', () => {
  beforeEach(reset);
  after(reset);

  it('is read again, in the view and in the index', async () => {
    const log = await copyOf('lookup-v2.json');
    const editor = await openExpanded(log);
    const inspector = await api();
    const { events } = await until('the log is loaded', async () => {
      const count = await inspector.count();
      return count.events > 1 && count;
    });
    const [old] = await inspector.events();
    assert.ok(old);
    const value = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(log)));
    value.Events.shift();
    const changed = new TextEncoder().encode(JSON.stringify(value));
    await noticed(
      'the index',
      () => workspace.fs.writeFile(log, changed),
      async () => (await inspector.count()).events === events - 1,
    );
    await until('the view', () => JSON.parse(editor.document.getText()).Events.length === events - 1);
    await assert.rejects(inspector.record({ ...old, offset: 3 }));
  });

  it('is taken out when it is deleted', async () => {
    const log = await copyOf('lookup-v2.json');
    const inspector = await api();
    await inspector.open([log]);
    const { events } = await inspector.count();
    const other = await workspace.fs.readFile(fixture('record.json'));
    await noticed(
      'the watcher',
      () => workspace.fs.writeFile(log, other),
      async () => (await inspector.count()).events !== events,
    );
    const [event] = await inspector.events();
    assert.ok(event);
    await workspace.fs.delete(log);
    await assert.rejects(inspector.record(event), 'no text is made up for an event whose log is gone');
    await until('the log is gone', async () => (await inspector.count()).events === 0);
  });
});

describe('Symbols, lenses and peek', () => {
  beforeEach(reset);
  after(reset);

  it('name events by what happened, and fold each as one', async () => {
    const { document } = await openExpanded(fixture('seed-as-printed.json'));
    const symbols = await commands.executeCommand<{ name: string }[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map((symbol) => symbol.name),
      ['AcceptInvitation · JaneRoe (1A4R5SKSPGG9V) · failed: ValidationException · 22:33:26Z'],
    );
    const folds = await commands.executeCommand<{ start: number; end: number }[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.ok(folds.some((fold) => fold.start === 0 && fold.end === document.lineCount - 2));
  });

  it('show a lens over each event of the view', async () => {
    const { document } = await openExpanded(fixture('seed-as-printed.json'));
    const titles = await lensTitles(document.uri);
    assert.deepEqual(titles, [
      '$(error)\u00a0JaneRoe (1A4R5SKSPGG9V) · AcceptInvitation · failed: ValidationException · 22:33:26Z',
      'Filter to Principal',
      'Copy',
      'Show in Original',
    ]);
  });

  it('show Peek Event and Expand Here in the original, and none when switched off', async () => {
    const { document } = await openOriginal(fixture('lookup-v2.json'));
    const titles = await lensTitles(document.uri);
    assert.ok(titles.includes('Peek Event') && titles.includes('Expand Here'));
    await setting('codeLens.enabled', false);
    assert.deepEqual(await lensTitles(document.uri), []);
  });

  it('offer Collapse Here where an event was expanded', async () => {
    const { document } = await openOriginal(fixture('lookup-v2.json'));
    await commands.executeCommand('cloudtrail.expandHere', document.uri.toString(), 0);
    const titles = await lensTitles(document.uri);
    assert.equal(titles.filter((title) => title === 'Collapse Here').length, 1);
  });

  it('peek at one event in a view of its own', async () => {
    const { document } = await openOriginal(fixture('lookup-v2.json'));
    await commands.executeCommand('cloudtrail.peekEvent', document.uri.toString(), 2);
    const peeked = await until('the document of the peek', () =>
      workspace.textDocuments.find(
        (one) => one.uri.scheme === SCHEME && one.uri.query.startsWith('event=2&'),
      ),
    );
    const item = JSON.parse(peeked.getText());
    const [, , third] = JSON.parse(document.getText()).Events;
    assert.deepEqual(item.CloudTrailEvent, JSON.parse(third.CloudTrailEvent));
    assert.equal(item.EventId, third.EventId);
  });
});

async function lensTitles(uri: Uri): Promise<string[]> {
  const lenses = await commands.executeCommand<{ command?: { title: string } }[]>(
    'vscode.executeCodeLensProvider',
    uri,
    1000,
  );
  return lenses.map((lens) => lens.command?.title ?? '');
}
