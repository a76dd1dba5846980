import { strict as assert } from 'node:assert';
import {
  type CodeLens,
  commands,
  type DocumentSymbol,
  env,
  type Hover,
  type InlayHint,
  type LogOutputChannel,
  languages,
  MarkdownString,
  Position,
  type QuickPick,
  type QuickPickItem,
  Range,
  type StatusBarItem,
  type SymbolInformation,
  type TextDocument,
  type TextEditor,
  Uri,
  type Webview,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { withTerm } from '../../src/core/filter/edit';
import { DIMENSIONS } from '../../src/core/index/dimensions';
import { GzipEditor } from '../../src/features/expand/gzipEditor';
import { ValueMemo } from '../../src/features/filter/completions';
import { FilterHistory } from '../../src/features/filter/history';
import { filterItems } from '../../src/features/filter/items';
import { valueItems } from '../../src/features/filter/pick';
import { eventItems, timeItems } from '../../src/features/filter/pickTime';
import { SavedFilters, savedItems, saveFilter } from '../../src/features/filter/saved';
import { registerInspect } from '../../src/features/inspect';
import { registerStatus } from '../../src/features/status';
import { connectTimeline } from '../../src/features/timeline/page';
import { registerTree } from '../../src/features/tree';
import type { EventNode, Group, Node } from '../../src/features/tree/nodes';
import { Cursor } from '../../src/host/views/cursor';
import { viewOf } from '../../src/host/views/eventPlace';
import { LateTree } from '../../src/host/views/lateTree';
import { LogDocuments } from '../../src/host/views/logDocuments';
import { Views } from '../../src/host/views/views';
import {
  HOSTILE_NAMES,
  hostileDamage,
  hostileLog,
  hostileLookup,
  hostileRecords,
  NASTY,
  SINKS,
  type Sink,
} from '../support/hostile';
import {
  checkCell,
  checkIcons,
  checkMarkdown,
  checkMessage,
  checkNoIcons,
  checkPlain,
  checkTableRow,
} from '../support/shownText';
import { recordText } from '../support/trails';
import { answering, asked } from './messages';
import { createTree, createView } from './ownTree';
import { replacing } from './replacing';
import {
  api,
  expandedOf,
  fixture,
  inExtension,
  memento,
  noticed,
  openOriginal,
  pause,
  reset,
  SCHEME,
  setting,
  until,
} from './support';

// One hostile log, with a hostile name where the file system takes it, goes through every place where text of logs is
// shown or written. What comes out is read by rules, which know nothing of how it was made harmless.

const extensionUri = inExtension();

/** Characters of the log that hovers are asked for at a time. */
const AT_ONCE = 40;

describe('Hostile log text', () => {
  const told: string[] = [];
  const { settings, reader, session, filter, arrangement, tree, dispose } = createTree(channelInto(told));
  const covered = new Set<Sink>();
  let lookup: Uri;
  let plain: Uri;
  let damage: Uri;

  /** A case: what it reads is read at least so often, and all of it by the rule. */
  const sink = (name: Sink, what: string, run: () => Promise<void>) =>
    it(`${what}`, async () => {
      await run();
      covered.add(name);
    });
  const reads = (count: number, least: number) => assert.ok(count >= least, `${count} texts, not ${least}`);

  before(async () => {
    lookup = await written('', hostileLookup());
    plain = await written('plain ', hostileLog());
    damage = await written('damaged ', hostileDamage());
  });
  beforeEach(async () => {
    await reset();
    await setting('scope', 'all');
    filter.set('');
  });
  after(async () => {
    dispose();
    await reset();
    for (const uri of [lookup, plain, damage]) await workspace.fs.delete(uri);
  });

  /** The same log in the extension and in the parts of it that are made here: rows are the same in both. */
  const load = async (...uris: Uri[]) => {
    session.close();
    await session.open({ files: uris.map((uri) => ({ uri, named: true })) }, true);
    const inspector = await api();
    await inspector.open(uris);
    assert.equal((await inspector.count()).events, filter.shown.count);
    assert.ok(filter.shown.count >= Object.keys(NASTY).length);
    tree.reset();
    tree.refresh();
    return inspector;
  };
  const groups = async (by: readonly string[]) => {
    await arrangement.groupBy(by);
    tree.reset();
    return (await tree.getChildren()) as Group[];
  };
  const events = async () => (await groups([])) as readonly Node[] as readonly EventNode[];

  it('is in a log with a hostile name, and is read to the letter', async () => {
    const inspector = await load(plain);
    const records = hostileRecords();
    assert.equal((await inspector.count()).events, records.length);
    const agents = new Set((await inspector.group(['agent'])).map(({ key }) => key));
    for (const text of Object.values(NASTY))
      assert.ok(agents.has(text) || text.length > 4096, text.slice(0, 80));
  });

  for (const [how, open] of [
    ['the expanded view', async () => (await shownExpanded(lookup)).document],
    ['the original', async () => (await openOriginal(lookup)).document],
    ['plain records', async () => (await openOriginal(plain)).document],
  ] as const) {
    sink('hover', `is code in hovers of ${how}`, async () => {
      const document = await open();
      const places = placesIn(document);
      let count = 0;
      for (let from = 0; from < places.length; from += AT_ONCE) {
        const asked = places
          .slice(from, from + AT_ONCE)
          .map((place) =>
            commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, place),
          );
        for (const { contents } of (await Promise.all(asked)).flat()) {
          for (const content of contents) {
            checkMarkdown(typeof content === 'string' ? { value: content } : (content as MarkdownString));
            count++;
          }
        }
      }
      reads(count, 300);
    });
  }

  sink('lens', 'is text in lenses, and in the lens of the filter', async () => {
    let count = 0;
    // A large view is opened anew when the filter changes.
    const shown = () =>
      until('the view', () => {
        const { uri } = window.activeTextEditor?.document ?? {};
        return uri?.scheme === SCHEME && uri;
      });
    const check = async (uriOf: () => Uri | Promise<Uri>) => {
      // It may be opened anew right now, and the one that was shown be gone.
      const lenses = await until('its lenses', async () =>
        commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', await uriOf(), 5000),
      );
      for (const { command } of lenses) {
        assert.ok(command, 'every lens has a command');
        checkIcons(command.title, 480);
        checkPlain(command.tooltip ?? '');
        assert.match(command.command, /^(?:cloudtrail\.\w+)?$/);
        count++;
      }
    };
    await shownExpanded(lookup);
    await check(shown);
    for (const text of Object.values(NASTY)) {
      if (text.length > 4096) continue;
      await commands.executeCommand('cloudtrail.filter', withTerm('', 'agent', [text], 'include'));
      await pause(50);
      await check(shown);
    }
    await commands.executeCommand('cloudtrail.clearFilters');
    await openOriginal(lookup);
    await check(() => lookup);
    reads(count, 400);
  });

  sink('inlay', 'is text in inlay hints', async () => {
    const { document } = await openOriginal(lookup);
    const all = new Range(0, 0, document.lineCount, 0);
    const hints = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', lookup, all);
    const ours = hints.filter(({ tooltip }) => tooltip !== undefined);
    for (const { label, tooltip } of ours) {
      assert.ok(typeof label === 'string');
      checkPlain(label, 90);
      checkMarkdown(typeof tooltip === 'string' ? { value: tooltip } : tooltip!);
    }
    reads(ours.length, Object.keys(NASTY).length);
  });

  sink('symbols', 'is text in symbols of documents and of the workspace', async () => {
    let count = 0;
    for (const uri of [lookup, plain]) {
      await load(uri);
      const { document } = await openOriginal(uri);
      const found = await until('symbols', async () => {
        const list = await commands.executeCommand<DocumentSymbol[]>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        );
        return list?.some(({ name }) => name.includes(' · ')) && list;
      });
      // Those of JSON are VS Code's own, and are named by keys of the text.
      for (const { name, detail } of found.filter(({ name }) => name.includes(' · '))) {
        checkNoIcons(name, 200);
        assert.equal(detail, '');
        count++;
      }
    }
    for (const query of ['', 'Delete', ...Object.values(NASTY).map((text) => text.slice(0, 20))]) {
      const found = await commands.executeCommand<SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      );
      for (const { name, containerName } of found.filter(({ location }) => location.uri.scheme === SCHEME)) {
        checkNoIcons(name, 200);
        checkPlain(containerName, 40);
        count++;
      }
    }
    reads(count, 200);
  });

  sink('items', 'is text in the tree, by every dimension', async () => {
    await load(lookup, plain);
    let count = 0;
    const check = (node: Node) => {
      const { label, description, accessibilityInformation, tooltip } = tree.getTreeItem(node);
      assert.equal(tooltip, undefined);
      assert.equal(typeof label, 'string');
      checkPlain(String(label), 100);
      checkPlain(String(description ?? ''), 400);
      checkPlain(accessibilityInformation?.label ?? '', 400);
      count++;
    };
    for (const { name } of DIMENSIONS) for (const group of await groups([name])) check(group);
    for (const event of await events()) check(event);
    for (const group of await groups(['principal', 'action']))
      for (const action of await tree.getChildren(group)) (await tree.getChildren(action)).forEach(check);
    reads(count, 500);
  });

  sink('tooltips', 'is code in tooltips of the tree', async () => {
    await load(lookup, plain);
    let count = 0;
    const check = (node: Node) => {
      const { tooltip } = tree.resolveTreeItem(tree.getTreeItem(node), node);
      if (tooltip === undefined) return;
      assert.ok(tooltip instanceof MarkdownString && !tooltip.isTrusted);
      checkMarkdown(tooltip);
      count++;
    };
    for (const { name } of DIMENSIONS) for (const group of await groups([name])) check(group);
    for (const event of await events()) check(event);
    reads(count, 400);
  });

  sink('chain', 'is text in lists of who is behind it', async () => {
    await load(lookup);
    let count = 0;
    for (const node of await events()) {
      const { picks, messages } = await answering([], () =>
        commands.executeCommand('cloudtrail.showIdentityChain', node),
      );
      for (const message of messages) checkMessage(message);
      count += checkLists(picks);
    }
    reads(count, 100);
  });

  sink('message', 'is text in the message and the description of the view', async () => {
    await load(lookup);
    const view = createView();
    const views = new Views(filter, reader);
    const cursor = new Cursor(new LogDocuments(views, reader), session);
    let count = 0;
    const off = await replacing(
      [commands, 'registerCommand', () => ({ dispose: () => undefined })],
      async () => registerTree({ view, tree: new LateTree() }, filter, cursor, views, reader, memento()),
    );
    const check = () => {
      checkPlain(view.message ?? '', 800);
      checkPlain(view.description ?? '', 60);
      checkPlain(view.badge?.tooltip ?? '');
      count++;
    };
    for (const text of filtersOf()) {
      filter.set(text);
      check();
      filter.set(`${text} action:Nothing`);
      check();
    }
    // A path with hostile letters, which no record has; and one that is spelled in another way.
    for (const text of ['requestParameters.nothing[x](command:x):1', 'requestParameters.BUCKETNAME:x']) {
      filter.set(text);
      await pause(300);
      check();
    }
    off.dispose();
    reads(count, 40);
  });

  sink('compare', 'is text in titles of diffs', async () => {
    await load(lookup);
    const all = await events();
    const titles: string[] = [];
    const execute = commands.executeCommand;
    for (let n = 0; n + 1 < all.length; n += 2) {
      const two = [all[n]!, all[n + 1]!];
      // The title is read as VS Code gets it; the last one also as VS Code shows it.
      const isLast = n + 3 >= all.length;
      await replacing(
        [
          commands,
          'executeCommand',
          (id: string, ...rest: unknown[]) => {
            if (id === 'vscode.diff') titles.push(String(rest[2]));
            return id === 'vscode.diff' && !isLast ? Promise.resolve() : execute(id, ...rest);
          },
        ],
        () => execute('cloudtrail.compareEvents', two[0], two),
      );
    }
    const label = await until('the diff', () => {
      const { label = '' } = window.tabGroups.activeTabGroup.activeTab ?? {};
      return label.includes('↔') && label;
    });
    for (const title of [...titles, label]) checkNoIcons(title, 130);
    reads(titles.length, 30);
  });

  sink('lists', 'is text in lists of related events, and over the export’s', async () => {
    await load(lookup);
    let count = 0;
    for (const node of await events()) {
      const { picks } = await answering([], () => commands.executeCommand('cloudtrail.findRelated', node));
      count += checkLists(picks);
    }
    for (const text of filtersOf()) {
      await commands.executeCommand('cloudtrail.filter', text);
      const { picks } = await answering([], () => commands.executeCommand('cloudtrail.exportEvents'));
      count += checkLists(picks);
    }
    reads(count, 500);
  });

  sink('csv', 'is no formula in CSV', async () => {
    const rows = parseCsv(await exported('csv'));
    for (const cell of rows.flat()) checkCell(cell);
    assert.ok(rows.every((row) => row.length === rows[0]!.length));
    reads(rows.length, hostileRecords().length);
  });

  sink('markdown', 'is code in Markdown that is exported and copied', async () => {
    const [head, , ...rows] = (await exported('markdown')).trimEnd().split('\n');
    const cells = head!.split(' | ').length;
    for (const row of rows) checkTableRow(row, cells);
    reads(rows.length, hostileRecords().length);
    const all = await events();
    for (const nodes of [all.slice(0, 1), all.slice(1, 2), all.slice(2, 3), all]) {
      await commands.executeCommand('cloudtrail.copyMarkdown', nodes[0], nodes);
      const copied = (await env.clipboard.readText()).trimEnd().split('\n');
      for (const row of copied.slice(2)) checkTableRow(row, nodes.length === 1 ? 2 : cells);
    }
  });

  sink('json', 'is the record to the letter in JSON', async () => {
    const records = hostileRecords();
    const byId = new Map(records.map((record) => [record['eventID'], record]));
    const whole = JSON.parse(await exported('json')).Records as Record<string, unknown>[];
    const lines = (await exported('jsonl')).trimEnd().split('\n');
    assert.deepEqual([whole.length, lines.length], [records.length, records.length]);
    for (const record of [...whole, ...lines.map((line) => JSON.parse(line))])
      assert.deepEqual(record, byId.get(record.eventID));
  });

  sink('status', 'is text in the status bar', async () => {
    await load(lookup);
    const items: StatusBarItem[] = [];
    const off = await replacing(
      [
        window,
        'createStatusBarItem',
        () => {
          const item = { show: () => undefined, hide: () => undefined, dispose: () => undefined };
          items.push(item as unknown as StatusBarItem);
          return item;
        },
      ],
      async () => registerStatus(session, filter),
    );
    await shownExpanded(lookup);
    let count = 0;
    for (const text of filtersOf()) {
      filter.set(text);
      for (const { text = '', tooltip, name } of items) {
        checkIcons(text.replace(/ \$\(warning\) \d+$/, ''), 60);
        assert.ok(tooltip === undefined || typeof tooltip === 'string');
        checkPlain(tooltip ?? '', 400);
        checkPlain(name ?? '');
        count++;
      }
    }
    off.dispose();
    reads(count, 40);
  });

  sink('input', 'is text below the input of the filter', async () => {
    await load(lookup);
    const history = new FilterHistory(memento());
    for (const text of filtersOf()) history.add(text);
    const { recent } = history;
    const memo = new ValueMemo();
    let count = 0;
    const check = (text: string) => {
      const paths = Object.values(NASTY).map((one) => `requestParameters.${one.slice(0, 300)}`);
      const items = filterItems(filter, text, { paths, recent, ask: () => 0, memo, failure: text });
      count += checkLists([{ title: '', items }]);
    };
    check('');
    for (const { name } of DIMENSIONS) check(`${name}:`);
    for (const text of ['requestParameters.', 'requestParameters.bucketName:', '-', 'ip:"', 'x:'])
      check(text);
    for (const text of Object.values(NASTY)) {
      const short = text.slice(0, 5000);
      for (const typed of [`ip:"${short}"`, `time:${short}`, short, `${short}:x`, `outcome:"${short}"`])
        check(typed);
    }
    // The input itself, as it is opened.
    await commands.executeCommand('cloudtrail.filter', filtersOf()[0]);
    const list = await openedList('cloudtrail.filter');
    count += checkLists([{ title: list.title, items: list.items }]);
    checkPlain(list.placeholder ?? '');
    reads(count, 300);
  });

  sink('picks', 'is text in lists of values, times and saved filters', async () => {
    await load(lookup);
    let count = 0;
    for (const { name } of DIMENSIONS.filter(({ chronological }) => !chronological)) {
      if (name === 'file' || name === 'recipient') continue;
      count += checkLists([{ title: '', items: valueItems(filter, name) }]);
    }
    for (const command of ['Principal', 'Action', 'Agent', 'Resource', 'Error', 'Session']) {
      const list = await openedList(`cloudtrail.filterBy${command}`);
      count += checkLists([{ title: list.title, items: list.items }]);
    }
    count += checkLists([{ title: '', items: timeItems(filter) }]);
    count += checkLists([{ title: '', items: eventItems(filter, filter.shown) }]);
    const saved = savedOf();
    const items = savedItems(saved, filter);
    count += checkLists([{ title: '', items }]);
    reads(count, 500);
  });

  sink('memory', 'is checked when filters are read back', async () => {
    await load(lookup);
    const state = memento();
    for (const bad of [
      7,
      'x',
      { length: 2 },
      [1, null, { name: 7, text: 'x' }, { name: '', text: 'x' }, { name: 'x' }],
    ]) {
      await state.update('cloudtrail.savedFilters', bad);
      await state.update('cloudtrail.filterHistory', bad);
      assert.deepEqual(new SavedFilters({ workspace: state, user: memento() }).all, []);
      assert.deepEqual(new FilterHistory(state).recent, []);
    }
    for (const text of filtersOf()) {
      const history = new FilterHistory(memento());
      history.add(text);
      const [again = text] = history.recent;
      filter.set(again);
      assert.ok(filter.shown.count > 0, text.slice(0, 100));
    }
    filter.set('');
  });

  sink('notifications', 'makes no link in notifications and prompts', async () => {
    await load(lookup);
    const messages: string[] = [];
    // A log with a hostile name that is gone, an export to a file of such a name, and one that fails.
    const gone = await written('gone ', hostileDamage());
    const inspector = await api();
    await inspector.open([gone]);
    const other = new TextEncoder().encode(recordText(1).replace('"e1"', '"e-watched"'));
    await noticed(
      'the watcher',
      () => workspace.fs.writeFile(gone, other),
      async () => (await inspector.count({ filter: 'id:e-watched' })).events === 1,
    );
    const hear = async (text: string) => void messages.push(text);
    await replacing([window, 'showWarningMessage', hear], async () => {
      await workspace.fs.delete(gone);
      await until('it is told', () => messages.length > 0);
    });
    const target = Uri.joinPath(lookup, '..', `out ${nameOf(lookup)}`);
    for (const to of [target, target, Uri.joinPath(target, 'below', nameOf(lookup))]) {
      asked(to);
      const { messages: said } = await answering([], () =>
        commands.executeCommand('cloudtrail.exportEvents', { format: 'csv', target: to.toString() }),
      );
      messages.push(...said);
    }
    await workspace.fs.delete(target);
    for (const args of [
      ['principal', NASTY['a command link'], 'x'],
      ['x', 'y'],
      [NASTY['a command link'], 'y', 'include'],
    ]) {
      const { messages: said } = await answering([], () =>
        commands.executeCommand('cloudtrail.addToFilter', ...args),
      );
      messages.push(...said);
    }
    const prompts: string[] = [];
    for (const text of filtersOf()) {
      await replacing([window, 'showInputBox', async ({ prompt = '' }) => void prompts.push(prompt)], () =>
        saveFilter(savedOf(), text),
      );
    }
    for (const text of [...messages, ...prompts]) checkMessage(text);
    assert.ok(
      messages.some((text) => text.includes('deleted or moved')),
      messages.join('\n'),
    );
    assert.ok(
      messages.some((text) => text.startsWith('Exported ')),
      messages.join('\n'),
    );
    reads(prompts.length, 20);
    reads(messages.length, 6);
  });

  sink('problems', 'is text in the Problems panel', async () => {
    await (await api()).open([damage]);
    const found = await until('problems', () => {
      const all = languages.getDiagnostics(damage).filter(({ source }) => source === 'CloudTrail');
      return all.length > 0 && all;
    });
    for (const { message, code } of found) {
      checkPlain(message, 500);
      const { value, target } = code as { value: string; target: Uri };
      checkPlain(value, 30);
      assert.equal(target.scheme, 'cloudtrail-report');
    }
  });

  sink('report', 'is text in the load report', async () => {
    await load(lookup, plain, damage);
    await commands.executeCommand('cloudtrail.showLoadReport');
    const text = await until('the report', () => {
      const { document } = window.activeTextEditor ?? {};
      const text = document?.uri.scheme === 'cloudtrail-report' ? document.getText() : '';
      // One that is open already is written anew.
      return text.includes('Coverage') && text.includes('\nProblems\n') && text;
    });
    const lines = text.split('\n');
    for (const line of lines) checkPlain(line, 700);
    reads(lines.length, 60);
  });

  sink('timeline', 'is text in what the timeline is told, and its page holds none', async () => {
    await load(lookup);
    const said: { type: string; layers?: { label: string }[]; what?: string; zone?: string; by?: string }[] =
      [];
    let say: (message: unknown) => void = () => undefined;
    const webview = {
      options: {},
      html: '',
      cspSource: 'https://the.host',
      asWebviewUri: (uri: Uri) => uri,
      onDidReceiveMessage: (listener: (message: unknown) => void) => {
        say = listener;
        return { dispose: () => undefined };
      },
      postMessage: async (message: never) => said.push(message) > 0,
    };
    const page = connectTimeline(webview as unknown as Webview, filter, extensionUri);
    let ask = 0;
    for (const { name } of DIMENSIONS) {
      say({ type: 'ask', ask: ++ask, by: name, range: null, buckets: 50 });
      await until(name, () => said.filter(({ type }) => type === 'answer').length === ask);
    }
    say({ type: 'ask', ask: ++ask, by: NASTY['HTML'], range: null, buckets: 50 });
    await until('an answer', () => said.filter(({ type }) => type === 'answer').length === ask);
    for (let nth = 0; nth < 12; nth++) {
      say({ type: 'reveal', from: 0, to: 8e15, layer: null, nth });
      await until('an event', () => said.filter(({ type }) => type === 'revealed').length > nth);
    }
    let count = 0;
    for (const { layers = [], what = '', zone = '', by = '' } of said) {
      for (const text of [...layers.map(({ label }) => label), what, zone, by]) {
        checkPlain(text, 250);
        count++;
      }
    }
    page.dispose();
    assert.match(
      webview.html,
      /content="default-src 'none'; style-src https:\/\/the\.host; script-src 'nonce-\w+'; form-action 'none'; base-uri 'none'"/,
    );
    assert.deepEqual(
      [...new Set(webview.html.match(/<\w+/g))],
      ['<html', '<head', '<meta', '<title', '<link', '<body', '<script'],
    );
    reads(count, 150);
  });

  sink('tab', 'is letters and digits in names of tabs', async () => {
    await load(lookup);
    const all = await events();
    for (const { event } of all) assert.match(nameOf(viewOf(event)), /^[\w.-]{1,60} \d+ \(expanded\)$/);
    const three = all.slice(0, 3);
    await commands.executeCommand('cloudtrail.compareEvents', three[0], three);
    const labels = await until('three tabs', () => {
      const shown = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
      return shown.length >= 3 && shown;
    });
    for (const label of labels) assert.match(label, /^[\w.-]{1,60} \d+ \(expanded\)$/);
  });

  sink('gzip', 'is no markup in the page of a compressed log', async () => {
    const nothing = { head: async () => undefined } as never;
    const editor = new GzipEditor(nothing, {} as never, { isRecent: () => false } as never);
    const pageOf = async (uri: Uri) => {
      const panel = { webview: { html: '', options: {} } };
      await editor.resolveCustomEditor(
        { uri, dispose: () => undefined },
        panel as unknown as WebviewPanel,
        { isCancellationRequested: false } as never,
      );
      return panel.webview;
    };
    // No file has a name with lone surrogates.
    for (const text of [...Object.values(NASTY).filter(wellFormed), '"><script>alert(1)</script>']) {
      const uri = Uri.file('/x').with({ path: `/${text.slice(0, 200)}.json.gz` });
      const { html, options } = await pageOf(uri);
      assert.match(html, /content="default-src 'none'; style-src 'unsafe-inline'"/);
      assert.deepEqual(options, { enableScripts: false, enableCommandUris: ['cloudtrail.showExpanded'] });
      const [, href = ''] = /<a href="([^"<>]*)">[^<>]*<\/a>/.exec(html) ?? [];
      assert.match(href, /^command:cloudtrail\.showExpanded\?[\w%.!~*()-]+(?:&#39;)?[\w%.!~*()&#;-]*$/);
      assert.deepEqual(html.match(/<\w+/g), ['<html', '<head', '<meta', '<body', '<p', '<p', '<a']);
    }
  });

  sink('channel', 'is one line in the output channel', async () => {
    await load(lookup);
    const handlers = new Map<string, (...args: unknown[]) => unknown>();
    const off = await replacing(
      [
        commands,
        'registerCommand',
        (id: string, run: (...args: unknown[]) => unknown) => {
          handlers.set(id, run);
          return { dispose: () => undefined };
        },
      ],
      async () => registerInspect(session, settings, extensionUri),
    );
    told.length = 0;
    const lines: string[] = [];
    const { messages } = await answering([], () => handlers.get('cloudtrail.inspect')!(damage));
    off.dispose();
    for (const message of messages) checkMessage(message);
    lines.push(...told);
    for (const value of Object.values(NASTY)) {
      told.length = 0;
      await setting('groupBy', [value.slice(0, 2000)]);
      await until('it is told', () => {
        settings.get('groupBy');
        return told.some((line) => line.includes('groupBy'));
      });
      lines.push(...told);
    }
    for (const line of lines) checkPlain(line, 900);
    assert.ok(
      lines.some((line) => /@\d+\+\d+/.test(line)),
      lines.join('\n'),
    );
  });

  sink('editors', 'is to the letter in the expanded view', async () => {
    const { document } = await shownExpanded(lookup);
    const shown = JSON.parse(document.getText()) as { Events: { CloudTrailEvent: unknown }[] };
    assert.deepEqual(
      shown.Events.map(({ CloudTrailEvent }) => CloudTrailEvent),
      hostileRecords(),
    );
  });

  sink('clipboard', 'is whole on the clipboard: long values, and filters that mean them', async () => {
    await load(plain);
    const byId = new Map(hostileRecords().map((record) => [record['eventID'], record]));
    for (const node of await events()) {
      await commands.executeCommand('cloudtrail.copyJson', node, [node]);
      assert.deepEqual(JSON.parse(await env.clipboard.readText()), byId.get(node.event.id));
      await commands.executeCommand('cloudtrail.copyIds', node, [node]);
      if (wellFormed(node.event.id)) assert.equal(await env.clipboard.readText(), node.event.id);
    }
    for (const group of await groups(['agent'])) {
      await commands.executeCommand('cloudtrail.copyAsFilter', group, [group]);
      const text = await env.clipboard.readText();
      if (wellFormed(group.group.key))
        assert.equal(filter.matching(text).count, group.group.events, text.slice(0, 100));
    }
  });

  sink('api', 'is to the letter in the API', async () => {
    const inspector = await load(plain);
    const byId = new Map(hostileRecords().map((record) => [record['eventID'], record]));
    for (const event of await inspector.events()) {
      const record = byId.get(event.id)!;
      assert.deepEqual(JSON.parse(await inspector.record(event)), record);
      assert.equal(event.region ?? '', record['awsRegion']);
      inspector.describeIdentity(record['userIdentity']);
    }
  });

  sink('errors', 'is text in errors of the API', async () => {
    const inspector = await load(lookup);
    let count = 0;
    for (const text of Object.values(NASTY)) {
      for (const wrong of [
        `ip:"${text}"`,
        `${text.replace(/[\s:"]/g, '')}x:1`,
        `time:"${text}"`,
        `risk:"${text}"`,
      ]) {
        await inspector.count({ filter: wrong }).then(
          () => undefined,
          ({ message }: Error) => {
            checkPlain(message, 500);
            count++;
          },
        );
      }
      for (const asked of [() => inspector.group([text]), () => inspector.count({ scope: text as never })])
        await assert.rejects(asked, ({ message }: Error) => {
          checkPlain(message, 1000);
          return true;
        });
    }
    reads(count, 30);
  });

  it('went through every sink of the table', () => {
    const all = Object.keys(SINKS) as Sink[];
    assert.deepEqual(
      all.filter((name) => !covered.has(name)),
      [],
    );
  });

  /** Filters by each value, as clicks on it make them. */
  function filtersOf(): string[] {
    return Object.values(NASTY).flatMap((text) => {
      const made = withTerm('', 'agent', [text], 'include');
      return text.length > 100_000 ? [] : [made];
    });
  }

  function savedOf(): SavedFilters {
    const state = memento();
    const list = Object.values(NASTY).map((text) => ({
      name: text,
      text: withTerm('', 'agent', [text], 'include'),
    }));
    const wrong = Object.values(NASTY).map((text) => ({
      name: `wrong ${text}`,
      text: `ip:"${text.replace(/"/g, '')}"`,
    }));
    void state.update('cloudtrail.savedFilters', [...list, ...wrong]);
    return new SavedFilters({ workspace: state, user: state });
  }

  /** What the extension writes of the log in a format. */
  async function exported(format: string): Promise<string> {
    await load(plain);
    const target = fixture(`hostile-out.${format}`);
    asked(target);
    await answering([], () =>
      commands.executeCommand('cloudtrail.exportEvents', { format, target: target.toString() }),
    );
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(target));
    await workspace.fs.delete(target);
    return text;
  }
});

