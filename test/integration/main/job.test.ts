import { strict as assert } from 'node:assert';
import { ConfigurationTarget, commands, extensions, Uri, window, workspace } from 'vscode';
import {
  activeUri,
  api,
  expandedOf,
  fixture,
  hoverAt,
  open,
  openExpanded,
  plain,
  reset,
  SCHEME,
  setting,
  until,
  workspaceFolder,
} from '../support';

// What people have the extension for, from its beginning to its end. Wherever the extension runs, this has to work: it
// is tested from its folder, in a web worker, and from a package that is installed.

const ID = 'cloudtrail-inspector.cloudtrail-inspector';

describe('The main job', () => {
  beforeEach(reset);
  after(reset);

  it('is done by the extension that is to be tested', () => {
    const extension = extensions.getExtension(ID);
    assert.ok(extension);
    // Set where the extension is installed; the others run it from its folder.
    const installed = globalThis.process?.env?.['CLOUDTRAIL_TEST_INSTALLED'];
    if (installed)
      assert.ok(extension.extensionUri.fsPath.startsWith(installed), extension.extensionUri.path);
  });

  it('leaves it to the user which files are read, where the workspace is not trusted', async () => {
    // Set where it is not to be trusted.
    if (globalThis.process?.env?.['CLOUDTRAIL_TEST_UNTRUSTED']) assert.equal(workspace.isTrusted, false);
    const inspector = await api();
    const opened = async () => {
      await inspector.close();
      return (await inspector.open([workspaceFolder()])).files;
    };
    const set = (key: string, value: unknown) =>
      workspace.getConfiguration('cloudtrail').update(key, value, ConfigurationTarget.Workspace);
    const all = await opened();
    try {
      await set('exclude', ['**/*']);
      assert.equal(await opened(), workspace.isTrusted ? 0 : all);
      await set('exclude', undefined);
      await set('include', ['**/no such file']);
      assert.equal(await opened(), workspace.isTrusted ? 0 : all);
    } finally {
      await set('exclude', undefined);
      await set('include', undefined);
    }
    assert.ok(all > 20);
    // How much of a file is read is no setting of workspaces, trusted or not.
    await assert.rejects(async () => set('maxInflatedSize', 4096));
  });

  it('opens the sample, expanded', async () => {
    await commands.executeCommand('cloudtrail.openSample');
    const editor = await until('its expanded view', () => {
      const active = window.activeTextEditor;
      return active?.document.uri.scheme === SCHEME && active;
    });
    assert.match(editor.document.getText(), /"CloudTrailEvent": \{\n/);
    const { events } = await (await api()).count();
    assert.ok(events > 40, `${events} events`);
  });

  it('opens a log of one’s own, and goes to the original and back', async () => {
    const log = fixture('lookup-v2.json');
    await openExpanded(log);
    await commands.executeCommand('cloudtrail.toggleExpanded');
    await until('the original', () => activeUri()?.toString() === log.toString());
    await commands.executeCommand('cloudtrail.toggleExpanded');
    await expandedOf(log);
  });

  it('opens a compressed log', async () => {
    const name = '111122223333_CloudTrail_us-east-1_20240314T1320Z_vzbUivi0XmrS5afC.json.gz';
    await open(fixture(name));
    const editor = await until('its expanded view', () => {
      const active = window.activeTextEditor;
      return active?.document.uri.path.includes(name) && active.document.uri.scheme === SCHEME && active;
    });
    assert.match(editor.document.getText(), /"eventName": "/);
  });

  it('says who called', async () => {
    const { document } = await openExpanded(fixture('seed-as-printed.json'));
    const { text } = await hoverAt(document, '"user|Identity"');
    assert.match(plain(text), /JaneRoe/);
    assert.match(plain(text), /Root or IAM user/);
  });

  it('reads a folder, and tells what it met', async () => {
    const inspector = await api();
    const report = await inspector.open([workspaceFolder()]);
    const { files, skipped, events, shapes } = report;
    assert.ok(files > 20 && skipped > 3 && events > 20, JSON.stringify({ files, skipped, events, shapes }));
    assert.ok(report.problems.length > 0);
    assert.ok((await inspector.group(['principal', 'action'])).length > 1);
  });

  it('filters, and groups what is left', async () => {
    const inspector = await api();
    await inspector.open([fixture('lookup-v2.json')]);
    const all = await inspector.count();
    const failed = await inspector.count({ filter: 'outcome:failed' });
    assert.ok(failed.events > 0 && failed.events < all.events);
    assert.equal(failed.events, failed.failed);
    const document = await openExpanded(fixture('lookup-v2.json'));
    await commands.executeCommand('cloudtrail.filter', 'outcome:failed');
    const shown = () => document.document.getText().match(/"CloudTrailEvent": \{/g)?.length;
    await until('the view follows the filter', () => shown() === failed.events);
  });

  it('shows the timeline', async () => {
    await commands.executeCommand('cloudtrail.openSample');
    await setting('scope', 'all');
    await commands.executeCommand('cloudtrail.showTimeline');
    await commands.executeCommand('workbench.action.closePanel');
  });

  it('reads a log that is pasted', async () => {
    const text = new TextDecoder().decode(await workspace.fs.readFile(fixture('record.json')));
    await workspace.openTextDocument({ language: 'json', content: text }).then(window.showTextDocument);
    const inspector = await api();
    await until('its event', async () => (await inspector.count()).events === 1);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('has a walkthrough with a picture for each step', async () => {
    const { extensionUri, packageJSON } = extensions.getExtension(ID)!;
    const [{ steps }] = packageJSON.contributes.walkthroughs;
    assert.equal(steps.length, 4);
    for (const { media } of steps)
      for (const image of Object.values<string>(media.image))
        await workspace.fs.stat(Uri.joinPath(extensionUri, image));
    await commands.executeCommand('cloudtrail.walkthrough');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
});