/** A channel that keeps the lines that it is told. */
function channelInto(lines: string[]): LogOutputChannel {
  const tell = (text: unknown) => {
    if (!(text instanceof Error)) lines.push(String(text));
  };
  const methods = { info: tell, warn: tell, error: tell, debug: tell, trace: tell, dispose: () => undefined };
  return methods as unknown as LogOutputChannel;
}

/** The list that a command of the extension opens, as it is some time later; it is closed again. */
async function openedList(command: string): Promise<QuickPick<QuickPickItem> & { readonly title: string }> {
  const create = window.createQuickPick;
  const lists: QuickPick<QuickPickItem>[] = [];
  await replacing(
    [
      window,
      'createQuickPick',
      () => {
        const list = create();
        list.ignoreFocusOut = true;
        lists.push(list);
        return list;
      },
    ],
    async () => {
      await commands.executeCommand(command);
      await until(`the list of ${command}`, () => (lists[0]?.items.length ?? 0) > 0);
    },
  );
  const { items, title = '', placeholder = '' } = lists[0]!;
  lists[0]!.hide();
  return { items, title, placeholder } as never;
}

/** Checks all lines of lists, and says how many texts that were. */
function checkLists(
  lists: readonly { readonly title: string; readonly items: readonly QuickPickItem[] }[],
): number {
  let count = 0;
  for (const { title, items } of lists) {
    checkIcons(title, 300);
    for (const { label, description = '', detail = '' } of items) {
      for (const text of [label, description, detail]) {
        checkIcons(text, 400);
        count++;
      }
    }
  }
  return count;
}

/** Places of keys and of what follows them, also of keys inside escaped strings; of long lines the first ones. */
function placesIn(document: TextDocument): Position[] {
  const places: Position[] = [];
  for (let line = 0; line < document.lineCount; line++) {
    const text = document.lineAt(line).text.slice(0, 30_000);
    const isLong = document.lineAt(line).text.length > 100_000;
    for (const found of [...text.matchAll(/\\?"(\w{1,40})\\?": ?/g)].slice(0, isLong ? 8 : 60)) {
      places.push(new Position(line, found.index + 3));
      // In a record that lies in a string, its keys alone: values are found by them.
      if (!found[0].startsWith('\\')) places.push(new Position(line, found.index + found[0].length + 1));
    }
  }
  return places;
}

/** A file of the worst name that the file system takes. */
async function written(prefix: string, content: string): Promise<Uri> {
  let refused: unknown;
  for (const name of HOSTILE_NAMES) {
    try {
      const uri = fixture(`${prefix}${name}`);
      await workspace.fs.writeFile(uri, new TextEncoder().encode(content));
      return uri;
    } catch (error) {
      refused = error;
    }
  }
  throw refused;
}

/** The expanded view, also of a log whose original was asked for before. */
async function shownExpanded(uri: Uri): Promise<TextEditor> {
  await commands.executeCommand('cloudtrail.showExpanded', uri.toString());
  return expandedOf(uri);
}

function nameOf({ path }: Uri): string {
  return path.split('/').at(-1) ?? '';
}

/** Text that the clipboard and files keep: lone surrogates have no UTF-8. */
function wellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

/** Rows of CSV as RFC 4180 has it, all lines ended by CRLF. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
